namespace Wiredesk.Defaults.Documents;

/// <summary>The documents of one kind in one service's database.</summary>
/// <remarks>
/// One document is the unit of atomicity: there are no transactions over several. A write that returned is durable and seen by every later read.
/// Two engines keep this contract: SQLite and MongoDB; nothing outside their files knows which one it is. What reads documents throws
/// <see cref="UnreadableDocumentException"/> when one of them is damaged.
/// </remarks>
public interface IDocuments<T> where T : Document
{
    /// <summary>The document with this id, or null.</summary>
    Task<T?> Get(string id, CancellationToken cancellationToken);

    /// <summary>The documents with these ids that exist, in no order.</summary>
    Task<IReadOnlyList<T>> Get(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The versions of those of the documents that exist: cheaper than the documents, to see whether one that is known still holds.</summary>
    Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>What the collection's <see cref="Collection{T}.Print"/> made of the document as it is stored now; null when there is none.</summary>
    Task<byte[]?> Print(string id, CancellationToken cancellationToken);

    /// <summary>Adds the document with version 1 unless its id or one of its unique keys is taken; says whether it was added.</summary>
    Task<bool> InsertIfAbsent(T document, CancellationToken cancellationToken);

    /// <summary>Replaces the document if the stored version is <c>document.Version</c>, which then grows by one; says whether it did.</summary>
    /// <exception cref="DuplicateKeyException">A unique key of the new content is held by another document.</exception>
    Task<bool> Replace(T document, CancellationToken cancellationToken);

    /// <summary>Deletes the document; says whether it was there.</summary>
    Task<bool> Delete(string id, CancellationToken cancellationToken);

    /// <summary>Performs each write by itself, in the given order, in as few round trips as the engine can; says for each whether it took effect.</summary>
    /// <remarks>A crash in the middle leaves a prefix of the writes done. A replacement that breaks a unique key did not take effect.</remarks>
    /// <param name="untilRefused">Whether the first write that takes no effect ends it: then those after it were not tried, and are false too.</param>
    Task<IReadOnlyList<bool>> Write(IReadOnlyList<Write<T>> writes, CancellationToken cancellationToken, bool untilRefused = false);

    /// <summary>Documents in the order of an index (then of their ids), from one end of a range to the other.</summary>
    /// <param name="after">The <see cref="Page{T}.Next"/> of the page before; null for the first.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <exception cref="ArgumentException">The index is not declared, or <paramref name="after"/> is no position in it.</exception>
    Task<Page<T>> Query(Index<T> index, Range range, int limit, CancellationToken cancellationToken, string? after = null, bool descending = false);

    /// <summary>How many keys the range holds.</summary>
    Task<long> Count(Index<T> index, Range range, CancellationToken cancellationToken);

    /// <summary>Takes the first document in the range that nobody holds, for this worker alone until the given instant; null when there is none.</summary>
    /// <remarks>Taking it counts as a write: the version grows by one. The lease ends by itself; it is given back early by a <see cref="Replace"/> with <c>LeasedUntil = null</c>, which fails if another took it meanwhile.</remarks>
    Task<T?> Lease(Index<T> index, Range range, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Removes the documents whose <see cref="Document.ExpiresAt"/> has come; says how many.</summary>
    Task<long> Expire(DateTimeOffset now, CancellationToken cancellationToken);
}
