using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Keyphrases;

/// <summary>Finds the phrases that tell what a body is about, without any text but itself.</summary>
/// <remarks>
/// YAKE (Campos et al., "YAKE! Keyword extraction from single documents using multiple local features", Information Sciences 509, 2020):
/// a word weighs more the earlier, the oftener, in the more sentences and with the more capitals it stands, and less the more different
/// neighbours it has. Chinese and Japanese, which part no words, take repeated runs of characters instead.
/// </remarks>
internal static class KeyphraseFinder
{
    private const int Most = 10;
    private const int LongestPhrase = 3;

    // Words that stand side by side once, and are no name, may do so by chance. Our own addition: the paper's weights alone put such
    // phrases first in short texts.
    private const double Chance = 25;

    // What an article is about shows in its first pages; a book in one message must not cost a book's time.
    private const int LongestText = 30_000;

    public static IReadOnlyList<Keyphrase> Find(string body, string language)
    {
        var text = body.Length > LongestText ? body[..LongestText] : body;
        return language is "zh" or "ja" ? CharacterRuns.Find(text, language, Most) : Find(WordTable.Of(text, StopWords.Of(language)), text);
    }

    private static List<Keyphrase> Find(WordTable table, string text)
    {
        var phrases = new Dictionary<(int, int, int), (int Count, int Start, int End)>();
        for (var first = 0; first < table.Words.Count; first++)
        {
            if (table.IsStop(first))
                continue;
            for (var last = first; last < first + LongestPhrase && table.Continues(first, last); last++)
            {
                if (table.IsStop(last))
                    break;
                var key = (table.Words[first].Id, last > first ? table.Words[first + 1].Id : -1, last > first + 1 ? table.Words[last].Id : -1);
                phrases[key] = phrases.TryGetValue(key, out var seen)
                    ? seen with { Count = seen.Count + 1 }
                    : (1, table.Words[first].Start, table.Words[last].End);
            }
        }

        return Best(phrases, table, text);
    }

    // YAKE's weight of a phrase: the product of its words' weights, over its count and their sum. Small is good.
    private static List<Keyphrase> Best(Dictionary<(int, int, int), (int Count, int Start, int End)> phrases, WordTable table, string text)
    {
        var ranked = new PriorityQueue<(int, int, int), double>();
        foreach (var (key, seen) in phrases)
        {
            var (product, sum) = (1.0, 0.0);
            foreach (var id in Ids(key))
            {
                var weight = table.Weight(id);
                product *= weight;
                sum += weight;
            }

            var isChance = seen.Count == 1 && !Ids(key).All(table.IsName);
            ranked.Enqueue(key, product / (seen.Count * (1 + sum)) * (isChance ? Chance : 1));
        }

        var best = new List<Keyphrase>(Most);
        var taken = new HashSet<int>();
        var lightest = ranked.TryPeek(out _, out var first) ? Math.Max(first, double.Epsilon) : 1;
        while (best.Count < Most && ranked.TryDequeue(out var next, out var weight))
        {
            // A phrase that adds no word to those already named says nothing new.
            if (Ids(next).All(taken.Contains))
                continue;
            taken.UnionWith(Ids(next));
            var (_, start, end) = phrases[next];
            best.Add(new Keyphrase(text[start..end], Math.Round(lightest / Math.Max(weight, lightest), 4)));
        }

        return best;
    }

    private static int[] Ids((int First, int Second, int Third) key) =>
        key.Third >= 0 ? [key.First, key.Second, key.Third] : key.Second >= 0 ? [key.First, key.Second] : [key.First];
}
