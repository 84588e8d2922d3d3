using System.Collections.Frozen;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Keyphrases;

/// <summary>Repeated runs of Chinese or Japanese characters, which stand for phrases where no spaces part words.</summary>
/// <remarks>
/// A run is as telling as it is long and often; one that only ever stands inside a longer one is left out, as in the C-value of Frantzi,
/// Ananiadou and Mima, "Automatic recognition of multi-word terms" (International Journal on Digital Libraries 3, 2000).
/// </remarks>
internal static class CharacterRuns
{
    private const int Shortest = 2;
    private const int Longest = 6;

    public static IReadOnlyList<Keyphrase> Find(string text, string language, int most)
    {
        var stopWords = StopWords.Of(language);
        var counts = Count(text, stopWords);
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

    // Chinese characters and katakana; hiragana and the commonest characters part phrases like spaces.
    private static bool IsPart(char character, FrozenSet<string> stopWords) =>
        character is (>= '\u4E00' and <= '\u9FFF') or (>= '\u30A1' and <= '\u30FA') or 'ー'
        && !stopWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains([character]);
}
