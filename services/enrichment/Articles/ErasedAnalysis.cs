using Wiredesk.Defaults.Documents;

namespace Wiredesk.Enrichment.Articles;

/// <summary>The record that an article's analysis was erased; it is not analysed again.</summary>
public sealed record ErasedAnalysis : Document
{
    public required string RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When nothing of it was left here; absent until then.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    public static Collection<ErasedAnalysis> Collection { get; } = new("erasures");
}
