using Wiredesk.Defaults.Documents;

namespace Wiredesk.Ingestion.Politeness;

/// <summary>A host that we ask, and when it may be asked again. Its id is the host with its port.</summary>
public sealed record PolledHost : Document
{
    /// <summary>The first moment that nobody has been given yet.</summary>
    public required DateTimeOffset NextTurn { get; init; }

    /// <summary>The first moment for which no page of an entry has been appointed yet.</summary>
    public DateTimeOffset? NextPage { get; init; }

    /// <summary>When it was last asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Until when it asked to be left alone (429, 503 with Retry-After).</summary>
    public DateTimeOffset? LeaveUntil { get; init; }

    public static Collection<PolledHost> Collection { get; } = new("hosts");
}
