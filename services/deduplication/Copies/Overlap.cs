namespace Wiredesk.Deduplication.Copies;

/// <summary>Whether two other texts share the same part of this one.</summary>
internal static class Overlap
{
    private const double Large = 0.5;
    private const double Most = 0.6;

    // With 3 % of the characters misread, words of five letters leave 0.97^18 of the shingles of three, longer ones less; but from the first to the last, a few words apart.
    private const double Misread = 0.4;
    private const double Closely = 0.9;
    private const double Whole = 0.8;

    /// <summary>
    /// Whether this text holds most of both others, and at least half of what the smaller match covers here is covered by the other one too.
    /// A cutting that two texts share says little about their other parts, so it connects nothing.
    /// </summary>
    public static bool IsLarge(Comparison one, Comparison other)
    {
        if (!HoldsMost(one) || !HoldsMost(other))
            return false;
        var (first, second) = (Covered(one), Covered(other));
        var common = first.Intersect(second).Count();
        return common >= Large * Math.Min(first.Count, second.Count);
    }

    private static bool HoldsMost(Comparison comparison) => comparison.There.Share >= Most
        || comparison.There.Share >= Misread && comparison.Closeness >= Closely
        && comparison.Runs.Max(run => run.There + run.Words) - comparison.Runs.Min(run => run.There) >= Whole * comparison.There.Total;

    private static HashSet<int> Covered(Comparison comparison) =>
        [.. comparison.Runs.SelectMany(run => Enumerable.Range(run.Here, run.Words))];
}
