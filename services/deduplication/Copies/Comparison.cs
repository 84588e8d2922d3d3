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
    public required List<Run> Runs { get; init; }

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
            var (shared, sharedThere) = (0, 0);
            var (start, end, startThere, endThere) = (int.MaxValue, 0, int.MaxValue, 0);
            Run? before = null;
            foreach (var run in Runs)
            {
                if (run.Words < ShortestPassage)
                    continue;
                if (before is { } last)
                {
                    var (gap, gapThere) = (run.Here - last.Here - last.Words, run.There - last.There - last.Words);
                    var isEdit = gap <= LongestEdit && gapThere <= LongestEdit && gap >= -last.Words;
                    shared += isEdit ? gap : 0;
                    sharedThere += isEdit ? gapThere : 0;
                }

                (shared, sharedThere, before) = (shared + run.Words, sharedThere + run.Words, run);
                (start, end) = (Math.Min(start, run.Here), Math.Max(end, run.Here + run.Words));
                (startThere, endThere) = (Math.Min(startThere, run.There), Math.Max(endThere, run.There + run.Words));
            }

            return before is null ? 0 : Math.Max((double)shared / (end - start), (double)sharedThere / (endThere - startThere));
        }
    }

    /// <summary>The words of the longest run; 0 when there is none.</summary>
    public int Longest
    {
        get
        {
            var longest = 0;
            foreach (var run in Runs)
                longest = Math.Max(longest, run.Words);
            return longest;
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
