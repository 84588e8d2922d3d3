using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Standalone.Looking;

/// <summary>An article as <c>articles --json</c> prints it.</summary>
internal sealed record ArticleLine(
    Guid Id, int Revision, string? Title, string Source, DateTimeOffset? Published, string Language,
    Contracts.Relation Relation, Guid? Of, Guid Group, Guid Event, Guid Story, PublicationStatus Status)
{
    public static ArticleLine From(PublishedArticle article)
    {
        var summary = new ArticleSummary(article);
        return new ArticleLine(
            summary.Id, summary.Revision, summary.Headline, summary.Source, summary.Published, summary.Language,
            summary.Relation, summary.Of, summary.Lead, summary.Event, summary.Story, summary.Status);
    }
}

/// <summary>The readable articles of a data folder, oldest first.</summary>
internal static class PublishedArticles
{
    public static async IAsyncEnumerable<PublishedArticle> Of(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var articles = services.GetRequiredService<ArticleStore>();
        string? after = null;
        do
        {
            var page = await articles.List(500, after, newestFirst: false, cancellationToken);
            foreach (var article in page.Items)
                yield return article;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The headline, or the first words of a text that has none.</summary>
    public static string TitleOf(PublishedArticle article) =>
        Publication.Headline(article) ?? string.Concat(article.Analysis!.Body.Text.TakeWhile((letter, n) => n < 70 && letter != '\n')) + "...";
}
