using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.CrashWriter;

/// <summary>Documents whose bulk write says where it is and never returns: the place where the process is killed.</summary>
public sealed class Stopping<T>(IDocuments<T> documents, bool before) : IDocuments<T> where T : Document
{
    public async Task<IReadOnlyList<bool>> Write(IReadOnlyList<Write<T>> writes, CancellationToken cancellationToken, bool untilRefused = false)
    {
        if (!before) await documents.Write(writes, cancellationToken, untilRefused);
        Console.WriteLine("stopped");
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return [];
    }

    public Task<T?> Get(string id, CancellationToken cancellationToken) => documents.Get(id, cancellationToken);

    public Task<IReadOnlyList<T>> Get(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => documents.Get(ids, cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => documents.Versions(ids, cancellationToken);

    public Task<byte[]?> Print(string id, CancellationToken cancellationToken) => documents.Print(id, cancellationToken);

    public Task<bool> InsertIfAbsent(T document, CancellationToken cancellationToken) => documents.InsertIfAbsent(document, cancellationToken);

    public Task<bool> Replace(T document, CancellationToken cancellationToken) => documents.Replace(document, cancellationToken);

    public Task<bool> Delete(string id, CancellationToken cancellationToken) => documents.Delete(id, cancellationToken);

    public Task<Page<T>> Query(
        Index<T> index, Range range, int limit, CancellationToken cancellationToken, string? after = null, bool descending = false) =>
        documents.Query(index, range, limit, cancellationToken, after, descending);

    public Task<long> Count(Index<T> index, Range range, CancellationToken cancellationToken) => documents.Count(index, range, cancellationToken);

    public Task<T?> Lease(Index<T> index, Range range, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        documents.Lease(index, range, now, until, cancellationToken);

    public Task<long> Expire(DateTimeOffset now, CancellationToken cancellationToken) => documents.Expire(now, cancellationToken);
}
