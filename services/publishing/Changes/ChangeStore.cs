using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Changes;

/// <summary>The changes feed, one document for each entry.</summary>
public sealed class ChangeStore(IDocuments<Change> changes)
{
    /// <summary>The entries after a number, in order and without gaps.</summary>
    public async Task<IReadOnlyList<Change>> After(long number, int limit, CancellationToken cancellationToken) =>
        (await changes.Query(Sequence<Change>.ByNumber, Defaults.Documents.Range.Above(number), limit, cancellationToken)).Items;

    /// <summary>The number of the latest entry; 0 when there is none.</summary>
    public async Task<long> Last(CancellationToken cancellationToken) =>
        (await changes.Query(Sequence<Change>.ByNumber, Defaults.Documents.Range.All, 1, cancellationToken, descending: true)).Items is [var last] ? last.Number : 0;
}
