using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Publishing.Articles;

/// <summary>What partners get, one document for each article.</summary>
public sealed class ArticleStore(IDocuments<PublishedArticle> articles, IDocuments<PublishedRevision> revisions)
{
    public Task<PublishedArticle?> Find(Guid id, CancellationToken cancellationToken) => articles.Get(id.ToString("D"), cancellationToken);

    /// <summary>Those of the articles that exist, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, PublishedArticle>> Find(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await articles.Get([.. ids.Select(id => id.ToString("D"))], cancellationToken)).ToDictionary(article => Guid.Parse(article.Id));

    /// <summary>Readable articles in the order of their publication.</summary>
    /// <exception cref="ArgumentException"><paramref name="after"/> is no position in this list.</exception>
    public Task<Page<PublishedArticle>> List(int limit, string? after, bool newestFirst, CancellationToken cancellationToken) =>
        articles.Query(PublishedArticle.ByCreated, Defaults.Documents.Range.All, limit, cancellationToken, after, newestFirst);

    /// <summary>Keeps a revision for the history, even one that arrives late.</summary>
    public Task Keep(PublishedRevision revision, CancellationToken cancellationToken) => revisions.InsertIfAbsent(revision, cancellationToken);

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
