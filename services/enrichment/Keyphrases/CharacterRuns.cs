using System.Collections.Frozen;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Keyphrases;

/// <summary>Repeated runs of characters, which stand for phrases where no spaces part words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.</summary>
/// <remarks>
/// A run is as telling as it is long and often; one that only ever stands inside a longer one is left out, as in the C-value of Frantzi,
/// Ananiadou and Mima, "Automatic recognition of multi-word terms" (International Journal on Digital Libraries 3, 2000).
/// </remarks>
internal static class CharacterRuns
{
    private const int Shortest = 2;
    private const int Longest = 6;

    // Letters say less than Chinese characters: a word has several.
    private const int ShortestInLetters = 5;
    private const int LongestInLetters = 24;
    private const int LongestText = 8_000; // of letters, whose runs are many

    public static IReadOnlyList<Keyphrase> Find(string text, string language, int most)
    {
        var stopWords = StopWords.Of(language);
        var isLetters = IsMostlyUnparted(text);
        var counts = isLetters ? CountLetters(text.Length > LongestText ? text[..LongestText] : text) : Count(text, stopWords);
        var inside = new Dictionary<string, int>();
        foreach (var (run, count) in counts)
        {
            foreach (var part in new[] { run[1..], run[..^1] })
                inside[part] = Math.Max(inside.GetValueOrDefault(part), count);
        }

        var telling = counts.Where(run => run.Value > 1 && run.Value > inside.GetValueOrDefault(run.Key))
            .Select(run => (run.Key, Weight: (run.Value - inside.GetValueOrDefault(run.Key)) * Math.Log2(run.Key.Length + 1)))
            .OrderByDescending(run => run.Weight).ThenBy(run => text.IndexOf(run.Key, StringComparison.Ordinal)).ToArray();

        var best = new List<Keyphrase>(most);
        foreach (var (run, weight) in telling)
        {
            if (best.Count == most)
                break;
            if (!best.Any(taken => taken.Text.Contains(run, StringComparison.Ordinal) || run.Contains(taken.Text, StringComparison.Ordinal)))
                best.Add(new Keyphrase(run, Math.Round(weight / (1 + weight), 4)));
        }

        return best;
    }

    private static Dictionary<string, int> Count(string text, FrozenSet<string> stopWords)
    {
        var counts = new Dictionary<string, int>();
        var seen = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < text.Length; start++)
        {
            for (var end = start + 1; end <= text.Length && end - start <= Longest && IsPart(text[end - 1], stopWords); end++)
            {
                var run = text.AsSpan(start, end - start);
                if (run.Length >= Shortest && !stopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(run))
                    seen[run] = seen.TryGetValue(run, out var count) ? count + 1 : 1;
            }
        }

        return counts;
    }

    // A run starts with a letter and ends before one: a vowel sign or tone mark belongs to the letter before it.
    private static Dictionary<string, int> CountLetters(string text)
    {
        var counts = new Dictionary<string, int>();
        var seen = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetter(text[start]))
                continue;
            for (var end = start + 1; end <= text.Length && end - start <= LongestInLetters && IsUnparted(text[end - 1]); end++)
            {
                if (end - start < ShortestInLetters || (end < text.Length && IsUnparted(text[end]) && !char.IsLetter(text[end])))
                    continue;
                var run = text.AsSpan(start, end - start);
                seen[run] = seen.TryGetValue(run, out var count) ? count + 1 : 1;
            }
        }

        return counts;
    }

    /// <summary>Whether a text is mostly in letters that no spaces part into words.</summary>
    public static bool IsMostlyUnparted(ReadOnlySpan<char> text)
    {
        var (unparted, letters) = (0, 0);
        for (var at = 0; at < text.Length && letters < 500; at++)
        {
            unparted += IsUnparted(text[at]) ? 1 : 0;
            letters += char.IsLetter(text[at]) ? 1 : 0;
        }

        return unparted * 2 > letters;
    }

    /// <summary>Whether a character is a letter or sign of Thai, Lao, Burmese or Khmer, which part no words by spaces.</summary>
    public static bool IsUnparted(char character) =>
        character is (>= '\u0E01' and <= '\u0E4E') or (>= '\u0E81' and <= '\u0ECE') or (>= '\u1000' and <= '\u103F') or (>= '\u1780' and <= '\u17D3');

    // Chinese characters and katakana; hiragana and the commonest characters part phrases like spaces.
    private static bool IsPart(char character, FrozenSet<string> stopWords) =>
        character is (>= '\u4E00' and <= '\u9FFF') or (>= '\u30A1' and <= '\u30FA') or 'ー'
        && !stopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains([character]);
}
