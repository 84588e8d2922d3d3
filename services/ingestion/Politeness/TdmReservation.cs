using System.Text.Json;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>Whether a publisher reserves text and data mining (TDM Reservation Protocol, W3C Community Group Final Report 2024).</summary>
/// <param name="Policy">Where the conditions can be read.</param>
/// <param name="From">Where it was said: <c>header</c>, <c>meta</c>, <c>tdmrep.json</c> or <c>robots.txt</c>.</param>
public sealed record TdmReservation(bool Reserved, Uri? Policy, string From)
{
    /// <summary>One rule of a site's <c>/.well-known/tdmrep.json</c>.</summary>
    public sealed record Rule(string Location, bool Reserved, Uri? Policy);

    private const int MostRules = 1000;

    /// <summary>What an answer's headers say; nothing when they are silent.</summary>
    public static TdmReservation? OfHeaders(FetchResponse response) =>
        response.Header("tdm-reservation")?.Trim() switch
        {
            "1" => new TdmReservation(true, Address(response.Header("tdm-policy")), "header"),
            "0" => new TdmReservation(false, null, "header"),
            // Sites that know no TDMRep say it among their robots directives.
            _ when response.Header("X-Robots-Tag")?.Split([',', ':', ' '], StringSplitOptions.RemoveEmptyEntries).Contains("noai", StringComparer.OrdinalIgnoreCase) == true =>
                new TdmReservation(true, null, "header"),
            _ => null,
        };

    /// <summary>The rules of a <c>tdmrep.json</c>; none when it cannot be read.</summary>
    public static IReadOnlyList<Rule> ReadRules(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
                return [];
            return
            [
                .. document.RootElement.EnumerateArray().Take(MostRules)
                    .Where(rule => JsonText.Of(rule, "location") is not null && rule.TryGetProperty("tdm-reservation", out var said) && said.ToString() is "0" or "1")
                    .Select(rule => new Rule(RobotsRules.Normal(JsonText.Of(rule, "location")!), rule.GetProperty("tdm-reservation").ToString() == "1", Address(JsonText.Of(rule, "tdm-policy")))),
            ];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>What the rules of a site say about an address: the first whose location matches holds, as paths in robots.txt do.</summary>
    public static TdmReservation? OfRules(IReadOnlyList<Rule> rules, Uri url)
    {
        var path = RobotsRules.Normal(url.PathAndQuery);
        return rules.FirstOrDefault(rule => RobotsRules.Matches(rule.Location, path)) is { } found ? new TdmReservation(found.Reserved, found.Policy, "tdmrep.json") : null;
    }

    private static Uri? Address(string? written) =>
        Uri.TryCreate(written?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
