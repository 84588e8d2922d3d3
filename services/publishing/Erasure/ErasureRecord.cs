using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Erasure;

/// <summary>The record that an article was erased from what is published: its text, revisions, analysis and words in the index.</summary>
public sealed record ErasureRecord : Document
{
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was done here.</summary>
    public required DateTimeOffset DoneAt { get; init; }

    public static Collection<ErasureRecord> Collection { get; } = new("erasures");
}
