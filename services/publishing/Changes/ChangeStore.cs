using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Changes;

/// <summary>The changes feed, one document for each entry.</summary>
public sealed class ChangeStore(IDocuments<Change> changes)
{
    /// <summary>The entries after a number, in order and without gaps.</summary>
    public async Task<IReadOnlyList<Change>> After(long number, int limit, CancellationToken cancellationToken) =>
        (await changes.Query(Sequence<Change>.ByNumber, Defaults.Documents.Range.Above(number), limit, cancellationToken)).Items;
}
