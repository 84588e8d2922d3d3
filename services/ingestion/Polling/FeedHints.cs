using System.Globalization;
using System.Text.Json;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Polling;

/// <summary>What a feed says to those who poll it, beside its news.</summary>
/// <param name="Ttl">How long it is not worth asking again: RSS <c>ttl</c>, or the period of <c>sy:updatePeriod</c>.</param>
/// <param name="Hub">The hub that pushes it (W3C WebSub).</param>
/// <param name="Self">The address by which the hub knows it.</param>
/// <param name="Deleted">The ids of entries that were withdrawn (<c>at:deleted-entry</c>, RFC 6721).</param>
public sealed record FeedHints(TimeSpan? Ttl, Uri? Hub, Uri? Self, IReadOnlyList<string> Deleted)
{
    private const int Head = 32 * 1024;
    private const int MostDeleted = 10_000;

    private static readonly FeedHints Nothing = new(null, null, null, []);

    /// <summary>Reads them from a document. Never throws.</summary>
    public static FeedHints Of(ReadOnlyMemory<byte> bytes, Uri address, string? contentType)
    {
        var first = bytes.Span.TrimStart(" \t\r\n\uFEFF"u8);
        if (first.StartsWith("{"u8))
            return OfJson(bytes, address);
        var isWhole = bytes.Span.IndexOf("deleted-entry"u8) >= 0;
        return OfXml(TextBytes.Decode(isWhole ? bytes.Span : bytes.Span[..Math.Min(bytes.Length, Head)], contentType, new Repairs()), address);
    }

    private static FeedHints OfXml(string text, Uri address)
    {
        var (ttl, period, frequency) = (default(string), default(string), default(string));
        var (hub, self, deleted, inHead) = (default(Uri), default(Uri), new List<string>(), true);
        var tokens = new Tokenizer(text, html: false);
        var element = "";
        while (tokens.Read())
        {
            if (tokens.Kind == TokenKind.Text && inHead)
            {
                _ = element switch { "ttl" => ttl ??= tokens.Value, "updateperiod" => period ??= tokens.Value, "updatefrequency" => frequency ??= tokens.Value, _ => null };
            }

            element = tokens.Kind == TokenKind.Start ? tokens.Name[(tokens.Name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant() : "";
            inHead &= element is not ("item" or "entry" or "url");
            if (element == "link" && inHead)
            {
                foreach (var relation in (Attribute(tokens, "rel") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    hub ??= relation.Equals("hub", StringComparison.OrdinalIgnoreCase) ? Address(Attribute(tokens, "href"), address) : null;
                    self ??= relation.Equals("self", StringComparison.OrdinalIgnoreCase) ? Address(Attribute(tokens, "href"), address) : null;
                }
            }
            else if (element == "deleted-entry" && Attribute(tokens, "ref") is { Length: > 0 } name && deleted.Count < MostDeleted)
            {
                deleted.Add(name);
            }
        }

        return new FeedHints(Minutes(ttl) ?? Period(period, frequency), hub, self, deleted);
    }

    private static FeedHints OfJson(ReadOnlyMemory<byte> bytes, Uri address)
    {
        if (bytes.Span.IndexOf("\"hubs\""u8) < 0)
            return Nothing;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var hub = document.RootElement.TryGetProperty("hubs", out var hubs) && hubs.ValueKind == JsonValueKind.Array
                ? hubs.EnumerateArray().Where(one => "WebSub".Equals(JsonText.Of(one, "type"), StringComparison.OrdinalIgnoreCase)).Select(one => JsonText.Of(one, "url")).FirstOrDefault()
                : null;
            return new FeedHints(null, Address(hub, address), Address(JsonText.Of(document.RootElement, "feed_url"), address), []);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return Nothing;
        }
    }

    /// <summary>The hub and topic that an answer's <c>Link</c> headers name (RFC 8288): WebSub asks for these first.</summary>
    public static (Uri? Hub, Uri? Self) OfLinks(string? header, Uri address)
    {
        var (hub, self) = (default(Uri), default(Uri));
        foreach (var link in (header ?? "").Split('<', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = link.IndexOf('>', StringComparison.Ordinal);
            if (end < 0) continue;
            var relations = link[(end + 1)..].Split(';').Select(part => part.Trim().TrimEnd(',')).FirstOrDefault(part => part.StartsWith("rel=", StringComparison.OrdinalIgnoreCase));
            foreach (var relation in (relations ?? "rel=")[4..].Trim(' ', '"').Split(' '))
            {
                hub ??= relation.Equals("hub", StringComparison.OrdinalIgnoreCase) ? Address(link[..end], address) : null;
                self ??= relation.Equals("self", StringComparison.OrdinalIgnoreCase) ? Address(link[..end], address) : null;
            }
        }

        return (hub, self);
    }

    private static string? Attribute(Tokenizer tokens, string name)
    {
        var found = tokens.Attributes.Find(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found.Name is null ? null : References.Read(found.Value, new Repairs()).Trim();
    }

    private static Uri? Address(string? written, Uri address) =>
        !string.IsNullOrWhiteSpace(written) && Uri.TryCreate(address, written.Trim(), out var url) && url.Scheme is "http" or "https" ? url : null;

    private static TimeSpan? Minutes(string? written) =>
        int.TryParse(written?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0 ? TimeSpan.FromMinutes(minutes) : null;

    // RSS 1.0 module "syndication": so many times in a period.
    private static TimeSpan? Period(string? period, string? frequency)
    {
        var times = int.TryParse(frequency?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
        return period?.Trim().ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1) / times,
            "daily" => TimeSpan.FromDays(1) / times,
            "weekly" => TimeSpan.FromDays(7) / times,
            "monthly" => TimeSpan.FromDays(30) / times,
            "yearly" => TimeSpan.FromDays(365) / times,
            _ => null,
        };
    }
}
