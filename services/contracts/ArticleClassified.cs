namespace Wiredesk.Contracts;

/// <summary>It was decided whether the article is new, a copy, or another report of a known happening.</summary>
public sealed record ArticleClassified(ArticleVersion Version, Article Article, Analysis Analysis, Decision Decision);
