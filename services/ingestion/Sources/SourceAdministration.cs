using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Sources;

/// <summary>A source that is to be added, with its feeds; or what is to change about one that is there. What is not said stays, or is as <see cref="Source"/> says.</summary>
public sealed record SourceRequest(
    string Name, IReadOnlyList<Uri?>? Feeds = null, string? TimeZone = null, int? RetentionDays = null, bool? FullPages = null,
    bool? ObeysRobots = null, int? SilentAfterHours = null, string? Secret = null)
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() =>
        SourceRules.Name(Name) ?? SourceRules.TimeZone(TimeZone ?? "UTC") ?? SourceRules.RetentionDays(RetentionDays ?? 0) ?? SourceRules.SilentAfterHours(SilentAfterHours ?? 1)
        ?? SourceRules.Secret(Secret) ?? (Feeds ?? []).Select(SourceRules.Url).FirstOrDefault(problem => problem is not null);
}

/// <summary>What one poll of a feed would bring, without taking anything in.</summary>
/// <param name="Headlines">The first few entries.</param>
/// <param name="Sitemaps">How many sitemaps it names, when it is an index of them.</param>
public sealed record FeedTest(Uri Url, PollOutcome Outcome, string? Reason, int Entries, int WithText, IReadOnlyList<string> Headlines, bool? AllowedByRobots, TdmReservation? Tdm, Uri? Hub, int? Sitemaps = null);

/// <summary>What an administrator may do with sources.</summary>
public sealed class SourceAdministration(SourceStore sources, FeedStore feeds, ArticleStore articles, FeedFetcher fetcher, TimeProvider time)
{
    private const int HeadlinesShown = 5;

    // Whoever tests waits for the answer; a gateway in between does so for no more than 100 seconds. No feed is asked after the first, nor waited for after the second.
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestTest = TimeSpan.FromSeconds(90);

    public async Task<IReadOnlyList<SourceView>> List(CancellationToken cancellationToken)
    {
        var views = new List<SourceView>();
        foreach (var source in await sources.List(cancellationToken))
            views.Add(await View(source, cancellationToken));
        return views;
    }

    public async Task<SourceView?> Find(string name, CancellationToken cancellationToken) =>
        await sources.Find(name, cancellationToken) is { } source ? await View(source, cancellationToken) : null;

    /// <summary>Adds a source, or changes the settings of one that is there; feeds that it does not have yet are added, due at once.</summary>
    /// <exception cref="ArgumentException">Something about it is not right.</exception>
    /// <exception cref="InvalidOperationException">A feed's address is polled already; a new source is then not added.</exception>
    public async Task<SourceView> Save(SourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Problem() is { } problem)
            throw new ArgumentException(problem);
        var added = new Source { Id = request.Name, CreatedAt = time.GetUtcNow() };
        var isNew = await sources.Add(With(added, request), cancellationToken);
        if (!isNew)
            await sources.Change(request.Name, source => With(source, request), cancellationToken);
        foreach (var url in request.Feeds ?? [])
        {
            if (await feeds.Add(request.Name, url!, cancellationToken) || (await feeds.Of(request.Name, cancellationToken)).Any(feed => feed.Url == url || feed.AddedAs == url))
                continue;
            if (isNew)
                await Remove(request.Name, cancellationToken);
            throw new InvalidOperationException($"{url} is polled already, for another source.");
        }

