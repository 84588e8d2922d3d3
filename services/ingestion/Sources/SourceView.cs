using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Sources;

/// <summary>A source as administrators see it.</summary>
/// <param name="LastNew">When it last sent a new article or a revision.</param>
/// <param name="SilentSince">Since when it is silent for longer than it should be.</param>
public sealed record SourceView(
    string Name, string TimeZone, int RetentionDays, bool FullPages, bool ObeysRobots, int SilentAfterHours, string? Secret, bool Paused,
    DateTimeOffset Created, DateTimeOffset? LastNew, DateTimeOffset? SilentSince, IReadOnlyList<FeedView> Feeds)
{
    public static SourceView Of(Source source, IReadOnlyList<PolledFeed> feeds, DateTimeOffset? lastNew, DateTimeOffset now) => new(
        source.Id, source.TimeZone, source.RetentionDays, source.FullPages, source.ObeysRobots, source.SilentAfterHours, source.Secret, source.Paused,
        source.CreatedAt, lastNew, SilenceWatch.SilentSince(source, lastNew, now), [.. feeds.Select(feed => FeedView.Of(feed, now))]);
}

/// <summary>A feed as administrators see it.</summary>
/// <param name="AddedAs">The address it was added under, when it moved since.</param>
/// <param name="Due">When it is polled next; absent when it is not.</param>
/// <param name="IntervalSeconds">Its rhythm at present.</param>
/// <param name="HubUntil">Until when a hub pushes it.</param>
/// <param name="ListedBy">The feed, an index of sitemaps, that names it.</param>
public sealed record FeedView(
    string Id, Uri Url, Uri? AddedAs, DateTimeOffset? Due, int IntervalSeconds, PollOutcome? LastOutcome, string? Reason, int Failures,
    DateTimeOffset? Polled, DateTimeOffset? LastNew, bool? AllowedByRobots, TdmReservation? Tdm, bool UnstableIds, DateTimeOffset? HubUntil, string? ListedBy)
{
    public static FeedView Of(PolledFeed feed, DateTimeOffset now) => new(
        feed.Id, feed.Url, feed.AddedAs == feed.Url ? null : feed.AddedAs, feed.DueAt, (int)feed.Interval.TotalSeconds, feed.LastOutcome, feed.Reason, feed.Failures,
        feed.PolledAt, feed.NewAt, feed.AllowedByRobots, feed.Tdm, feed.HasUnstableIds, feed.Subscription?.ActiveUntil is { } until && until > now ? until : null, feed.ListedBy);
}
