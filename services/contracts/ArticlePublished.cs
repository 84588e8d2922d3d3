namespace Wiredesk.Contracts;

/// <summary>An article can be read by partners for the first time.</summary>
public sealed record ArticlePublished(ArticleVersion Version, string Source, string? Headline);
