using System.Text.Json;

namespace Wiredesk.Client;

/// <summary>Something that happened to a published article.</summary>
/// <param name="Number">Its place in the changes feed.</param>
/// <param name="Kind"><c>create</c>, <c>update</c>, <c>correct</c>, <c>relation</c>, <c>kill</c>, <c>withhold</c>, <c>restore</c>, <c>embargoLift</c>, <c>erase</c>; later versions may add others.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">Its revision then.</param>
/// <param name="At">When it happened.</param>
/// <param name="Article">The article as it is now; absent when it can no longer be read: then remove it.</param>
/// <param name="Reason">Why it was killed or withheld.</param>
public sealed record ArticleChange(long Number, string Kind, Guid ArticleId, int Revision, DateTimeOffset At, JsonElement? Article = null, string? Reason = null);

/// <summary>Some changes, and the cursor behind them.</summary>
public sealed record ChangePage(IReadOnlyList<ArticleChange> Items, string Next);

/// <summary>The service refused a request in a way that asking again will not mend.</summary>
public sealed class WiredeskException(int status, string detail) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
