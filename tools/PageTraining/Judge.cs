using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wiredesk.PageTraining;

/// <summary>Judges as the evaluation does: words of the text, and fields after folding case, punctuation and width.</summary>
internal static partial class Judge
{
    public static double F1(string[] got, string[] wanted)
    {
        if (got.Length == 0 || wanted.Length == 0)
            return got.Length == wanted.Length ? 1 : 0;
        var counts = new Dictionary<string, int>();
        foreach (var word in wanted)
            counts[word] = counts.GetValueOrDefault(word) + 1;
        var hits = got.Count(word => counts.GetValueOrDefault(word) > 0 && counts[word]-- > 0);
        return 2.0 * hits / (got.Length + wanted.Length);
    }

    public static string Fold(string? text) =>
        string.Join(' ', Word().Matches(WebUtility.HtmlDecode(text ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'')).Select(match => match.Value));

    public static string FoldAuthor(string? text) => By().Replace(Fold(text), "");

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("^(by|written by|author|posted by) ")]
    private static partial Regex By();
}
