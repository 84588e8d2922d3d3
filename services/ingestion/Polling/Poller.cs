using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Hubs;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

/// <summary>How one poll ended, and every entry of it.</summary>
/// <param name="Outcome">Null when the feed had to wait for its turn at its host.</param>
public sealed record PollReport(PolledFeed Feed, PollOutcome? Outcome, IReadOnlyDictionary<string, int> Entries);

/// <summary>Polls feeds that are due: takes one by a lease, waits for its turn, asks, takes in, and says when it is due next.</summary>
/// <remarks>A crash at any place leaves the feed leased and its validators as they were: it is polled again, and what was taken in is recognised.</remarks>
public sealed class Poller(
    FeedStore feeds, SourceStore sources, FeedFetcher fetcher, FeedIntake intake, Subscriptions subscriptions, PollMeter meter, PollingSettings settings, TimeProvider time)
{
    private static readonly Dictionary<string, int> NoEntries = [];

    /// <summary>Polls the feed that is due longest; null when none is due.</summary>
    public async Task<PollReport?> PollNext(CancellationToken cancellationToken) =>
        await feeds.LeaseDue(cancellationToken) is { } feed ? await Poll(feed, cancellationToken) : null;

    /// <summary>Polls a feed that was leased.</summary>
    public async Task<PollReport> Poll(PolledFeed feed, CancellationToken cancellationToken)
    {
        if (await sources.Find(feed.Source, cancellationToken) is not { Paused: false } source)
        {
            await feeds.GiveBack(feed with { DueAt = null }, cancellationToken);
            return new PollReport(feed, null, NoEntries);
        }

        var (fetched, waiting) = await fetcher.Fetch(feed, source, cancellationToken);
        if (fetched is null)
            return await Wait(feed with { DueAt = waiting!.Wait!.DueAt, Turn = waiting.Wait.Turn, Errand = waiting.Errand }, cancellationToken);

        var (result, reading) = await Read(feed, source, fetched, cancellationToken);
        var next = Remember(PollSchedule.After(feed, result, settings, time.GetUtcNow()), fetched, result, reading);
        await GiveBack(next, feed, cancellationToken);
        meter.Record(feed.Source, feed.Url, result, reading?.Outcomes ?? NoEntries);
        if (!result.IsFailure)
            await Subscribe(next, fetched, reading?.Hints, cancellationToken);
        return new PollReport(next, result.Outcome, reading?.Outcomes ?? NoEntries);
    }

    /// <summary>Takes in what a hub delivered: the whole document, or only what is new in it.</summary>
    public async Task<FeedReading?> TakePushed(PolledFeed feed, byte[] bytes, string? contentType, CancellationToken cancellationToken)
    {
        if (await sources.Find(feed.Source, cancellationToken) is not { Paused: false } source)
            return null;
        var reading = await intake.Take(feed with { Entries = EntryMemory.None }, source, new FeedDocument(bytes, feed.Url, contentType, feed.Tdm), cancellationToken);
        if (reading.Fresh > 0)
            await feeds.Change(feed.Id, held => held with { NewAt = time.GetUtcNow() }, cancellationToken);
        var result = new PollResult(reading.Refusal is null ? PollOutcome.Changed : PollOutcome.NotAFeed, reading.Fresh, Reason: reading.Refusal);
        meter.Record(feed.Source, feed.Url, result, reading.Outcomes);
        return reading;
    }

    private async Task<PollReport> Wait(PolledFeed feed, CancellationToken cancellationToken)
    {
        await feeds.GiveBack(feed, cancellationToken);
        return new PollReport(feed, null, NoEntries);
    }

    private async Task<(PollResult Result, FeedReading? Reading)> Read(PolledFeed feed, Source source, FetchedFeed fetched, CancellationToken cancellationToken)
    {
        if (fetched is not { Result.Outcome: PollOutcome.Changed, Response: { } response })
            return (fetched.Result, null);
        var reading = await intake.Take(feed, source, new FeedDocument(response.Body, response.Url, response.Header("Content-Type"), fetched.Tdm), cancellationToken);
        if (reading.Sitemaps is { } sitemaps)
            reading = await Follow(feed, reading, sitemaps, cancellationToken);
        var ttl = reading.Hints?.Ttl;
        return reading.Refusal is { } refusal
            ? (new PollResult(PollOutcome.NotAFeed, Reason: refusal), reading)
            : (fetched.Result with { Fresh = reading.Fresh, Wait = ttl > (fetched.Result.Wait ?? TimeSpan.Zero) ? ttl : fetched.Result.Wait }, reading);
    }

    private async Task<FeedReading> Follow(PolledFeed index, FeedReading reading, IReadOnlyList<ListedSitemap> listed, CancellationToken cancellationToken)
    {
        if (index.ListedBy is not null)
            return reading with { Refusal = "It is an index of sitemaps that another index names; only the sitemaps of one are followed." };
        var (due, known) = await feeds.Follow(index, SitemapIndex.Followed(listed, index.Url, time.GetUtcNow()), cancellationToken);
        return reading with { Outcomes = new Dictionary<string, int> { ["sitemap-due"] = due, ["sitemap-known"] = known, ["sitemap-left"] = listed.Count - due - known } };
    }

    private static PolledFeed Remember(PolledFeed next, FetchedFeed fetched, PollResult result, FeedReading? reading)
    {
        next = next with { Tdm = fetched.Tdm ?? next.Tdm, AllowedByRobots = fetched.AllowedByRobots ?? next.AllowedByRobots };
        if (result.IsFailure)
            return next;
        next = next with { Url = fetched.Url };
        // A 304 may name new validators, or none (RFC 9110, section 15.4.5).
        next = next with { ETag = fetched.Response!.Header("ETag") ?? (result.Outcome == PollOutcome.NotModified ? next.ETag : null) };
        next = next with { LastModified = fetched.Response!.Header("Last-Modified") ?? (result.Outcome == PollOutcome.NotModified ? next.LastModified : null) };
        return reading is null ? next : next with { DocumentHash = fetched.DocumentHash, Entries = reading.Entries, HasUnstableIds = reading.HasUnstableIds };
    }

    private async Task GiveBack(PolledFeed next, PolledFeed before, CancellationToken cancellationToken)
    {
        try
        {
            await feeds.GiveBack(next, cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            // The other one goes on under that address; polling both would bring each article twice.
            await feeds.GiveBack(
                next with { Url = before.Url, DueAt = null, Reason = $"It moved to {next.Url}, which is polled already." }, cancellationToken);
        }
    }

    private async Task Subscribe(PolledFeed feed, FetchedFeed fetched, FeedHints? hints, CancellationToken cancellationToken)
    {
        var (hub, topic) = FeedHints.OfLinks(fetched.Response?.Header("Link"), feed.Url);
        hub ??= hints?.Hub ?? (hints is null ? feed.Subscription?.Hub : null);
        topic ??= hints?.Self ?? feed.Subscription?.Topic ?? feed.Url;
        await subscriptions.Renew(feed.Id, hub, topic, cancellationToken);
    }
}
