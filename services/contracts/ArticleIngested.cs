namespace Wiredesk.Contracts;

/// <summary>A new article, or a new revision of one, was taken in.</summary>
public sealed record ArticleIngested(ArticleVersion Version, Article Article);
