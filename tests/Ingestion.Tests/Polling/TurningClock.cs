using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>A clock that the test turns, and that tells when somebody waits for a turn at a host.</summary>
internal sealed class TurningClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    // Limits on answers are longer.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(10);

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= LongestTurn)
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Turns on each time that the work waits for its turn, until it is done.</summary>
    public async Task<T> TurnFor<T>(Task<T> work)
    {
        while (await Task.WhenAny(work, _waits.Reader.WaitToReadAsync().AsTask()) != work)
        {
            if (_waits.Reader.TryRead(out var wait))
                Advance(wait);
        }

        return await work;
    }
}
