using System.Globalization;
using System.Text;
using Wiredesk.Text;

namespace Wiredesk.Publishing.Search;

/// <summary>The words of texts and of searches in one spelling: lower case, without accents, compatible forms made one; pairs of characters where a script has no spaces.</summary>
public static class SearchWords
{
    private const int MostPhrases = 16;

    /// <summary>The words of a text, separated by spaces.</summary>
    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var token in Tokens.Of(text))
            words.Append(text.AsSpan(token.Start, token.End - token.Start)).Append(' ');
        return Fold(words.ToString());
    }

    /// <summary>What is searched for: each word by itself, words in quotation marks as a phrase.</summary>
    /// <returns>No phrase when the search holds no word; null when it holds more than 16.</returns>
    public static IReadOnlyList<string>? Phrases(string search)
    {
        var phrases = new List<string>();
        var parts = search.Replace('“', '"').Replace('”', '"').Replace('„', '"').Replace('«', '"').Replace('»', '"').Split('"');
        for (var n = 0; n < parts.Length; n++)
        {
            // Every other part stands between quotation marks.
            var runs = n % 2 == 1 ? [parts[n]] : parts[n].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            phrases.AddRange(runs.Select(Of).Where(words => words.Length > 0));
        }

        return phrases.Count > MostPhrases ? null : phrases;
    }

    /// <summary>A facet as one word that no text forges: texts are indexed apart from facets.</summary>
    public static string Term(string facet) => $"f{Hash.Of(facet):x16}";

    private static string Fold(string words)
    {
        var folded = new StringBuilder(words.Length);
        foreach (var letter in words.Normalize(NormalizationForm.FormKD))
        {
            if (letter is >= '\u0300' and <= '\u036f') continue; // Accents of Latin, Greek and Cyrillic; marks of other scripts are letters there.
            folded.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return folded.ToString().Trim().Normalize(NormalizationForm.FormC);
    }
}
