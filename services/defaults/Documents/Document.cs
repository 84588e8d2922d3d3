namespace Wiredesk.Defaults.Documents;

/// <summary>What a service keeps: one document is read, written and versioned as a whole.</summary>
public abstract record Document
{
    /// <summary>The key: 1 to 200 characters of well-formed text.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the writes of this document: 1 after the first. Set by the engine.</summary>
    public long Version { get; init; }

    /// <summary>Until when one worker has this document for itself. Set by <see cref="IDocuments{T}.Lease"/>.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>From when on <see cref="IDocuments{T}.Expire"/> removes the document; absent = never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
