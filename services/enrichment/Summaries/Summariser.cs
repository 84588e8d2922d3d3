using System.Collections.Frozen;
using Wiredesk.Contracts;
using Wiredesk.Enrichment.Keyphrases;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Summaries;

/// <summary>Picks the sentences of a body that say most of it.</summary>
/// <remarks>
/// The words' probabilities weigh the sentences, and a taken sentence's words count less for the next (SumBasic: Nenkova and Vanderwende, "The impact of frequency
/// on summarization", 2005); early sentences weigh more, since news tells the most important first (Brandow, Mitze and Rau, 1995).
/// </remarks>
internal static class Summariser
{
    private const int MostSentences = 3;
    private const int ShortBody = 700;
    private const int Shortest = 40;
    private const int Longest = 450;

    // News has its summary in its first pages; a book in one message must not cost a book's time.
    private const int Reach = 60;
    private const double Decay = 0.07;

    /// <summary>Two or three sentences, in the order of the text; fewer when the body has no more.</summary>
    public static IReadOnlyList<TextPassage> Of(Prose prose, IReadOnlyList<Quote> quotes)
    {
        var stopWords = StopWords.Of(prose.Language);
        var candidates = Enumerable.Range(0, Math.Min(Reach, prose.Sentences.Count)).Where(index => CanStandAlone(prose, prose.Sentences[index], quotes)).ToList();
        if (candidates.Count == 0)
            return [];
        var weights = Probabilities(prose, stopWords);
        var most = prose.Sentences[^1].End - prose.Sentences[0].Start < ShortBody ? MostSentences - 1 : MostSentences;
        var taken = new List<int>();
        while (taken.Count < most && candidates.Count > 0)
        {
            // The first sentence tells the news.
            var best = taken.Count == 0 && candidates[0] <= 1 ? candidates[0] : candidates.MaxBy(index => Score(prose, index, weights));
            taken.Add(best);
            candidates.Remove(best);
            var sentence = prose.Sentences[best];
            foreach (var term in prose.Terms[sentence.First..sentence.Last])
                weights[term.Id] *= weights[term.Id];
        }

        return [.. taken.Order().Select(index => prose.Sentences[index]).Select(sentence => new TextPassage(sentence.Start, sentence.End, prose.Text[sentence.Start..sentence.End]))];
    }

    // No question, heading or introduction of a list (Thai and its like write no stops, so it is left open there), nothing inside a quotation, nothing that hangs on the sentence before.
    private static bool CanStandAlone(Prose prose, Sentence sentence, IReadOnlyList<Quote> quotes)
    {
        var words = prose.Text.AsSpan(sentence.Start, sentence.Length);
        return sentence.Length is >= Shortest and <= Longest && (Body.Sentences.EndsInStop(words) || CharacterRuns.IsMostlyUnparted(words)) && !Body.Sentences.IsItem(words)
            && !Hanging.Contains(prose.Word(sentence.First)) && !"\"“«„「".Contains(words[0])
            && !quotes.Any(quote => quote.Start < sentence.Start && quote.End > sentence.Start);
    }

    private static readonly FrozenSet<string> Hanging = FrozenSet.Create(
        "but", "and", "he", "she", "they", "it", "however", "meanwhile", "this", "that", "these", "those", "such", "also", "instead", "therefore", "moreover", "still", "yet", "so", "then",
        "er", "sie", "es", "aber", "doch", "dies", "il", "elle", "mais", "cela", "pero", "ella", "esto", "ma", "però", "questo", "mas", "ele", "ela", "hij", "zij", "maar", "он", "она", "но", "это");

    private static double[] Probabilities(Prose prose, FrozenSet<string> stopWords)
    {
        var counts = new double[prose.Words.Count];
        foreach (var term in prose.Terms)
            counts[term.Id]++;
        for (var id = 0; id < counts.Length; id++)
            counts[id] = prose.Words[id].Length < 3 || stopWords.Contains(prose.Words[id]) ? 0 : counts[id] / prose.Terms.Length;
        return counts;
    }

    private static double Score(Prose prose, int index, double[] weights)
    {
        var sentence = prose.Sentences[index];
        var (sum, words) = (0.0, 0);
        foreach (var term in prose.Terms[sentence.First..sentence.Last])
        {
            sum += weights[term.Id];
            words += weights[term.Id] > 0 ? 1 : 0;
        }

        return words == 0 ? 0 : sum / words / (1 + (Decay * index));
    }
}
