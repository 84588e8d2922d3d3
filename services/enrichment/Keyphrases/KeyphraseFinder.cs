using System.Runtime.InteropServices;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Keyphrases;

/// <summary>Finds the phrases that tell what a body is about, without any text but itself.</summary>
/// <remarks>
/// YAKE (Campos et al., "YAKE! Keyword extraction from single documents using multiple local features", Information Sciences 509, 2020):
/// a word weighs more the earlier, the oftener, in the more sentences and with the more capitals it stands, and less the more different
/// neighbours it has. Languages that part no words by spaces take repeated runs of characters instead.
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
        return language is "zh" or "ja" || CharacterRuns.IsMostlyUnparted(text) ? CharacterRuns.Find(text, language, Most) : Find(WordTable.Of(text, StopWords.Of(language)), text);
    }

    private static List<Keyphrase> Find(WordTable table, string text)
    {
        var phrases = new Dictionary<long, (int Count, int Start, int End)>();
        for (var first = 0; first < table.Words.Count; first++)
        {
            if (table.IsStop(first))
                continue;
            for (var last = first; last < first + LongestPhrase && table.Continues(first, last); last++)
            {
                if (table.IsStop(last))
                    break;
                var key = Key(table.Words[first].Id, last > first ? table.Words[first + 1].Id : -1, last > first + 1 ? table.Words[last].Id : -1);
                ref var phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, key, out var isKnown);
                phrase = isKnown ? phrase with { Count = phrase.Count + 1 } : (1, table.Words[first].Start, table.Words[last].End);
            }
        }

        return Best(phrases, table, text);
    }

    // YAKE's weight of a phrase: the product of its words' weights, over its count and their sum. Small is good.
    private static List<Keyphrase> Best(Dictionary<long, (int Count, int Start, int End)> phrases, WordTable table, string text)
    {
        var ranked = new PriorityQueue<long, double>(phrases.Count);
        Span<int> ids = stackalloc int[LongestPhrase];
        foreach (var (key, seen) in phrases)
        {
            var (product, sum, isName) = (1.0, 0.0, true);
            foreach (var id in Ids(key, ids))
            {
                var weight = table.Weight(id);
                product *= weight;
                sum += weight;
                isName &= table.IsName(id);
            }

            var isChance = seen.Count == 1 && !isName;
            ranked.Enqueue(key, product / (seen.Count * (1 + sum)) * (isChance ? Chance : 1));
        }

        var best = new List<Keyphrase>(Most);
        var taken = new HashSet<int>();
        var lightest = ranked.TryPeek(out _, out var first) ? Math.Max(first, double.Epsilon) : 1;
        while (best.Count < Most && ranked.TryDequeue(out var next, out var weight))
        {
            // A phrase that adds no word to those already named says nothing new.
            var isNew = false;
            foreach (var id in Ids(next, ids))
                isNew |= taken.Add(id);
            if (!isNew)
                continue;
            var (_, start, end) = phrases[next];
            best.Add(new Keyphrase(text[start..end], Math.Round(lightest / Math.Max(weight, lightest), 4)));
        }

        return best;
    }

    // Up to three words of a text of at most 30,000 characters, so 21 bits hold each; 0 stands for none.
    private static long Key(int first, int second, int third) => (first + 1L) + ((second + 1L) << 21) + ((third + 1L) << 42);

    private static ReadOnlySpan<int> Ids(long key, Span<int> ids)
    {
        var count = 0;
        for (; key != 0; key >>= 21)
            ids[count++] = (int)(key & 0x1FFFFF) - 1;
        return ids[..count];
    }
}
