using System.Text.RegularExpressions;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Quality;

/// <summary>Characters that stand where a reader would not want them. Each kind is flagged once, where it first occurs.</summary>
internal static partial class CharacterFlaws
{
    public static IEnumerable<QualityFlag> Of(string text)
    {
        if (First(text, Mojibake()) is { } broken)
            yield return new QualityFlag("mojibake", $"{broken.Count} places were read in the wrong encoding.", broken.Start, broken.End);
        if (First(text, UnusualSpace()) is { } space)
            yield return new QualityFlag("unusual-space", $"{space.Count} spaces are not the plain kind, or cannot be seen.", space.Start, space.End);
    }

    private static (int Start, int End, int Count)? First(string text, Regex flaw)
    {
        (int Start, int End, int Count)? first = null;
        foreach (var match in flaw.EnumerateMatches(text))
            first = first is { } seen ? seen with { Count = seen.Count + 1 } : (match.Index, match.Index + match.Length, 1);
        return first;
    }

    // UTF-8 read as Windows-1252 (the bytes C3, C2, E2 80 and what may follow them), the replacement character, C1 controls, and half
    // surrogate pairs (Unicode Standard, chapter 3.9).
    [GeneratedRegex(@"Ã[\u0080-\u00BF\u2018-\u2022€‚ƒ„…†‡ˆ‰Š‹ŒŽ™š›œžŸ]|Â[\u00A0-\u00BF]|â€[\u0080-\u00BF™œ˜¦“”\u009D]?|ï»¿|\uFFFD|[\u0080-\u0084\u0086-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Mojibake();

    // No-break spaces belong before French punctuation, after an opening guillemet and beside numbers; zero-width joiners in Persian,
    // Indic scripts and emoji; the ideographic space in Chinese and Japanese. What is left was pasted in.
    [GeneratedRegex(@"[\u00AD\u200B\u2060\uFEFF\u2000-\u2008\u200A\u205F]|(?<![\d«])[\u00A0\u202F](?![\d:;!?»%€$£–—])", RegexOptions.CultureInvariant)]
    private static partial Regex UnusualSpace();
}