        return (await Find(request.Name, cancellationToken))!;
    }

    /// <summary>Stops polling a source, or takes it up again at once.</summary>
    public async Task<SourceView?> Pause(string name, bool paused, CancellationToken cancellationToken)
    {
        if (await sources.Change(name, source => source with { Paused = paused, ResumedAt = source.Paused && !paused ? time.GetUtcNow() : source.ResumedAt, SilentSince = null }, cancellationToken) is null)
            return null;
        foreach (var feed in await feeds.Of(name, cancellationToken))
            await feeds.Change(feed.Id, held => held with { DueAt = paused ? null : time.GetUtcNow(), Turn = null, Errand = null, Failures = 0 }, cancellationToken);
        return await Find(name, cancellationToken);
    }

    /// <summary>Removes a source and its feeds; its articles stay.</summary>
    public async Task<bool> Remove(string name, CancellationToken cancellationToken)
    {
        foreach (var feed in await feeds.Of(name, cancellationToken))
            await feeds.Remove(feed.Id, cancellationToken);
        return await sources.Remove(name, cancellationToken);
    }

    /// <summary>Removes one feed of a source.</summary>
    public async Task<bool> RemoveFeed(string name, string feedId, CancellationToken cancellationToken)
    {
        var removed = false;
        foreach (var feed in (await feeds.Of(name, cancellationToken)).Where(feed => feed.Id == feedId || feed.ListedBy == feedId))
            removed |= await feeds.Remove(feed.Id, cancellationToken);
        return removed;
    }

    /// <summary>Asks each feed of a source, in its turn at its host, and says what it would bring; takes nothing in and changes nothing.</summary>
    public async Task<IReadOnlyList<FeedTest>?> Test(string name, CancellationToken cancellationToken)
    {
        if (await sources.Find(name, cancellationToken) is not { } source)
            return null;
        var tests = new List<FeedTest>();
        var latest = time.GetUtcNow() + MostPatience;
        using var end = new CancellationTokenSource(LongestTest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        foreach (var feed in await feeds.Of(name, cancellationToken))
        {
            var anew = feed with { ETag = null, LastModified = null, DocumentHash = null, Turn = null, Errand = null };
            tests.Add(Read(anew, source, await Ask(anew, source, latest, either.Token, cancellationToken)));
        }

        return tests;
    }

    private async Task<FetchedFeed> Ask(PolledFeed feed, Source source, DateTimeOffset latest, CancellationToken end, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() > latest)
            return Without(feed, PollOutcome.NotAsked, "The feeds before it took the minute that a test has.");
        try
        {
            return await InTurn(feed, source, latest, end);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Without(feed, PollOutcome.Unreachable, $"{feed.Url.Host} did not answer in full while the test lasted.");
        }
    }

    private static FetchedFeed Without(PolledFeed feed, PollOutcome outcome, string reason) => new(new PollResult(outcome, Reason: reason), null, feed.Url);

    private static FeedTest Read(PolledFeed feed, Source source, FetchedFeed fetched)
    {
        if (fetched is not { Result.Outcome: PollOutcome.Changed, Response: { } response })
            return new FeedTest(feed.Url, fetched.Result.Outcome, fetched.Result.Reason, 0, 0, [], fetched.AllowedByRobots, fetched.Tdm, null);
        var document = new FeedDocument(response.Body, response.Url, response.Header("Content-Type"), fetched.Tdm);
        var content = FeedContent.Of(document, TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone));
        return new FeedTest(
            feed.Url, content.Refusal is null ? PollOutcome.Changed : PollOutcome.NotAFeed, content.Refusal, content.Entries.Count, content.Entries.Count(entry => entry.Text.Length > 0),
            [.. content.Entries.Select(entry => entry.Headline).OfType<string>().Take(HeadlinesShown)], fetched.AllowedByRobots, fetched.Tdm,
            FeedHints.OfLinks(response.Header("Link"), response.Url).Hub ?? FeedHints.Of(document.Bytes, response.Url, document.ContentType).Hub, content.Sitemaps?.Count);
    }

    private async Task<FetchedFeed> InTurn(PolledFeed feed, Source source, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (fetched, waiting) = await fetcher.Fetch(feed, source, cancellationToken);
            if (fetched is not null)
                return fetched;
            var (due, turn) = waiting!.Wait!;
            if (due > latest)
                return Without(feed, PollOutcome.NotAsked, $"{waiting.Errand!.Asks.Host} may be asked again at {due:u} only: others have their turns there, or it asked to be left alone.");

            feed = feed with { Turn = turn, Errand = waiting.Errand };
            if (due - time.GetUtcNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static Source With(Source source, SourceRequest request) => source with
    {
        TimeZone = request.TimeZone ?? source.TimeZone,
        RetentionDays = request.RetentionDays ?? source.RetentionDays,
        FullPages = request.FullPages ?? source.FullPages,
        ObeysRobots = request.ObeysRobots ?? source.ObeysRobots,
        SilentAfterHours = request.SilentAfterHours ?? source.SilentAfterHours,
        Secret = request.Secret ?? source.Secret,
    };

    private async Task<SourceView> View(Source source, CancellationToken cancellationToken) =>
        SourceView.Of(source, await feeds.Of(source.Id, cancellationToken), await articles.LastNew(source.Id, cancellationToken), time.GetUtcNow());
}
