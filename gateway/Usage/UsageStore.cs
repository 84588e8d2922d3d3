using Wiredesk.Defaults.Documents;

namespace Wiredesk.Gateway.Usage;

/// <summary>What was asked for and read, by key.</summary>
public sealed class UsageStore(IDocuments<KeyUsage> usage, IDocuments<ReadBatch> reads)
{
    private const int Page = 100; // Of batches, each with all that was read in it.

    /// <summary>Adds to a day's counts.</summary>
    public async Task Add(KeyUsage more, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = await usage.Get(more.Id, cancellationToken);
            if (held is null ? await usage.InsertIfAbsent(more, cancellationToken) : await usage.Replace(held.Plus(more), cancellationToken))
                return;
        }
    }

    public Task Keep(ReadBatch batch, CancellationToken cancellationToken) => reads.InsertIfAbsent(batch, cancellationToken);

    /// <summary>A holder's days, newest first.</summary>
    public async Task<IReadOnlyList<KeyUsage>> Of(string holder, int limit, CancellationToken cancellationToken) =>
        (await usage.Query(KeyUsage.ByHolder, Defaults.Documents.Range.StartingWith(holder), limit, cancellationToken, descending: true)).Items;

    /// <summary>Everybody who read an article, oldest first.</summary>
    public async Task<IReadOnlyList<ArticleRead>> ReadersOf(Guid article, CancellationToken cancellationToken)
    {
        var found = new List<ArticleRead>();
        string? after = null;
        do
        {
            var page = await reads.Query(ReadBatch.ByArticle, Defaults.Documents.Range.Is(article), Page, cancellationToken, after);
            found.AddRange(page.Items.SelectMany(batch => batch.Reads).Where(read => read.Article == article));
            after = page.Next;
        }
        while (after is not null);
        return [.. found.OrderBy(read => read.At)];
    }
}
