namespace Wiredesk.Deduplication.Copies;

/// <summary>A run of words that stands in both texts: where it starts in each, counted in words, and how long it is.</summary>
internal readonly record struct Run(int Here, int There, int Words);

/// <summary>How much of a text is found in another.</summary>
/// <param name="Matched">Its shingles that the other text has too.</param>
/// <param name="Total">Its shingles, boilerplate left out.</param>
internal readonly record struct Coverage(int Matched, int Total)
{
    /// <summary>The share, 0 to 1.</summary>
    public double Share => Total == 0 ? 0 : (double)Matched / Total;
}

/// <summary>What two texts share, measured from both sides.</summary>
internal sealed record Comparison
{
    private const int ShortestPassage = 4;
    private const int LongestEdit = 12;

    /// <summary>How much of this text is in the other.</summary>
    public required Coverage Here { get; init; }

    /// <summary>How much of the other is in this text.</summary>
    public required Coverage There { get; init; }

    /// <summary>How much of what this text says outside quotation marks is in the other.</summary>
    public required Coverage UnquotedHere { get; init; }

    /// <summary>How much of what the other says outside quotation marks is in this text.</summary>
    public required Coverage UnquotedThere { get; init; }

    /// <summary>The shared runs, in the order of the other text.</summary>
    public required IReadOnlyList<Run> Runs { get; init; }

    /// <summary>How often the two differ in a number or date at the same place, and how often they agree.</summary>
    public required Contradictions Contradictions { get; init; }

    /// <summary>How closely the shared passages lie together: their share of the stretch from the first to the last, on the side where it is more.</summary>
    /// <remarks>
    /// A gap of a few words on both sides is an edit, and counts as shared; a gap of a sentence is not. So a text that is edited or misread all over
    /// lies closely, and so does a cut one in other wrapping; a rewrite that takes over whole sentences here and there does not.
    /// </remarks>
    public double Closeness
    {
        get
        {
            var passages = Runs.Where(run => run.Words >= ShortestPassage).ToArray();
            if (passages.Length == 0)
                return 0;
            var (shared, sharedThere) = (passages[0].Words, passages[0].Words);
            foreach (var (before, after) in passages.Zip(passages.Skip(1)))
            {
                var (gap, gapThere) = (after.Here - before.Here - before.Words, after.There - before.There - before.Words);
                var isEdit = gap <= LongestEdit && gapThere <= LongestEdit && gap >= -before.Words;
                shared += after.Words + (isEdit ? gap : 0);
                sharedThere += after.Words + (isEdit ? gapThere : 0);
            }

            var here = passages.Max(run => run.Here + run.Words) - passages.Min(run => run.Here);
            var there = passages.Max(run => run.There + run.Words) - passages.Min(run => run.There);
            return Math.Max((double)shared / here, (double)sharedThere / there);
        }
    }

    /// <summary>The share of the smaller text that the other holds.</summary>
    public double Containment => Math.Max(Here.Share, There.Share);

    /// <summary>The shingles of both as a share of the shingles of either.</summary>
    public double Jaccard
    {
        get
        {
            var shared = Math.Min(Here.Matched, There.Matched);
            var all = Here.Total + There.Total - shared;
            return all == 0 ? 0 : (double)shared / all;
        }
    }
}
