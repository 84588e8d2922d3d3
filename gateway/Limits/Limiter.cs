using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Wiredesk.Gateway.Keys;

namespace Wiredesk.Gateway.Limits;

/// <summary>What is left of a quota after a request.</summary>
/// <param name="Quota">Which one.</param>
/// <param name="Remaining">Requests that may still be made in this span, as far as this gateway knows.</param>
/// <param name="ResetSeconds">When the next span begins.</param>
/// <param name="IsExceeded">Whether the request was one too many.</param>
public readonly record struct Left(Quota Quota, int Remaining, int ResetSeconds, bool IsExceeded);

/// <summary>Counts requests by key. Spans begin at fixed times, the same for all gateways.</summary>
/// <remarks>
/// A gateway takes requests out of the shared count in portions of a fiftieth of the quota, and gives them out without asking again. So the count
/// is never exceeded, however many gateways there are; with N of them up to N portions may stay unused.
/// </remarks>
public sealed class Limiter(AllowanceStore store, IOptionsMonitor<GatewayOptions> options, TimeProvider time) : IDisposable
{
    private const int Portions = 50;

    private readonly ConcurrentDictionary<(string Key, string Quota), Taken> _taken = new();

    /// <summary>What this gateway has taken for a key and not given out yet.</summary>
    private sealed class Taken : IDisposable
    {
        public readonly SemaphoreSlim Gate = new(1);
        public long Span = -1;
        public long SpentSpan = -1;
        public int Limit;
        public int InHand;
        public int ByAll;

        public void Dispose() => Gate.Dispose();
    }

    /// <summary>Counts a request: what is left of the key's quota by the minute, and of that by the day.</summary>
    public async ValueTask<(Left Minute, Left Day)> Count(ApiKey key, CancellationToken cancellationToken)
    {
        var usual = options.CurrentValue;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var minute = await Count(key.Name, new Quota("minute", key.Limits?.PerMinute ?? usual.PerMinute, 60), now, cancellationToken);
        var day = new Quota("day", key.Limits?.PerDay ?? usual.PerDay, 86_400);
        // What the minute refuses does not count against the day.
        return (minute, minute.IsExceeded ? new Left(day, RemainingOf(key.Name, day), ResetOf(day, now), false) : await Count(key.Name, day, now, cancellationToken));
    }

    public void Dispose()
    {
        foreach (var taken in _taken.Values)
            taken.Dispose();
    }

    private async ValueTask<Left> Count(string key, Quota quota, long now, CancellationToken cancellationToken)
    {
        var span = now / quota.Seconds;
        var taken = _taken.GetOrAdd((key, quota.Name), _ => new Taken());
        var isHeld = Volatile.Read(ref taken.Span) == span && taken.Limit == quota.Limit;
        var isAllowed = isHeld && Interlocked.Decrement(ref taken.InHand) >= 0;
        if (!isAllowed && !(isHeld && Volatile.Read(ref taken.SpentSpan) == span)) // What is spent stays spent until the next span: no gateway gives anything back.
            isAllowed = await Refill(taken, key, quota, span, cancellationToken);
        return new Left(quota, Math.Max(0, quota.Limit - taken.ByAll + Math.Max(0, taken.InHand)), ResetOf(quota, now), !isAllowed);
    }

    private async Task<bool> Refill(Taken taken, string key, Quota quota, long span, CancellationToken cancellationToken)
    {
        await taken.Gate.WaitAsync(cancellationToken);
        try
        {
            // Another request may have fetched a portion meanwhile.
            if (taken.Span == span && taken.Limit == quota.Limit && Interlocked.Decrement(ref taken.InHand) >= 0) return true;
            var (got, byAll) = await store.Take(key, quota, span, Math.Max(1, quota.Limit / Portions), cancellationToken);
            Volatile.Write(ref taken.InHand, got - 1);
            (taken.ByAll, taken.Limit) = (byAll, quota.Limit);
            Volatile.Write(ref taken.SpentSpan, got == 0 ? span : -1);
            Volatile.Write(ref taken.Span, span);
            return got > 0;
        }
        finally
        {
            taken.Gate.Release();
        }
    }

    private int RemainingOf(string key, Quota quota) =>
        _taken.TryGetValue((key, quota.Name), out var taken) ? Math.Max(0, quota.Limit - taken.ByAll + Math.Max(0, taken.InHand)) : quota.Limit;

    private static int ResetOf(Quota quota, long now) => (int)(quota.Seconds - (now % quota.Seconds));
}
