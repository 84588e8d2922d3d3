using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Articles;

/// <summary>A revision that was published at some time: the history of an article.</summary>
public sealed record PublishedRevision : Document
{
    public required Article Article { get; init; }

    public required Analysis Analysis { get; init; }

    /// <summary>The revisions of one article in their order.</summary>
    public static Index<PublishedRevision> ByArticle { get; } =
        Index<PublishedRevision>.Of("article", revision => Key.Of(revision.Article.Id.ToString("D"), revision.Article.Revision));

    public static Collection<PublishedRevision> Collection { get; } = new("revisions", ByArticle);

    public static string IdOf(Guid article, int revision) => $"{article:D}/{revision}";

    public static PublishedRevision Of(ArticleClassified message) => new()
    {
        Id = IdOf(message.Article.Id, message.Article.Revision),
        Article = message.Article,
        Analysis = message.Analysis,
    };
}
