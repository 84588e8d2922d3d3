namespace Wiredesk.Contracts;

/// <summary>Kill an article everywhere, now.</summary>
/// <remarks>Travels on its own queues straight to publishing and deduplication, and may overtake the article itself.</remarks>
/// <param name="ArticleId">The article to withdraw.</param>
/// <param name="Revision">The revision that announced the kill; later revisions do not bring the article back.</param>
/// <param name="Reason">Why, in words for partners.</param>
/// <param name="RequestedBy">Who asked: a source or an editor.</param>
/// <param name="RequestedAt">When it was asked.</param>
public sealed record WithdrawArticle(Guid ArticleId, int Revision, string Reason, string RequestedBy, DateTimeOffset RequestedAt);
