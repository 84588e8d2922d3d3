namespace Wiredesk.Deduplication.Copies;

/// <summary>Whether two other texts share the same part of this one.</summary>
internal static class Overlap
{
    private const double Large = 0.5;
    private const double Most = 0.6;

    /// <summary>
    /// Whether this text holds most of both others, and at least half of what the smaller match covers here is covered by the other one too.
    /// A cutting that two texts share says little about their other parts, so it connects nothing.
    /// </summary>
    public static bool IsLarge(Comparison one, Comparison other)
    {
        if (one.There.Share < Most || other.There.Share < Most)
            return false;
        var (first, second) = (Covered(one), Covered(other));
        var common = first.Intersect(second).Count();
        return common >= Large * Math.Min(first.Count, second.Count);
    }

    private static HashSet<int> Covered(Comparison comparison) =>
        [.. comparison.Runs.SelectMany(run => Enumerable.Range(run.Here, run.Words))];
}
