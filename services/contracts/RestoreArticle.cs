namespace Wiredesk.Contracts;

/// <summary>Take a kill back: the article can be read again, as it was.</summary>
/// <remarks>Travels as <see cref="WithdrawArticle"/> does. The later of the two, by when it was asked, holds.</remarks>
/// <param name="ArticleId">The article to bring back.</param>
/// <param name="Reason">Why, in words for partners.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When it was asked.</param>
public sealed record RestoreArticle(Guid ArticleId, string Reason, string RequestedBy, DateTimeOffset RequestedAt);
