namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>How long a number of articles took.</summary>
/// <param name="ProcessorTime">What all processes took together, without the one that pushes.</param>
internal sealed record Measurement(int Articles, TimeSpan Elapsed, TimeSpan ProcessorTime)
{
    public double PerSecond => Articles / Elapsed.TotalSeconds;

    /// <summary>Milliseconds of processor time for one article.</summary>
    public double ProcessorMilliseconds => ProcessorTime.TotalMilliseconds / Articles;
}
