using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Decisions, the newest one of each article, with the messages that announce them.</summary>
public sealed class DecisionStore(IDocuments<DecidedArticle> articles)
{
    public Task<DecidedArticle?> Find(Guid id, CancellationToken cancellationToken) => articles.Get(id.ToString("D"), cancellationToken);

    /// <summary>Keeps what was decided, made from the held state, until no other writer came between.</summary>
    public async Task<DecidedArticle> Save(Guid id, Func<DecidedArticle?, DecidedArticle> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = await Find(id, cancellationToken);
            var next = decide(held);
            if (held is null ? await articles.InsertIfAbsent(next, cancellationToken) : await articles.Replace(next, cancellationToken))
                return next with { Version = next.Version + 1 };
        }
    }
}
