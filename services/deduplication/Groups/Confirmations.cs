namespace Wiredesk.Deduplication.Groups;

/// <summary>Counts who reported a happening on their own.</summary>
internal static class Confirmations
{
    // From here on the number says no more than "many".
    private const int Most = 100;

    /// <summary>Publishers and agencies behind an event's reports: of copies the lead counts, and all that credit one agency count once.</summary>
    public static int Of(NewsEvent happening)
    {
        if (happening.Groups.Count == 1)
            return 1;
        var origins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unknown = 0;
        foreach (var group in happening.Groups.Take(Most))
        {
            var origin = group.Representative is { } report ? report.Agency ?? report.Source : "";
            unknown += origin.Length == 0 ? 1 : 0;
            if (origin.Length > 0)
                origins.Add(origin);
        }

        return Math.Max(1, origins.Count + (origins.Count == 0 ? unknown : 0));
    }
}
