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
