using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Push;

/// <summary>What a body of pushed articles holds: an answer for each item, or the reason why none could be read.</summary>
/// <param name="Items">One for each item, in their order.</param>
/// <param name="Error">Why the whole body was refused (<c>malformed-json</c>, <c>wrong-type</c>, <c>duplicate-member</c>, <c>empty</c>, <c>too-many</c>); then there are no
/// items.</param>
public sealed record PushReading(IReadOnlyList<PushedItem> Items, Refusal? Error = null);

/// <summary>One pushed item: an article, or the reason why it is refused; both, when it can be read and is not to be taken.</summary>
/// <param name="Index">Its place in the body, from 0.</param>
/// <param name="OwnId">The id that it came with, also when it is refused.</param>
public sealed record PushedItem(int Index, string? OwnId, ReceivedArticle? Article, Refusal? Refusal);
