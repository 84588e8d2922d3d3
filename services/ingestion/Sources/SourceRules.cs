namespace Wiredesk.Ingestion.Sources;

/// <summary>What may be said about a source. Each rule answers with the sentence that the caller is to read, or nothing when all is well.</summary>
public static class SourceRules
{
    public const int LongestName = 100;

    /// <summary>A name has 1 to 100 characters, begins and ends with none that is blank, and has no control characters, line breaks or broken surrogates; it is not <c>.</c> or <c>..</c>.</summary>
    public static string? Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return "A source needs a name.";
        if (name.Length > LongestName) return $"The name of a source has at most {LongestName} characters; this one has {name.Length}.";
        if (name != name.Trim()) return "The name of a source does not begin or end with a blank.";
        if (name is "." or "..") return "A source cannot be named '.' or '..'.";
        return name.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar || System.Text.Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
            ? "The name of a source holds no control characters or broken characters."
            : null;
    }

    public static string? TimeZone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? null : $"'{zone}' is no time zone that is known here; IANA names such as Europe/Berlin are.";

    public static string? RetentionDays(int days) => days is >= 0 and <= 3650 ? null : $"retentionDays must be 0 to 3650, not {days}.";

    public static string? SilentAfterHours(int hours) => hours is >= 1 and <= 8760 ? null : $"silentAfterHours must be 1 to 8760, not {hours}.";

    public static string? Secret(string? secret) =>
        secret is null || (secret.Length is > 0 and <= 60 && secret.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            ? null
            : "secret must be the name of a secret (letters, digits, '-', '_'), which Fetch:Secrets:NAME holds.";

    /// <summary>An address that can be polled: absolute, http or https, at most 2,000 characters, no password in it.</summary>
    public static string? Url(Uri? url)
    {
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https", Host.Length: > 0 }) return $"A feed needs an absolute http or https address, not '{url?.OriginalString}'.";
        if (url.AbsoluteUri.Length > 2000) return "The address of a feed has at most 2,000 characters.";
        return url.UserInfo.Length > 0 ? $"The address of a feed at {url.Host} holds no password; 'secret' names one." : null;
    }
}
