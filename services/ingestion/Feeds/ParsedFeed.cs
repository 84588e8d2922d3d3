using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>A feed that was read, or the reason why it is none.</summary>
/// <param name="Feed">What it says; absent when it was refused.</param>
/// <param name="Error">Why it was refused (<c>empty</c>, <c>too-large</c>, <c>unreadable-gzip</c>, <c>malformed-json</c>, <c>web-page</c>, <c>not-a-feed</c>); absent when it was read.</param>
/// <param name="Repairs">What had to be mended, by name.</param>
public sealed record ParsedFeed(Feed? Feed, Refusal? Error, IReadOnlyList<string> Repairs);
