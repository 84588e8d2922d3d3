using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Changes;

/// <summary>One of the newest changes, ready to be passed on.</summary>
/// <param name="View">The change as it reads while the article is as it is now.</param>
/// <param name="Article">By what it is decided who may have it; null when there is no such article.</param>
/// <param name="Event">The change as a server-sent event.</param>
public sealed record TailEntry(Change Change, ChangeView View, Judged? Article, ReadOnlyMemory<byte> Event)
{
    /// <summary>Whether a partner may have it.</summary>
    public bool IsFor(Entitlement entitlement, DateTimeOffset now) => Article is null || entitlement.Allows(Article, now);
}
