using System.Globalization;
using Wiredesk.Defaults.Fetch;

namespace Wiredesk.Ingestion.Polling;

/// <summary>What an answer says about when to ask again (RFC 9110 and RFC 9111).</summary>
public static class Freshness
{
    /// <summary><c>Retry-After</c>: seconds, or an instant.</summary>
    public static TimeSpan? RetryAfter(FetchResponse response, DateTimeOffset now)
    {
        if (response.Header("Retry-After")?.Trim() is not { Length: > 0 } written)
            return null;
        return Seconds(written) ?? (Instant(written) is { } at && at > now ? at - now : null);
    }

    /// <summary>How long the document stays fresh: <c>Cache-Control: max-age</c> less its <c>Age</c>, else <c>Expires</c>.</summary>
    public static TimeSpan? MaxAge(FetchResponse response, DateTimeOffset now)
    {
        var directives = (response.Header("Cache-Control") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (directives.Any(directive => directive.Equals("no-cache", StringComparison.OrdinalIgnoreCase) || directive.Equals("no-store", StringComparison.OrdinalIgnoreCase)))
            return null;
        if (Array.Find(directives, directive => directive.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase)) is { } written)
            return Seconds(written["max-age=".Length..].Trim('"')) is { } age ? Positive(age - (Seconds(response.Header("Age")?.Trim() ?? "") ?? TimeSpan.Zero)) : null;
        return Instant(response.Header("Expires")) is { } expires ? Positive(expires - (Instant(response.Header("Date")) ?? now)) : null;
    }

    private static TimeSpan? Positive(TimeSpan span) => span > TimeSpan.Zero ? span : null;

    private static TimeSpan? Seconds(string written) =>
        long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, int.MaxValue)) : null;

    private static DateTimeOffset? Instant(string? written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
