using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Erasure;

/// <summary>The record that an article was erased from what is published: its text, revisions and analysis, and what others quoted of it.</summary>
/// <remarks>Its words leave the index with the change in the feed that tells of the erasure.</remarks>
public sealed record ErasureRecord : Document
{
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was done here.</summary>
    public required DateTimeOffset DoneAt { get; init; }

    /// <summary>Whether it was looked at a start after it that no revision was left.</summary>
    public bool Checked { get; init; }

    /// <summary>What is to be looked at by the next start, by when it was done.</summary>
    public static Index<ErasureRecord> ByUnchecked { get; } = Index<ErasureRecord>.Of("unchecked", record => record.Checked ? default(Key?) : record.DoneAt);

    public static Collection<ErasureRecord> Collection { get; } = new("erasures", ByUnchecked);
}
