using System.Buffers;
using System.Text.RegularExpressions;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>The news agency that a text credits at its head or its end: <c>CAIRO, Nov 25 (Reuters) -</c>, <c>Source: Xinhua</c>.</summary>
/// <remarks>The datelines are those of the agencies' own style books; the list holds the agencies with worldwide services.</remarks>
public static partial class AgencyCredit
{
    private const int Opening = 250;
    private const int End = 120;
    private const string Names = "Reuters|AP|Associated Press|AFP|Agence France-Presse|dpa|Xinhua|TASS|Interfax|ANSA|EFE|Kyodo|UPI|PTI|Bloomberg|Press Association|Anadolu";

    // Few sources have one of them in their names, which is seen at a glance.
    private static readonly SearchValues<string> InAnyCase = SearchValues.Create(Names.Split('|'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The agency in small letters, by its short name; null when none is credited. An agency's own text credits itself.</summary>
    public static string? In(string text, string source)
    {
        if (source.AsSpan().ContainsAny(InAnyCase) && Known().Match(source) is { Success: true } own)
            return ShortName(own.Value);
        return Credited(text, 0, Math.Min(Opening, text.Length)) ?? Credited(text, Math.Max(0, text.Length - End), text.Length);
    }

    private static string? Credited(string text, int start, int end)
    {
        if (!text.AsSpan(start, end - start).ContainsAny('(', ':')) // one of which a credit begins with
            return null;
        var credit = Credit().Match(text, start, end - start);
        return credit.Success ? ShortName(credit.Groups["name"].Value) : null;
    }

    /// <summary>Whether a source is the agency.</summary>
    public static bool IsAgency(string source, string agency) => Known().Match(source) is { Success: true } own && ShortName(own.Value) == agency;

    private static string ShortName(string name) => name.ToLowerInvariant() switch
    {
        "associated press" => "ap",
        "agence france-presse" => "afp",
        "press association" => "pa",
        var other => other,
    };

    [GeneratedRegex($@"\b({Names})\b", RegexOptions.IgnoreCase)] // without loops: linear
    private static partial Regex Known();

    [GeneratedRegex($@"(\(|Source: |Credit: )(?<name>{Names})\b(?! [Pp]hoto)")] // without loops: linear
    private static partial Regex Credit();
}
