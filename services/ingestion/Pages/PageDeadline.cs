namespace Wiredesk.Ingestion.Pages;

/// <summary>How long one page may be read: asked in every loop whose length the page decides.</summary>
/// <remarks>The clock is looked at, not waited for: a busy thread pool cannot hold up its end.</remarks>
internal sealed class PageDeadline(TimeProvider time, CancellationToken cancellationToken)
{
    /// <summary>A page that takes longer is given up; the usual one takes some ten milliseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    // Looking at the clock costs more than most turns of a loop.
    private const int TurnsPerLook = 16;

    private readonly long _start = time.GetTimestamp();
    private int _turns;

    /// <summary>Does nothing while there is time.</summary>
    /// <exception cref="PageTooSlowException">The time is up.</exception>
    /// <exception cref="OperationCanceledException">Reading was called off.</exception>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_turns++ % TurnsPerLook == 0 && time.GetElapsedTime(_start) > Longest)
            throw new PageTooSlowException();
    }
}

/// <summary>A page was given up because reading it took too long.</summary>
internal sealed class PageTooSlowException : Exception;
