using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Articles;

/// <summary>What partners get, one document for each article.</summary>
public sealed class ArticleStore(
    IDocuments<PublishedArticle> articles, IDocuments<PublishedRevision> revisions, [FromKeyedServices(PublishingService.Name)] IDocumentStore store)
{
    private const int Page = 500;

    public Task<PublishedArticle?> Find(Guid id, CancellationToken cancellationToken) => articles.Get(id.ToString("D"), cancellationToken);

    /// <summary>Those of the articles that exist, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, PublishedArticle>> Find(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await articles.Get([.. ids.Select(id => id.ToString("D"))], cancellationToken)).ToDictionary(article => Guid.Parse(article.Id));

    /// <summary>The versions of those of the articles that exist: which state of them is stored.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> Versions(IEnumerable<Guid> ids, CancellationToken cancellationToken) =>
        (await articles.Versions([.. ids.Select(id => id.ToString("D"))], cancellationToken)).ToDictionary(version => Guid.Parse(version.Key), version => version.Value);

    /// <summary>An article as it was printed when it was stored; null when it was not, or by other rules.</summary>
    public async Task<(PrintedArticle Head, ReadOnlyMemory<byte> Answer)?> Printed(Guid id, CancellationToken cancellationToken) =>
        await articles.Print(id.ToString("D"), cancellationToken) is { } print ? PrintedArticle.Read(print) : null;

    /// <summary>Readable articles in the order of their publication.</summary>
    /// <exception cref="ArgumentException"><paramref name="after"/> is no position in this list.</exception>
    public Task<Page<PublishedArticle>> List(int limit, string? after, bool newestFirst, CancellationToken cancellationToken) =>
        articles.Query(PublishedArticle.ByCreated, Defaults.Documents.Range.All, limit, cancellationToken, after, newestFirst);

    /// <summary>Articles whose embargo has ended, the earliest first.</summary>
    public async Task<IReadOnlyList<PublishedArticle>> Lifted(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await articles.Query(PublishedArticle.ByEmbargo, new Defaults.Documents.Range(null, now), Page, cancellationToken)).Items;

    /// <summary>When the next embargo ends; null when there is none.</summary>
    public async Task<DateTimeOffset?> NextLift(CancellationToken cancellationToken) =>
        (await articles.Query(PublishedArticle.ByEmbargo, Defaults.Documents.Range.All, 1, cancellationToken)).Items is [var next] ? next.Article!.EmbargoUntil : null;

    /// <summary>Articles that were taken away from readers, the newest first; at most 100.</summary>
    public async Task<IReadOnlyList<PublishedArticle>> Gone(CancellationToken cancellationToken) =>
        (await articles.Query(PublishedArticle.ByGone, Defaults.Documents.Range.All, 100, cancellationToken, descending: true)).Items;

    /// <summary>The article that was the last to leave a group, event or story; null when none did.</summary>
    public async Task<PublishedArticle?> LastToLeave(Gathering gathering, Guid id, CancellationToken cancellationToken) =>
        (await articles.Query(PublishedArticle.ByLeft, Defaults.Documents.Range.StartingWith(EarlierDecision.KeyOf(gathering, id)), 1, cancellationToken, descending: true)).Items is [var last] ? last : null;

    /// <summary>The sources of which something is held, whether it can be read or not.</summary>
    public async Task<IReadOnlyList<string>> Sources(CancellationToken cancellationToken)
    {
        var (sources, range) = (new List<string>(), Defaults.Documents.Range.All);
        while ((await articles.Query(PublishedArticle.ByReceived, range, 1, cancellationToken)).Items is [{ Article.Source: var source }])
        {
            sources.Add(source);
            range = Defaults.Documents.Range.Above(Key.Of(source, long.MaxValue));
        }

        return sources;
    }

    /// <summary>Articles of a source that came in before an instant, the oldest first.</summary>
    public async Task<IReadOnlyList<PublishedArticle>> ReceivedBefore(string source, DateTimeOffset before, CancellationToken cancellationToken) =>
        (await articles.Query(PublishedArticle.ByReceived, new Defaults.Documents.Range(Key.Of(source, 0), Key.Of(source, before.UtcTicks), ToExclusive: true), Page, cancellationToken)).Items;

    /// <summary>Keeps a revision for the history, even one that arrives late; not that of an article which was erased meanwhile.</summary>
    public async Task Keep(PublishedRevision revision, CancellationToken cancellationToken)
    {
        await revisions.InsertIfAbsent(revision, cancellationToken);
        if (await Find(revision.Article.Id, cancellationToken) is not { Status: PublicationStatus.Erased }) return;
        await Forget(revision.Article.Id, cancellationToken);
    }

    /// <summary>The revisions of an article, the first one first.</summary>
    public async Task<IReadOnlyList<PublishedRevision>> Revisions(Guid id, CancellationToken cancellationToken)
    {
        var all = new List<PublishedRevision>();
        string? after = null;
        do
        {
            var page = await revisions.Query(PublishedRevision.ByArticle, Defaults.Documents.Range.StartingWith(id.ToString("D")), Page, cancellationToken, after);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Removes every revision of an article.</summary>
    public async Task Forget(Guid id, CancellationToken cancellationToken)
    {
        var kept = await Revisions(id, cancellationToken);
        foreach (var revision in kept)
            await revisions.Delete(revision.Id, cancellationToken);
        if (kept.Count > 0) await store.Scrub(cancellationToken);
    }

    /// <summary>Leaves the words of an article out of the decisions about others. Partners are told nothing: they no longer were shown these words.</summary>
    public async Task ForgetQuoted(Guid quoted, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await articles.Query(PublishedArticle.ByQuoted, Defaults.Documents.Range.Is(quoted), Page, cancellationToken, after);
            var written = await articles.Write(
                [.. page.Items.Select(article => new Write<PublishedArticle>.Replace(article.Without(quoted)))], cancellationToken);
            foreach (var (article, _) in page.Items.Zip(written).Where(one => !one.Second)) // Written by another meanwhile.
                await ForgetQuoted(article.Id, quoted, cancellationToken);
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The same without the words of articles that were erased before, or meanwhile.</summary>
    public async Task<PublishedArticle> WithoutErased(PublishedArticle saved, CancellationToken cancellationToken)
    {
        var quoted = Quoting.In(saved).Distinct().ToList();
        if (quoted.Count == 0) return saved;
        var erased = (await Find(quoted, cancellationToken)).Where(other => other.Value.Status == PublicationStatus.Erased).Select(other => other.Key).ToList();
        foreach (var other in erased)
            saved = await ForgetQuoted(saved.Id, other, cancellationToken);
        if (erased.Count > 0) await store.Scrub(cancellationToken);
        return saved;
    }

    private async Task<PublishedArticle> ForgetQuoted(string id, Guid quoted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = (await articles.Get(id, cancellationToken))!.Without(quoted);
            if (await articles.Replace(next, cancellationToken)) return next with { Version = next.Version + 1 };
        }
    }

    /// <summary>Changes an article by a decision over its stored state, until no other writer came between; the outcome is stored with it.</summary>
    public async Task<(PublishedArticle Article, StageOutcome Outcome)> Change(
        Guid id, Func<PublishedArticle?, (PublishedArticle, string)> decide, Func<string, StageOutcome> outcomeOf, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = await Find(id, cancellationToken);
            var (decided, word) = decide(held);
            var outcome = outcomeOf(word);
            if (ReferenceEquals(decided, held))
                return (held, outcome);
            var next = decided with { Outcome = outcome };
            if (held is null ? await articles.InsertIfAbsent(next, cancellationToken) : await articles.Replace(next, cancellationToken))
                return (next with { Version = next.Version + 1 }, outcome);
        }
    }
}
