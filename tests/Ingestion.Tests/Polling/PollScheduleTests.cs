using Wiredesk.Ingestion.Hubs;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Tests.Polling;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PollingSettings Settings = PollingSettings.Default;

    [Fact]
    public void Interval_FollowsTheNews()
    {
        var busy = Polls(6, fresh: 6, every: TimeSpan.FromMinutes(30)); // one each five minutes
        var quiet = Polls(30, fresh: 0, every: TimeSpan.FromHours(1));
        var hourly = Polls(40, fresh: 1, every: TimeSpan.FromHours(1));

        Assert.InRange(busy.Interval, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        Assert.Equal(Settings.LongestInterval, quiet.Interval);
        Assert.InRange(hourly.Interval, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public void FirstDocument_SaysNothingAboutTheRhythm() =>
        Assert.Equal(Feed.Interval, PollSchedule.After(Feed, new PollResult(PollOutcome.Changed, Fresh: 500), Settings, Noon).Interval);

    [Fact]
    public void Publisher_MayAskForMoreTime_ButNotForEver()
    {
        var ttl = PollSchedule.After(Feed, new PollResult(PollOutcome.Changed, Wait: TimeSpan.FromHours(2)), Settings, Noon);
        var year = PollSchedule.After(Feed, new PollResult(PollOutcome.NotModified, Wait: TimeSpan.FromDays(365)), Settings, Noon);
        var short_ = PollSchedule.After(Feed, new PollResult(PollOutcome.Changed, Wait: TimeSpan.FromSeconds(1)), Settings, Noon);

        Assert.InRange(ttl.DueAt!.Value - Noon, TimeSpan.FromHours(2), TimeSpan.FromHours(2.2));
        Assert.InRange(year.DueAt!.Value - Noon, Settings.LongestInterval, Settings.LongestInterval * 1.1);
        Assert.InRange(short_.DueAt!.Value - Noon, Feed.Interval, Feed.Interval * 1.1);
    }

    [Theory]
    [InlineData(PollOutcome.Unreachable, 5, 6)]
    [InlineData(PollOutcome.ServerError, 10, 6)]
    [InlineData(PollOutcome.TooManyRequests, 30, 24)]
    [InlineData(PollOutcome.NotFound, 60, 24)]
    [InlineData(PollOutcome.NotAFeed, 60, 12)]
    [InlineData(PollOutcome.Denied, 360, 24)]
    [InlineData(PollOutcome.Robots, 1440, 24)]
    public void Failures_BackOffByTheirKind(PollOutcome outcome, int firstMinutes, int mostHours)
    {
        var failing = Feed;
        var waits = new List<TimeSpan>();
        for (var n = 0; n < 12; n++)
        {
            failing = PollSchedule.After(failing, new PollResult(outcome, Reason: "It failed."), Settings, Noon);
            waits.Add(failing.DueAt!.Value - Noon);
        }

        Assert.InRange(waits[0], TimeSpan.FromMinutes(firstMinutes), TimeSpan.FromMinutes(firstMinutes * 1.1));
        Assert.InRange(waits[^1], TimeSpan.FromHours(mostHours), TimeSpan.FromHours(mostHours * 1.1));
        Assert.Equal(waits.Order(), waits);
        Assert.Equal((12, "It failed.", Feed.Interval), (failing.Failures, failing.Reason, failing.Interval));
        Assert.Equal(0, PollSchedule.After(failing, new PollResult(PollOutcome.NotModified), Settings, Noon).Failures);
    }

    [Fact]
    public void RetryAfter_IsKept_UpToAWeek()
    {
        var asked = PollSchedule.After(Feed, new PollResult(PollOutcome.TooManyRequests, RetryAfter: TimeSpan.FromHours(5)), Settings, Noon);
        var year = PollSchedule.After(Feed, new PollResult(PollOutcome.ServerError, RetryAfter: TimeSpan.FromDays(365)), Settings, Noon);
        var soon = PollSchedule.After(Feed, new PollResult(PollOutcome.TooManyRequests, RetryAfter: TimeSpan.FromSeconds(1)), Settings, Noon);

        Assert.Equal(Noon.AddHours(5), asked.DueAt);
        Assert.Equal(Noon.AddDays(7), year.DueAt);
        Assert.True(soon.DueAt >= Noon.AddMinutes(30)); // What we think polite still holds.
    }

    [Fact]
    public void Gone_IsNotPolledAgain() => Assert.Null(PollSchedule.After(Feed, new PollResult(PollOutcome.Gone), Settings, Noon).DueAt);

    [Fact]
    public void Hub_MakesPollingRare_ButTheSubscriptionIsRenewedInTime()
    {
        var feed = Feed with { PolledAt = Noon.AddHours(-1) };
        var subscription = new Subscription(new Uri("https://hub.example/"), feed.Url, "t", "s", Noon);

        var longLease = PollSchedule.After(feed with { Subscription = subscription.Confirmed(TimeSpan.FromDays(10), Noon) }, new PollResult(PollOutcome.NotModified), Settings, Noon);
        var shortLease = PollSchedule.After(feed with { Subscription = subscription.Confirmed(TimeSpan.FromHours(2), Noon) }, new PollResult(PollOutcome.NotModified), Settings, Noon);
        var unconfirmed = PollSchedule.After(feed with { Subscription = subscription }, new PollResult(PollOutcome.NotModified), Settings, Noon);

        Assert.Equal(Settings.LongestInterval, longLease.Interval);
        Assert.InRange(shortLease.DueAt!.Value, Noon.AddHours(1.5), Noon.AddHours(2));
        Assert.True(unconfirmed.Interval < TimeSpan.FromHours(1));
    }

    private static PolledFeed Feed { get; } = new()
    {
        Id = "feed",
        Source = "post",
        Url = new Uri("https://post.example/feed"),
        AddedAs = new Uri("https://post.example/feed"),
        AddedAt = Noon,
        DueAt = Noon,
    };

    private static PolledFeed Polls(int times, int fresh, TimeSpan every)
    {
        var feed = Feed;
        for (var n = 0; n < times; n++)
            feed = PollSchedule.After(feed, new PollResult(PollOutcome.Changed, fresh), Settings, Noon + (every * n));
        return feed;
    }
}
