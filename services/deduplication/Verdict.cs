using Wiredesk.Contracts;

namespace Wiredesk.Deduplication;

/// <summary>What was concluded about an article, with ids as they were given.</summary>
public sealed record Verdict
{
    /// <summary>The article.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The arrival number of the decision.</summary>
    public required long Version { get; init; }

    /// <summary>How the article relates to another.</summary>
    public required Relation Relation { get; init; }

    /// <summary>The other article; absent for an original.</summary>
    public string? Of { get; init; }

    /// <summary>The copy group; stays the same when the lead changes.</summary>
    public required string Group { get; init; }

    /// <summary>The article that leads the group.</summary>
    public required string Lead { get; init; }

    /// <summary>The happening.</summary>
    public required string Event { get; init; }

    /// <summary>The thread of happenings.</summary>
    public required string Story { get; init; }

    /// <summary>How sure the relation is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Why that article leads the group: <c>first</c>, <c>agency</c>, <c>published-earlier</c>, <c>killed-lead</c>, <c>split</c> or <c>editor</c>.</summary>
    public string? LeadReason { get; init; }

    /// <summary>How many publishers and agencies had reported the happening on their own when this was decided; reprints of one agency count once.</summary>
    public int Confirmations { get; init; } = 1;

    /// <summary>What it rests on.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Earlier articles that came near when it arrived, and were not joined. Told once and not held; null when there is nothing to tell.</summary>
    public IReadOnlyList<NotJoined>? NotJoined { get; init; }

    /// <summary>Whether a decision changed because the event that it told of showed to be two.</summary>
    public bool BySplit { get; init; }

    /// <summary>Whether another decision says the same of the article, whenever it was made and however many had confirmed it then.</summary>
    internal bool SaysTheSameAs(Verdict other) =>
        other with { Version = Version, Confirmations = Confirmations, Evidence = Evidence } == this
        && other.Evidence with { Shared = Evidence.Shared, Differs = Evidence.Differs, Signals = Evidence.Signals } == Evidence
        && other.Evidence.Shared.SequenceEqual(Evidence.Shared) && other.Evidence.Differs.SequenceEqual(Evidence.Differs);

    /// <summary>The decision as messages carry it; the ids must be those of articles of the services.</summary>
    public Decision ToDecision() => new()
    {
        Version = Version,
        Relation = Relation,
        Of = Of is null ? null : Guid.Parse(Of),
        Group = Guid.Parse(Group),
        Lead = Guid.Parse(Lead),
        Event = Guid.Parse(Event),
        Story = Guid.Parse(Story),
        Confidence = Confidence,
        LeadReason = LeadReason,
        Confirmations = Confirmations,
        Evidence = Evidence,
        NotJoined = NotJoined,
    };
}
