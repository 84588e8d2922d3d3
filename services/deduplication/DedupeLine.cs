using Wiredesk.Contracts;

namespace Wiredesk.Deduplication;

/// <summary>A decision as the command line prints it, one line of JSON.</summary>
public sealed record DedupeLine(
    string Id,
    Relation Relation,
    string? Of,
    string Group,
    string Event,
    string Story,
    double Confidence,
    DedupeEvidence Evidence,
    bool? Revised,
    string? LeadReason = null,
    int? Confirmations = null,
    IReadOnlyList<NotJoined>? NotJoined = null)
{
    /// <summary>The line of a decision; <c>group</c> is the lead of the copy group.</summary>
    /// <param name="verdict">The decision.</param>
    /// <param name="revised">Whether it takes the place of an earlier line.</param>
    public static DedupeLine From(Verdict verdict, bool revised = false) => new(
        verdict.ArticleId,
        verdict.Relation,
        verdict.Of,
        verdict.Lead,
        verdict.Event,
        verdict.Story,
        verdict.Confidence,
        DedupeEvidence.Of(verdict.Evidence),
        revised ? true : null,
        verdict.LeadReason,
        verdict.Confirmations,
        verdict.NotJoined);
}

/// <summary>The reasons as the command line prints them.</summary>
public sealed record DedupeEvidence(
    IReadOnlyList<DedupePassage> Shared, double Containment, double Jaccard, IReadOnlyList<SignalScore>? Signals, IReadOnlyList<Difference> Differs, string Rules)
{
    /// <summary>The reasons of a decision.</summary>
    public static DedupeEvidence Of(Evidence evidence) => new(
        [.. evidence.Shared.Select(passage => new DedupePassage([passage.HereStart, passage.HereEnd], [passage.ThereStart, passage.ThereEnd]))],
        evidence.Containment,
        evidence.Jaccard,
        evidence.Signals,
        evidence.Differs,
        evidence.Rules);
}

/// <summary>A shared passage: start and end here, start and end there.</summary>
public sealed record DedupePassage(int[] Here, int[] There);
