using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Decisions, the newest one of each article, with the messages that announce them.</summary>
public sealed class DecisionStore(IDocuments<DecidedArticle> articles, [FromKeyedServices(DeduplicationService.Name)] IDocumentStore store)
{
    private const int Page = 100;

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

    /// <summary>Leaves the words of an article out of what was decided about others, and out of messages that wait to say it.</summary>
    public async Task Forget(Guid quoted, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await articles.Query(DecidedArticle.ByQuoted, Defaults.Documents.Range.Is(quoted), Page, cancellationToken, after);
            var written = await articles.Write(
                [.. page.Items.Select(article => new Write<DecidedArticle>.Replace(article.Without(quoted)))], cancellationToken);
            foreach (var (article, _) in page.Items.Zip(written).Where(one => !one.Second)) // Written by another meanwhile.
                await Save(Guid.Parse(article.Id), held => held!.Without(quoted), cancellationToken);
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The same without the words of articles that were erased while it was decided.</summary>
    public async Task<DecidedArticle> WithoutErased(DecidedArticle saved, CancellationToken cancellationToken)
    {
        var quoted = Quoted.By(saved).Distinct().Select(id => id.ToString("D")).ToList();
        if (quoted.Count == 0)
            return saved;
        var erased = (await articles.Get(quoted, cancellationToken)).Where(article => article.ErasedBy is not null).ToList();
        foreach (var other in erased)
            saved = await Save(Guid.Parse(saved.Id), held => held!.Without(Guid.Parse(other.Id)), cancellationToken);
        if (erased.Count > 0)
            await store.Scrub(cancellationToken);
        return saved;
    }
}
