using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Hubs;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Sources;

/// <summary>The feeds that are polled. Several replicas share them: each poll is taken by a lease.</summary>
public sealed class FeedStore(IDocuments<PolledFeed> feeds, TimeProvider time)
{
    // Longer than any poll takes; a replica that died gives its feed back after this.
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(10);

    /// <summary>Takes the feed that is due longest, for this worker alone; null when none is due.</summary>
    public Task<PolledFeed?> LeaseDue(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return feeds.Lease(PolledFeed.ByDue, new Defaults.Documents.Range(null, now), now, now + LeaseTime, cancellationToken);
    }

    /// <summary>When the next poll is due, if that is soon; those that are under way do not count.</summary>
    public async Task<DateTimeOffset?> NextDue(TimeSpan soon, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = await feeds.Query(PolledFeed.ByDue, new Defaults.Documents.Range(now, now + soon, FromExclusive: true), 1, cancellationToken);
        return next.Items is [var first] ? first.DueAt : null;
    }

    public Task<PolledFeed?> Find(string id, CancellationToken cancellationToken) => feeds.Get(id, cancellationToken);

    /// <summary>Adds a feed, due at once; false when its address is polled already.</summary>
    public Task<bool> Add(string source, Uri url, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return feeds.InsertIfAbsent(
            new PolledFeed { Id = Guid.CreateVersion7(now).ToString("D"), Source = source, Url = url, AddedAs = url, AddedAt = now, DueAt = now }, cancellationToken);
    }

    /// <summary>Polls the sitemaps that an index names, at once where they changed since they were last polled, and no others of that index.</summary>
    /// <returns>How many are due now, and how many are known and wait for their time; the rest is polled for others.</returns>
    public async Task<(int Due, int Known)> Follow(PolledFeed index, IReadOnlyList<ListedSitemap> sitemaps, CancellationToken cancellationToken)
    {
        var (due, known, now) = (0, 0, time.GetUtcNow());
        var held = (await Of(index.Source, cancellationToken)).Where(feed => feed.ListedBy == index.Id).ToList();
        foreach (var gone in held.Where(feed => !sitemaps.Any(sitemap => sitemap.Url == feed.Url)))
            await feeds.Delete(gone.Id, cancellationToken);
        foreach (var sitemap in sitemaps)
        {
            var feed = held.Find(feed => feed.Url == sitemap.Url);
            if (feed is null)
            {
                // As its index was added: then a secret goes to just the same origin. Due in the order in which they are named.
                due += await feeds.InsertIfAbsent(
                    new PolledFeed { Id = Guid.CreateVersion7(now).ToString("D"), Source = index.Source, Url = sitemap.Url, AddedAs = index.AddedAs, AddedAt = now, DueAt = now.AddTicks(due), ListedBy = index.Id },
                    cancellationToken) ? 1 : 0;
            }
            else if (sitemap.ChangedAt > feed.PolledAt && feed is { Failures: 0, DueAt: not null })
            {
                await Change(feed.Id, waiting => waiting is { Errand: null } && waiting.DueAt > now ? waiting with { DueAt = now } : waiting, cancellationToken);
                due++;
            }
            else
            {
                known++;
            }
        }

        return (due, known);
    }

    public async Task<IReadOnlyList<PolledFeed>> Of(string source, CancellationToken cancellationToken)
    {
        var all = new List<PolledFeed>();
        string? after = null;
        do
        {
            var page = await feeds.Query(PolledFeed.BySource, Defaults.Documents.Range.StartingWith(source), 500, cancellationToken, after);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Saves how a poll ended and gives the feed back. What was changed meanwhile (paused, removed, subscribed) stays.</summary>
    /// <exception cref="DuplicateKeyException">It moved to an address that is polled already.</exception>
    public async Task GiveBack(PolledFeed polled, CancellationToken cancellationToken)
    {
        var next = polled with { LeasedUntil = null };
        while (!await feeds.Replace(next, cancellationToken))
        {
            if (await feeds.Get(polled.Id, cancellationToken) is not { } current)
                return;
            next = polled with
            {
                Version = current.Version,
                LeasedUntil = null,
                DueAt = current.DueAt is null ? null : polled.DueAt,
                Subscription = current.Subscription,
            };
        }
    }

    /// <summary>Changes a feed; null when there is none.</summary>
    public async Task<PolledFeed?> Change(string id, Func<PolledFeed, PolledFeed> change, CancellationToken cancellationToken)
    {
        while (await feeds.Get(id, cancellationToken) is { } feed)
        {
            var changed = change(feed);
            if (changed == feed || await feeds.Replace(changed, cancellationToken))
                return changed;
        }

        return null;
    }

    public Task<bool> Remove(string id, CancellationToken cancellationToken) => feeds.Delete(id, cancellationToken);
}
