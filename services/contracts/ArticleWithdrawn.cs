namespace Wiredesk.Contracts;

/// <summary>An article was killed: partners can no longer read it, and a tombstone stands in its place.</summary>
public sealed record ArticleWithdrawn(ArticleVersion Version, string Reason);
