using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>When to come again to a host that cannot be asked now.</summary>
/// <param name="Turn">The turn there that is held until then; absent when one has still to be given.</param>
public sealed record HostWait(DateTimeOffset DueAt, DateTimeOffset? Turn);

/// <summary>Turns at hosts, over all replicas: no host is asked more often than <see cref="PollingSettings.HostPause"/> allows, nor while it wants to be left alone; and of each replica, for two things at a time.</summary>
public sealed class HostTurns(IDocuments<PolledHost> hosts, PollingSettings settings, TimeProvider time)
{
    // A server that is slow to answer is not asked for more and more meanwhile.
    private const int MostUnderWay = 2;

    // How long to wait when two other requests are still under way.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Who says "too many" without saying for how long does not want the next request a second later.
    private static readonly TimeSpan LeftAfterTooMany = TimeSpan.FromMinutes(5);

    // Of five requests to a host one is left to its feeds, rules and tests while its pages are fetched.
    private const double PauseOfPages = 1.25;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(8);

    private readonly Dictionary<string, int> _underWay = [];

    /// <summary>Asks for the place to send one request: null when it may be sent now, and then <see cref="End"/> gives the place back.</summary>
    /// <param name="turn">The turn that was given before; null the first time.</param>
    public async Task<HostWait?> Begin(Uri url, DateTimeOffset? turn, CancellationToken cancellationToken)
    {
        if (!TryBegin(url))
            return new HostWait(time.GetUtcNow() + Pause, turn);
        var wait = default(HostWait);
        try
        {
            await Change(url, host => Taken(host, turn, out wait), cancellationToken);
        }
        catch
        {
            End(url);
            throw;
        }

        if (wait is not null)
            End(url);
        return wait;
    }

    public void End(Uri url)
    {
        lock (_underWay)
        {
            if (--_underWay[url.Authority] == 0)
                _underWay.Remove(url.Authority);
        }
    }

    /// <summary>When a page of an entry may ask for its turn: thousands that ask at once would make the host's feeds wait behind them for hours.</summary>
    public async Task<DateTimeOffset> Appoint(Uri page, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        await Change(page, host =>
        {
            at = Latest(time.GetUtcNow(), host.NextPage ?? DateTimeOffset.MinValue, null);
            return host with { NextPage = at + (settings.HostPause * PauseOfPages) };
        }, cancellationToken);
        return at;
    }

    /// <summary>Leaves a host alone when its answer asks for that: 429, or a failure with <c>Retry-After</c>.</summary>
    public async Task Heed(FetchResponse response, CancellationToken cancellationToken)
    {
        if (response.Status is not (429 or >= 500))
            return;
        var now = time.GetUtcNow();
        if ((Freshness.RetryAfter(response, now) ?? (response.Status == 429 ? LeftAfterTooMany : null)) is { } wait)
            await Leave(response.Url, now + (wait < PollSchedule.LongestRetryAfter ? wait : PollSchedule.LongestRetryAfter), cancellationToken);
    }

    // Who comes late for a turn does not push the one who comes in time: nobody asks sooner than a pause after the last one asked.
    private PolledHost Taken(PolledHost host, DateTimeOffset? turn, out HostWait? wait)
    {
        var now = time.GetUtcNow();
        var soonest = Latest(now, (host.AskedAt ?? DateTimeOffset.MinValue) + settings.HostPause, host.LeaveUntil);
        var given = turn is null ? Latest(soonest, host.NextTurn, null) : soonest;
        wait = given <= now ? null : new HostWait(given, host.LeaveUntil > now && turn is not null ? null : turn ?? given);
        return host with
        {
            AskedAt = wait is null ? now : host.AskedAt,
            NextTurn = turn is null ? given + settings.HostPause : host.NextTurn,
        };
    }

    // Two requests at most are under way at one host.
    private bool TryBegin(Uri url)
    {
        lock (_underWay)
        {
            var underWay = _underWay.GetValueOrDefault(url.Authority);
            if (underWay >= MostUnderWay)
                return false;
            _underWay[url.Authority] = underWay + 1;
            return true;
        }
    }

    private Task Leave(Uri url, DateTimeOffset until, CancellationToken cancellationToken) =>
        Change(url, host => host with { LeaveUntil = Latest(until, host.LeaveUntil ?? until, null) }, cancellationToken);

    private async Task Change(Uri url, Func<PolledHost, PolledHost> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var host = await hosts.Get(IdOf(url), cancellationToken);
            var next = change(host ?? new PolledHost { Id = IdOf(url), NextTurn = now }) with { ExpiresAt = now + Kept };
            if (host is null ? await hosts.InsertIfAbsent(next, cancellationToken) : await hosts.Replace(next, cancellationToken))
                return;
        }
    }

    // A document's id has at most 200 characters; names of hosts may have 253.
    private static string IdOf(Uri url) => url.Authority.Length <= 200 ? url.Authority : url.Authority[..200];

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset two, DateTimeOffset? three)
    {
        var later = one > two ? one : two;
        return three > later ? three.Value : later;
    }
}
