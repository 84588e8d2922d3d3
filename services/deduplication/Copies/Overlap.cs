namespace Wiredesk.Deduplication.Copies;

/// <summary>Whether two other texts share the same part of this one.</summary>
internal static class Overlap
{
    private const double Large = 0.5;

    /// <summary>Whether at least half of what the smaller match covers here is covered by the other one too.</summary>
    public static bool IsLarge(Comparison one, Comparison other)
    {
        var (first, second) = (Covered(one), Covered(other));
        var common = first.Intersect(second).Count();
        return common >= Large * Math.Min(first.Count, second.Count);
    }

    private static HashSet<int> Covered(Comparison comparison) =>
        [.. comparison.Runs.SelectMany(run => Enumerable.Range(run.Here, run.Words))];
}
