using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Changes;

/// <summary>Reads the changes feed for a partner: in order, leaving out what the partner is not entitled to.</summary>
public sealed class ChangeReader(ChangeStore changes, ArticleStore articles, IArticleIndex index, TimeProvider time)
{
    private const int Batch = 500;
    private const int MostScanned = 10_000;

    /// <summary>At most <paramref name="limit"/> changes after a number, and the number of the last one that was looked at.</summary>
    /// <remarks>Fewer, or none, do not mean that the feed ends: a partner with a narrow entitlement goes on from the number.</remarks>
    public async Task<(IReadOnlyList<ChangeView> Items, long Number)> After(long number, int limit, Reader reader, CancellationToken cancellationToken)
    {
        var items = new List<ChangeView>();
        for (var scanned = 0; items.Count < limit && scanned < MostScanned;)
        {
            var page = await changes.After(number, Math.Min(Batch, limit), cancellationToken);
            if (page.Count == 0) break;
            scanned += page.Count;
            var current = await articles.Find([.. page.Select(change => change.Article.ArticleId).Distinct()], cancellationToken);
            foreach (var change in page)
            {
                number = change.Number;
                if (ChangeView.Of(change, current.GetValueOrDefault(change.Article.ArticleId), reader.Entitlement, time.GetUtcNow()) is not { } view) continue;
                items.Add(view);
                if (items.Count == limit) break;
            }
        }

        return (items, number);
    }

    /// <summary>What can be read at the beginning: readable articles in their order after a place, as if each had just been published.</summary>
    /// <returns>The articles, and the place to go on from; null when there are no more.</returns>
    public async Task<(IReadOnlyList<ChangeView> Items, long? Next)> Snapshot(long after, long upTo, int limit, Reader reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var query = new IndexQuery(reader.Entitlement.Filter.Clauses(), [], CreatedFrom: reader.Entitlement.EarliestCreated(now));
        var entries = (await index.Find(query, after, limit, newestFirst: false, cancellationToken)).Where(entry => entry.Number <= upTo).ToList();
        var current = await articles.Find([.. entries.Select(entry => entry.Id)], cancellationToken);
        var items = new List<ChangeView>();
        foreach (var entry in entries)
        {
            if (current.TryGetValue(entry.Id, out var article) && article.IsReadable(now) && reader.Entitlement.Allows(article, now))
                items.Add(new ChangeView(entry.Number, ChangeKind.Create, entry.Id, article.Article!.Revision, article.CreatedAt!.Value, new ArticleSummary(article)));
        }

        return (items, entries.Count < limit ? null : entries[^1].Number);
    }
}
