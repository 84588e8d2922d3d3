using System.Text.RegularExpressions;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Reads the names out of a byline, and tells names from what only stands where a name belongs.</summary>
internal static partial class Bylines
{
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "editor", "editors", "staff", "author", "guest", "guest author", "user", "webmaster", "root", "team", "anonymous",
        "unknown", "none", "null", "undefined",
        "editorial team", "editorial staff", "news desk", "by",
    };

    /// <summary>The names of a byline; empty when it holds none.</summary>
    public static List<string> Names(string? byline)
    {
        if (string.IsNullOrWhiteSpace(byline) || byline.Length > 200
            || byline.Contains("http", StringComparison.OrdinalIgnoreCase) || byline.Contains('@', StringComparison.Ordinal))
            return [];
        var line = Space().Replace(Opening().Replace(byline.Trim(), ""), " ");
        line = Ending().Replace(line, "").Trim(' ', ',', '|', '-', '–', '·', '•', ':');
        var names = And().Split(line).Select(name => name.Trim()).Where(IsName).ToList();
        return names;
    }

    public static bool IsName(string name) =>
        name.Length is >= 2 and <= 60
        && !NoNames.Contains(name)
        && name.Any(char.IsLetter)
        && name.Count(char.IsDigit) <= 2
        && name.Split(' ').Length <= 7
        && !name.Contains('<', StringComparison.Ordinal);

    [GeneratedRegex(@"^((written|posted|published|reviewed|authored|created|words|story|text|article)\s+by|by|von|par|por|di|author)\b\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    // What follows a name in one line with it: a date, a role, a reading time.
    [GeneratedRegex(@"\s*(\||·|•|\bon\b|\bpublished\b|\bupdated\b|\bposted\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d+\s*min).*$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(@"(?>\s*(?:,\s*(?:and\s+)?|\band\s+|&\s+|;|\bund\s+|\bet\s+|\by\s+)\s*)(?!Jr|Sr|MD|PhD|RD|M\.D|Ph\.D|MBA|CPA|CFP|RN|DO\b|LPC|MS\b|MA\b|DDS|Inc|LLC|Ltd)", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
