using Wiredesk.Contracts;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Copies;

/// <summary>An earlier article that the text in the probe is a copy of.</summary>
internal sealed record CopyMatch(Member Member, Relation Relation, Comparison Comparison)
{
    /// <summary>How much the two cover of each other; the order of preference.</summary>
    public double Score => Comparison.Here.Share + Comparison.There.Share;
}

/// <summary>Tells which of the candidates the text in the probe is a copy of.</summary>
internal sealed class CopyMatcher(Comparer comparer)
{
    // What an article added to the text it was found to be a copy of may be site furniture, which would join strangers. It counts as its own text only
    // when the text underneath is matched too, or when most of this text is in it.
    private const double MostOfIt = 0.65;
    private const double Underneath = 0.3;

    // So much of a text is all of it, a few edits apart.
    private const double AsWhole = 0.95;

    // A second member of a group that this text is surely a copy of says nothing new.
    private const double Sure = 1.2;

    private (Member Member, Comparison Comparison)? _nearest;

    /// <summary>Those of the candidates that the text in the probe is a copy of, best first.</summary>
    public List<CopyMatch> Find(List<Member> candidates, bool marksUpdate)
    {
        var matches = new List<CopyMatch>();
        _nearest = null;
        for (var index = 0; index < candidates.Count; index++)
        {
            var candidate = candidates[index];
            if (matches.Exists(match => match.Member.Group == candidate.Group && match.Score >= Sure))
                comparer.Note(candidate.Text, CopyIndex.NumberOf(index));
            else if (Match(candidate, index, marksUpdate) is { } match && (match.Relation != Relation.Extension || HoldsMoreThanAPart(candidate, marksUpdate)))
                matches.Add(match);
        }

        matches.Sort((left, right) => left.Score == right.Score ? left.Member.First.CompareTo(right.Member.First) : right.Score.CompareTo(left.Score));
        PreferEarliestWhole(matches);
        return matches;
    }

    /// <summary>The candidate that came nearest to the text in the probe without being what it is a copy of, and why; null when none did.</summary>
    public NotJoined? Missed(Member here)
    {
        if (_nearest is not var (there, comparison) || !CopyRules.IsMoreThanAPhrase(comparison) || CopyRules.WhyNot(comparison, here.MarksUpdate) is not { } why)
            return null;
        return Apart(here, there, comparison, why);
    }

    /// <summary>An editor said that the text here is no copy of one that it matches, or keeps it by itself.</summary>
    public static NotJoined Parted(Member here, CopyMatch match) => Apart(here, match.Member, match.Comparison, "editor");

    private static NotJoined Apart(Member here, Member there, Comparison comparison, string why)
    {
        var differs = why == "contradicts" ? Passages.DiffersOf(comparison, here.Text, there.Text) : null;
        return new NotJoined(there.Id, Relation.NearCopy, Math.Round(Overlap(comparison), 2), CopyRules.FewestOfBoth, why) { Differs = differs };
    }

    private static double Overlap(Comparison comparison) => comparison.Here.Share + comparison.There.Share;

    /// <summary>A cutting stands as well in the text it was cut from as in that text's other cuttings, which cover more of it: the earliest goes first.</summary>
    private static void PreferEarliestWhole(List<CopyMatch> matches)
    {
        if (matches.Count < 2 || matches[0].Comparison.Here.Share < AsWhole)
            return;
        var earliest = matches.Where(match => match.Comparison.Here.Share >= AsWhole).MinBy(match => match.Member.Group.Born)!;
        if (earliest.Member.Group == matches[0].Member.Group)
            return;
        matches.Remove(earliest);
        matches.Insert(0, earliest);
    }

    private CopyMatch? Match(Member candidate, int index, bool marksUpdate)
    {
        var own = comparer.With(candidate.Text, candidate.Added, CopyIndex.NumberOf(index));
        var match = CopyRules.Relate(own, marksUpdate) is { } relation ? new CopyMatch(candidate, relation, own) : null;
        if (match is null && (_nearest is not var (_, before) || Overlap(own) > Overlap(before)))
            _nearest = (candidate, own);
        if (candidate.Added is null)
            return match;

        var whole = comparer.With(candidate.Text, null, CopyIndex.NumberOf(index));
        return (own.There.Share >= Underneath || whole.Here.Share >= MostOfIt)
            && CopyRules.Relate(whole, marksUpdate) is { } extended
            && new CopyMatch(candidate, extended, whole) is var asWhole && (match is null || asWhole.Score > match.Score)
            ? asWhole
            : match;
    }

    /// <summary>A text that holds an excerpt belongs to the excerpt's group only if it is a copy of the whole: a sentence or two may be anyone's.</summary>
    private bool HoldsMoreThanAPart(Member candidate, bool marksUpdate) =>
        candidate.Link.Relation != Relation.Excerpt
        || candidate.Group.Earliest is not { } whole
        || whole == candidate
        || CopyRules.Relate(comparer.With(whole.Text), marksUpdate) is not null;
}
