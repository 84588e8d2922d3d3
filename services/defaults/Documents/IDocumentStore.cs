using System.Text.Json;

namespace Wiredesk.Defaults.Documents;

/// <summary>One service's own database.</summary>
public interface IDocumentStore
{
    /// <summary>The documents of one kind; makes the collection and its indexes at first use.</summary>
    IDocuments<T> Open<T>(Collection<T> collection) where T : Document;

    /// <summary>Adds to a named counter that starts at 0, and gives its new value. No two callers get the same.</summary>
    Task<long> Increment(string counter, long by, CancellationToken cancellationToken);

    /// <summary>Returns when what was deleted or replaced before is out of the files that the engine keeps.</summary>
    /// <remarks>As far as the engine lets us: a MongoDB server writes over free space in its own time.</remarks>
    Task Scrub(CancellationToken cancellationToken);

    /// <summary>Returns when the database answers.</summary>
    Task Ping(CancellationToken cancellationToken);
}

/// <summary>Another document holds a unique key of the one that was to be written.</summary>
public sealed class DuplicateKeyException(string collection, string id, Exception? cause = null)
    : Exception($"A unique key of document {id} in {collection} is held by another document.", cause);

/// <summary>A document is damaged in the store: what stands there is not one of its kind.</summary>
public sealed class UnreadableDocumentException(string id, string kind, JsonException cause)
    : JsonException($"Document {id} cannot be read as {kind}: {cause.Message}", cause)
{
    /// <summary>The key of the document.</summary>
    public string Id { get; } = id;
}
