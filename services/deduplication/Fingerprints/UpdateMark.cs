using System.Buffers;
using System.Text.RegularExpressions;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>Whether a headline says that the text replaces an earlier one: UPDATE 2, CORRECTED, RPT, 2nd LD, WRAPUP.</summary>
/// <remarks>The words are the slug tags that the agencies put before a headline (Reuters Handbook of Journalism, "Sluglines and headlines").</remarks>
public static partial class UpdateMark
{
    private const int Opening = 60;

    // Few headlines have one of them at all, which is seen at a glance.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["UPDATE", "CORRECT", "REFILE", "RPT", "WRAPUP", "LD", "Ld", "LEAD", "Writethru", "Update", "Correction"], StringComparison.Ordinal);

    /// <summary>Whether the headline, or the opening of the text, carries such a mark.</summary>
    public static bool IsIn(string? title, string text) => Has(title) || Has(text.AsSpan(0, Math.Min(Opening, text.Length)));

    private static bool Has(ReadOnlySpan<char> headline) => headline.ContainsAny(Words) && Pattern().IsMatch(headline);

    [GeneratedRegex(@"\b(UPDATE|UPDATED|CORRECTED|CORRECTION|REFILE|RPT|WRAPUP|(\d(st|nd|rd|th) )?(LD|Ld|LEAD|Writethru))\b|^(Update|Updated|Correction)\b")]
    private static partial Regex Pattern();
}
