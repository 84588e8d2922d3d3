using System.Buffers;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Writes down what a comparison found, with offsets into both texts.</summary>
internal static class Passages
{
    /// <summary>The version of the rules, kept with every decision.</summary>
    public const string Rules = "deduplication-5";

    private const int ShortestPassage = 5;
    private const int MostPassages = 40;
    private const int MostDifferences = 20;

    /// <summary>No other text to speak of.</summary>
    public static Evidence None { get; } = new(Rules, [], 0, 0, []);

    /// <summary>The evidence of a comparison.</summary>
    /// <param name="signals">What else was measured.</param>
    public static Evidence Of(Comparison comparison, HeldText here, HeldText there, IReadOnlyList<SignalScore> signals)
    {
        var (shared, differs) = Found(comparison, here, there);
        return new Evidence(Rules, shared, Math.Round(comparison.Containment, 4), Math.Round(comparison.Jaccard, 4), differs) { Signals = signals };
    }

    /// <summary>Numbers, dates and names in which the two differ.</summary>
    public static IReadOnlyList<Difference> DiffersOf(Comparison comparison, HeldText here, HeldText there) => Found(comparison, here, there).Differs;

    private static (SharedPassage[] Shared, IReadOnlyList<Difference> Differs) Found(Comparison comparison, HeldText here, HeldText there)
    {
        var differs = comparison.Contradictions.Substituted;
        var runs = comparison.Runs.FindAll(run => run.Words >= ShortestPassage);
        if (runs.Count == 0 && differs.Count == 0)
            return ([], []);

        if (runs.Count > MostPassages)
            runs = [.. runs.OrderByDescending(run => run.Words).Take(MostPassages)];
        var (spansHere, spansThere) = (ArrayPool<TextSpan>.Shared.Rent(here.Count), ArrayPool<TextSpan>.Shared.Rent(there.Count));
        here.Spans(spansHere);
        there.Spans(spansThere);
        var shared = new SharedPassage[runs.Count];
        var at = 0;
        foreach (var run in InOrderHere(runs))
        {
            shared[at++] = new SharedPassage(
                spansHere[run.Here].Start, spansHere[run.Here + run.Words - 1].End, spansThere[run.There].Start, spansThere[run.There + run.Words - 1].End);
        }

        Difference[] apart = differs.Count == 0 ? [] : [.. differs.Take(MostDifferences)
            .Select(found => new Difference(KindOf(found, here), here.FeatureAt(spansHere[found.Here].Start), there.FeatureAt(spansThere[found.There].Start)))
            .Distinct()];
        ArrayPool<TextSpan>.Shared.Return(spansHere);
        ArrayPool<TextSpan>.Shared.Return(spansThere);
        return (shared, apart);
    }

    // They are in the order of the other text, which mostly is the same.
    private static IEnumerable<Run> InOrderHere(List<Run> runs)
    {
        for (var index = 1; index < runs.Count; index++)
        {
            if (runs[index].Here <= runs[index - 1].Here)
                return runs.OrderBy(run => run.Here).ThenByDescending(run => run.Words);
        }

        return runs;
    }

    // A name that follows one of these is that of a place.
    private static readonly ushort[] PlaceWords = [.. new[] { "in", "at", "near", "from", "outside" }.Select(word => (ushort)Hash.Of(word))];

    private static string KindOf(Substitution found, HeldText here) =>
        (found.Mark & Mark.Number) != 0 ? "number"
        : (found.Mark & Mark.Date) != 0 ? "date"
        : found.Here > 0 && PlaceWords.Contains(here.Words[found.Here - 1]) ? "place" : "name";
}
