using Wiredesk.Contracts;
using Wiredesk.Deduplication.Copies;

namespace Wiredesk.Deduplication.Groups;

/// <summary>Says how one article relates to another, with the evidence.</summary>
internal sealed class Linker(Probe probe, Comparer comparer)
{
    // The least and the most that two copies cover of each other, both sides added; the confidence runs between them.
    private const double Least = 0.6;
    private const double Most = 1.2;

    /// <summary>The text in the probe is a copy of another.</summary>
    public Link ToCopy(Relation relation, Member of, Comparison comparison)
    {
        var covered = comparison.Here.Share + comparison.There.Share;
        var confidence = relation == Relation.Copy ? 1 : Math.Clamp(0.5 + 0.5 * (covered - Least) / (Most - Least), 0.5, 0.99);
        return new Link(relation, of.Id, confidence, Passages.Of(comparison, probe.Fingerprint, of.Fingerprint));
    }

    /// <summary>The text in the probe reports what another reports, or what belongs to it.</summary>
    public Link ToReport(Relation relation, Member of, double confidence) =>
        new(relation, of.Id, confidence, Passages.Of(comparer.With(of.Fingerprint), probe.Fingerprint, of.Fingerprint));

    /// <summary>How a member of a group relates to another member, when it has to be said anew.</summary>
    public Link Between(Member member, Member other)
    {
        probe.Load(member.Fingerprint);
        var comparison = comparer.With(other.Fingerprint);
        var relation = member.Fingerprint.Content == other.Fingerprint.Content
            ? Relation.Copy
            : CopyRules.Relate(comparison, member.Fingerprint) ?? Relation.NearCopy;
        return ToCopy(relation, other, comparison);
    }

    /// <summary>The same for two reports.</summary>
    public Link Report(Member member, Relation relation, Member other, double confidence)
    {
        probe.Load(member.Fingerprint);
        return ToReport(relation, other, confidence);
    }
}
