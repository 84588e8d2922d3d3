using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

/// <summary>When a feed is asked again. Pure.</summary>
public static class PollSchedule
{
    // A server may ask for longer, but a feed that nobody looks at for weeks is forgotten.
    internal static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(7);

    // How soon after a first failure of its kind, and how late at the latest: what heals by itself soon, what a publisher must mend later, what a person must look at last.
    private static readonly Dictionary<PollOutcome, (TimeSpan First, TimeSpan Most)> BackOffs = new()
    {
        [PollOutcome.Unreachable] = (TimeSpan.FromMinutes(5), TimeSpan.FromHours(6)),
        [PollOutcome.ServerError] = (TimeSpan.FromMinutes(10), TimeSpan.FromHours(6)),
        [PollOutcome.TooManyRequests] = (TimeSpan.FromMinutes(30), TimeSpan.FromDays(1)),
        [PollOutcome.NotFound] = (TimeSpan.FromHours(1), TimeSpan.FromDays(1)),
        [PollOutcome.NotAFeed] = (TimeSpan.FromHours(1), TimeSpan.FromHours(12)),
        [PollOutcome.Denied] = (TimeSpan.FromHours(6), TimeSpan.FromDays(1)),
        [PollOutcome.NotAllowed] = (TimeSpan.FromHours(1), TimeSpan.FromDays(1)),
        [PollOutcome.TooLarge] = (TimeSpan.FromHours(12), TimeSpan.FromDays(1)),
        [PollOutcome.Robots] = (TimeSpan.FromDays(1), TimeSpan.FromDays(1)),
    };

    /// <summary>The feed with its next poll, after one that ended now.</summary>
    public static PolledFeed After(PolledFeed feed, PollResult result, PollingSettings settings, DateTimeOffset now)
    {
        var failures = result.IsFailure ? feed.Failures + 1 : 0;
        var interval = result.IsFailure ? feed.Interval : Interval(feed, result, settings, now);
        var wait = result.IsFailure ? BackOff(result.Outcome, failures) : Larger(interval, Smaller(result.Wait, settings.LongestInterval));
        return feed with
        {
            DueAt = wait is { } pause ? now + Larger(Spread(feed.Id, pause), Smaller(result.RetryAfter, LongestRetryAfter)) : null,
            Turn = null,
            Errand = null,
            Interval = interval,
            Failures = failures,
            LastOutcome = result.Outcome,
            Reason = result.Reason,
            PolledAt = now,
            NewAt = result.Fresh > 0 ? now : feed.NewAt,
        };
    }

    /// <summary>How long to wait after the n-th failure in a row: doubled each time up to a limit; null when there is no use in asking again.</summary>
    internal static TimeSpan? BackOff(PollOutcome outcome, int failures) =>
        BackOffs.TryGetValue(outcome, out var backOff) ? Smaller(backOff.First * Math.Pow(2, Math.Min(failures - 1, 20)), backOff.Most) : null;

    // Half way to the time between two news items when there were some; a quarter longer when there were none.
    private static TimeSpan Interval(PolledFeed feed, PollResult result, PollingSettings settings, DateTimeOffset now)
    {
        if (feed.PolledAt is not { } before) // All is new in the first document, which says nothing about the rhythm.
            return Within(feed.Interval, settings);
        if (feed.Subscription?.ActiveUntil > now) // The hub tells; polling only makes sure, and renews.
            return feed.Subscription.RenewAt - now is { } renewal && renewal < settings.LongestInterval ? Larger(renewal, settings.ShortestInterval) : settings.LongestInterval;
        var next = result.Fresh == 0 ? feed.Interval * 1.25 : (feed.Interval + ((now - before) / result.Fresh)) / 2;
        return Within(next, settings);
    }

    private static TimeSpan Within(TimeSpan interval, PollingSettings settings) => Smaller(Larger(interval, settings.ShortestInterval), settings.LongestInterval);

    // Up to a tenth longer, always the same for one feed, so that those which were added together do not come together for ever.
    private static TimeSpan Spread(string id, TimeSpan wait) => wait * (1 + (Text.Hash.Of(id) % 1000 / 10_000.0));

    private static TimeSpan Larger(TimeSpan one, TimeSpan? other) => other > one ? other.Value : one;

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan? Smaller(TimeSpan? one, TimeSpan other) => one > other ? other : one;
}
