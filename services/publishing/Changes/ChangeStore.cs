using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Changes;

/// <summary>The changes feed, one document for each entry.</summary>
public sealed class ChangeStore(IDocuments<Change> changes, Sequencer<PublishedArticle, Change> sequencer, TimeProvider time)
{
    // What another process numbers is seen after this long.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>The entries after a number, in order and without gaps.</summary>
    public async Task<IReadOnlyList<Change>> After(long number, int limit, CancellationToken cancellationToken) =>
        (await changes.Query(Sequence<Change>.ByNumber, Defaults.Documents.Range.Above(number), limit, cancellationToken)).Items;

    /// <summary>The number of the latest entry; 0 when there is none.</summary>
    public async Task<long> Last(CancellationToken cancellationToken) =>
        (await changes.Query(Sequence<Change>.ByNumber, Defaults.Documents.Range.All, 1, cancellationToken, descending: true)).Items is [var last] ? last.Number : 0;

    /// <summary>All that happened to one article, in its order.</summary>
    public async Task<IReadOnlyList<Change>> Of(Guid article, CancellationToken cancellationToken) =>
        (await changes.Query(Change.ByArticle, Defaults.Documents.Range.StartingWith(article.ToString("D")), 1000, cancellationToken)).Items;

    /// <summary>Returns when there is an entry after a number, or when the time is over; says which.</summary>
    public async Task<bool> Next(long number, TimeSpan most, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var numbered = sequencer.Numbered;
            if (await Last(cancellationToken) > number) return true;
            var left = most - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return false;
            await numbered.Within(left < Poll ? left : Poll, time, cancellationToken);
        }
    }
}
