namespace Wiredesk.Contracts;

/// <summary>A published article has a new revision, analysis or place among its copies.</summary>
/// <param name="Kind">What changed: <c>update</c>, <c>correct</c>, <c>relation</c>.</param>
public sealed record ArticleUpdated(ArticleVersion Version, string Kind);
