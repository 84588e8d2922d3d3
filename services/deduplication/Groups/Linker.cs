using Wiredesk.Contracts;
using Wiredesk.Deduplication.Copies;
using Wiredesk.Deduplication.Events;

namespace Wiredesk.Deduplication.Groups;

/// <summary>Says how one article relates to another, with the evidence.</summary>
internal sealed class Linker(Probe probe, Comparer comparer)
{
    // The least and the most that two copies cover of each other, both sides added; the confidence runs between them.
    private const double Least = 0.74;
    private const double Surest = 1.2;

    /// <summary>The text in the probe is a copy of another.</summary>
    public Link ToCopy(Relation relation, Member of, Comparison comparison)
    {
        var covered = Covered(comparison);
        var confidence = relation == Relation.Copy ? 1 : Math.Clamp(0.5 + 0.5 * (covered - Least) / (Surest - Least), 0.5, 0.99);
        return new Link(relation, of.Id, confidence, Passages.Of(comparison, probe.Text, of.Text, Coverages(comparison)));
    }

    private static SignalScore[] Coverages(Comparison comparison) =>
        [new("coveredHere", Math.Round(comparison.Here.Share, 4)), new("coveredThere", Math.Round(comparison.There.Share, 4))];

    /// <summary>How a member of a group relates to another member, when it has to be said anew.</summary>
    public Link Between(Member member, Member other)
    {
        probe.Load(member.Text);
        var comparison = comparer.With(other.Text);
        var relation = member.Content == other.Content ? Relation.Copy : CopyRules.Relate(comparison, member.MarksUpdate) ?? Relation.NearCopy;
        return ToCopy(relation, other, comparison);
    }

    /// <summary>Whether an article shares more of its text with one of the first than with any of the others.</summary>
    public bool IsNearer(Member member, Member[] first, Member[] others)
    {
        probe.Load(member.Text);
        return Most(first) > Most(others);

        double Most(Member[] members) => members.Select(other => Covered(comparer.With(other.Text))).DefaultIfEmpty().Max();
    }

    private static double Covered(Comparison comparison) => comparison.Here.Share + comparison.There.Share;

    /// <summary>An article reports what another reports, or what belongs to it.</summary>
    public Link ToReport(Member member, Relation relation, Member of, double confidence)
    {
        probe.Load(member.Text);
        return new Link(relation, of.Id, confidence, Passages.Of(comparer.With(of.Text), member.Text, of.Text, Likeness.Signals(member.Group, of.Group)));
    }
}
