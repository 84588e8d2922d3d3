using System.Runtime.CompilerServices;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Channels;

/// <summary>What the channels deliver: written once for all of them while it is among the newest changes.</summary>
public sealed class ChannelMessages(ChangeStore changes, ArticleStore articles, ChangeTail tail, TimeProvider time)
{
    // They end with the entry that they were made of: a kill makes new ones.
    private readonly ConditionalWeakTable<TailEntry, Message> _thin = [];
    private readonly ConditionalWeakTable<TailEntry, Message> _full = [];

    /// <summary>Changes after a number that are no longer among the newest.</summary>
    public async Task<IReadOnlyList<TailEntry>> Older(long number, int limit, CancellationToken cancellationToken)
    {
        var page = await changes.After(number, limit, cancellationToken);
        var current = await articles.Find([.. page.Select(change => change.Article.ArticleId).Distinct()], cancellationToken);
        return [.. page.Select(change => tail.Write(change, current.GetValueOrDefault(change.Article.ArticleId)))];
    }

    /// <summary>The message about a change, as a partner is told of it.</summary>
    public async ValueTask<Message> Of(TailEntry entry, PayloadKind payload, CancellationToken cancellationToken)
    {
        if (payload != PayloadKind.Full || entry.View.Article is null) return _thin.GetValue(entry, one => Message.Of(one.Change, one.View));
        if (_full.TryGetValue(entry, out var known)) return known;
        var article = await articles.Find(entry.Change.Article.ArticleId, cancellationToken);
        // Who may have the entry was decided for the state that it shows. A later one has a change of its own, which is judged anew.
        return article is null || article.ChangedAt != entry.View.Article.VersionCreated || !article.IsReadable(time.GetUtcNow())
            ? Message.Of(entry.Change, entry.View with { Article = null })
            : _full.GetValue(entry, one => Message.Of(one.Change, one.View, new ArticleView(article)));
    }
}
