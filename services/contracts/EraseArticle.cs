namespace Wiredesk.Contracts;

/// <summary>
/// Remove everything that is known of an article, for good: text, raw original, analysis, fingerprint, cached copies, its words in decisions about others.
/// </summary>
/// <remarks>Each service that holds something of it erases what it holds; a tombstone without content stays in the changes feed.</remarks>
/// <param name="ArticleId">The article to erase.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When it was asked.</param>
public sealed record EraseArticle(Guid ArticleId, string RequestedBy, DateTimeOffset RequestedAt);
