using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Changes;

/// <summary>One of the newest changes, ready to be passed on.</summary>
/// <param name="View">The change as it reads while the article is as it is now.</param>
/// <param name="Article">By what it is decided who may have it; null when there is no such article.</param>
/// <param name="Event">The change as a server-sent event.</param>
public sealed record TailEntry(Change Change, ChangeView View, Judged? Article, ReadOnlyMemory<byte> Event)
{
    private TailEntry? _loss;

    /// <summary>The change as a partner is told of it; null when it is not.</summary>
    public TailEntry? For(Entitlement entitlement, DateTimeOffset now) => (Article is null ? Told.Change : entitlement.Of(Change.Kind, Article, now)) switch
    {
        Told.Change => this,
        Told.Loss => Volatile.Read(ref _loss) ?? Interlocked.CompareExchange(ref _loss, Loss(), null) ?? _loss,
        _ => null,
    };

    private TailEntry Loss()
    {
        var view = View.AsLoss();
        return new TailEntry(Change, view, Article, ChangeTail.Event(view));
    }
}
