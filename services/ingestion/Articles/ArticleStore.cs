using Wiredesk.Defaults.Documents;

namespace Wiredesk.Ingestion.Articles;

/// <summary>Articles as received, one document for each article id.</summary>
public sealed class ArticleStore(IDocuments<IngestedArticle> articles)
{
    public Task<IngestedArticle?> Find(Guid id, CancellationToken cancellationToken) => articles.Get(id.ToString("D"), cancellationToken);

    /// <summary>The article that one of the aliases names; the first alias that is known decides.</summary>
    public async Task<IngestedArticle?> Find(IReadOnlyList<string> aliases, CancellationToken cancellationToken)
    {
        foreach (var alias in aliases)
        {
            if ((await articles.Query(IngestedArticle.ByAlias, Defaults.Documents.Range.Is(alias), 1, cancellationToken)).Items is [var article])
                return article;
        }

        return null;
    }

    /// <summary>When a source last sent something new; null when it never did.</summary>
    public async Task<DateTimeOffset?> LastNew(string source, CancellationToken cancellationToken) =>
        (await articles.Query(IngestedArticle.BySource, Defaults.Documents.Range.StartingWith(source), 1, cancellationToken, descending: true)).Items is [{ Article: { } newest }] ? newest.ReceivedAt : null;

    /// <summary>Adds the article, or replaces the version it was made from; null when another writer was first.</summary>
    public async Task<IngestedArticle?> Save(IngestedArticle article, CancellationToken cancellationToken)
    {
        try
        {
            var saved = article.Version == 0 ? await articles.InsertIfAbsent(article, cancellationToken) : await articles.Replace(article, cancellationToken);
            return saved ? article with { Version = article.Version + 1 } : null;
        }
        catch (DuplicateKeyException)
        {
            return null; // One of the aliases was taken meanwhile.
        }
    }
}
