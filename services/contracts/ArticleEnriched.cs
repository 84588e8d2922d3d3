namespace Wiredesk.Contracts;

/// <summary>An article's text was analysed. Published again, unchanged, if the article is redelivered.</summary>
public sealed record ArticleEnriched(ArticleVersion Version, Article Article, Analysis Analysis);
