using Wiredesk.Contracts;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Writes down what a comparison found, with offsets into both texts.</summary>
internal static class Passages
{
    /// <summary>The version of the rules, kept with every decision.</summary>
    public const string Rules = "deduplication-1";

    private const int ShortestPassage = 5;
    private const int MostPassages = 40;
    private const int MostDifferences = 20;

    /// <summary>No other text to speak of.</summary>
    public static Evidence None { get; } = new(Rules, [], 0, 0, []);

    /// <summary>The evidence of a comparison.</summary>
    public static Evidence Of(Comparison comparison, Fingerprint here, Fingerprint there)
    {
        var spansHere = Spans.Unpack(here.Spans, here.WordCount);
        var spansThere = Spans.Unpack(there.Spans, there.WordCount);
        var shared = comparison.Runs
            .Where(run => run.Words >= ShortestPassage)
            .OrderByDescending(run => run.Words).Take(MostPassages).OrderBy(run => run.Here)
            .Select(run => new SharedPassage(
                spansHere[run.Here].Start, spansHere[run.Here + run.Words - 1].End, spansThere[run.There].Start, spansThere[run.There + run.Words - 1].End));
        var differs = comparison.Contradictions.Substituted.Take(MostDifferences)
            .Select(found => new Difference(KindOf(found.Mark), Reads(here, spansHere[found.Here]), Reads(there, spansThere[found.There])));
        return new Evidence(Rules, [.. shared], Math.Round(comparison.Containment, 4), Math.Round(comparison.Jaccard, 4), [.. differs.Distinct()]);
    }

    private static string KindOf(Mark mark) => (mark & Mark.Number) != 0 ? "number" : (mark & Mark.Date) != 0 ? "date" : "name";

    /// <summary>The name, number or date of which the word is a part.</summary>
    private static string? Reads(Fingerprint fingerprint, TextSpan word) =>
        fingerprint.Features.LastOrDefault(feature => feature.Start <= word.Start && word.Start < feature.Start + feature.Text.Length)?.Text;
}
