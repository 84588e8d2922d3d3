using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Editing;

/// <summary>Carries out what editors command: in the store at once, and over the bus to the other services.</summary>
public sealed class EditorDesk(Publisher publisher, ArticleStore articles)
{
    /// <returns>The article afterwards, and how the command ended.</returns>
    public async Task<(PublishedArticle Article, string Outcome)> Apply(
        Guid id, Func<PublishedArticle?, DateTimeOffset, (PublishedArticle Article, string Outcome)> command, string reason, CancellationToken cancellationToken)
    {
        var outcome = "";
        var article = await publisher.Apply(id, Decide, reason, cancellationToken);
        if (article.Status == PublicationStatus.Erased) await articles.Forget(id, cancellationToken);
        return (article, outcome);

        (PublishedArticle, string) Decide(PublishedArticle? held, DateTimeOffset now)
        {
            var decided = command(held, now);
            outcome = decided.Outcome;
            return decided;
        }
    }
}
