using System.Runtime.InteropServices;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <summary>Places reports among events and stories, and moves them when later ones show better.</summary>
/// <remarks>
/// A report joins the event whose reports speak for it on average (average linkage, Sokal and Michener 1958), as far as they were compared. Whenever an event
/// grows, each of its reports is asked again whether it would now rather be elsewhere, the event whether it is two, and neighbouring events whether they are one: so
/// what the first reports left open is mended when more is known. How much must speak for it, <see cref="Cohesion"/> says.
/// </remarks>
internal sealed partial class Happenings(Places places, Linker linker, MergeWeights weights)
{
    private const float NoStory = -3;

    // A text with fewer telling words says too little to be put beside another.
    private const int FewestWords = 6;

    private const int MostNeighbours = 64;

    // To move, a report must gain this much.
    private const float Margin = 0.1f;
    private const int Rounds = 3;
    private const int MostAsked = 24;

    private readonly EventIndex _index = new();
    private readonly Stack<int> _freeNumbers = [];
    private int _numbers;
    private uint _fetched; // of no use but to keep the reads

    /// <summary>Places a group that is new.</summary>
    /// <param name="before">Where its article stood before, and stays if an editor fixed it; null when the article is new.</param>
    public void Place(CopyGroup group, Member founder, EarlierStand? before = null)
    {
        group.Number = _freeNumbers.TryPop(out var free) ? free : _numbers++;
        var words = EventIndex.WordsOf(group.Profile);
        if (words.Length >= FewestWords)
            Compare(group, words);
        var kept = group.IsFixed ? before : null;
        var into = kept is null ? EventFor(group, before) : kept.Event;
        places.Put(group, into ?? places.Found(before?.EventId ?? founder.Id, group.Born, kept?.Story ?? BestStory(group), before?.StoryId));
        _index.Add(group, words.Length >= FewestWords ? words : []);
        Relate(group, anew: true);
        Settle(group);
    }

    /// <summary>Takes out a group that has ended or was joined to another.</summary>
    public void Remove(CopyGroup group)
    {
        _index.Remove(group);
        _freeNumbers.Push(group.Number);
        foreach (var neighbour in group.Neighbours)
            Forget(neighbour.Group, group);
        group.Neighbours.Clear();
    }

    /// <summary>Says how the lead of a group relates to other reports.</summary>
    /// <param name="group">The group.</param>
    /// <param name="anew">Whether it is said anew although nothing else relates it to.</param>
    public void Relate(CopyGroup group, bool anew = false)
    {
        if (group.LeadMember is not { } member)
            return;
        var (relation, of) = Nearest(group);
        if (!anew && member.Link.Relation == relation && member.Link.Of == of?.Id)
            return;
        member.Link = of is null
            ? Link.Original with { Confidence = Math.Round(1 - Certainty(NearestStory(group)), 4) }
            : linker.ToReport(member, relation, of, Math.Round(ConfidenceOf(group, relation), 4));
        places.Touch(member);
    }

    private void Compare(CopyGroup group, uint[] words)
    {
        Span<double> measures = stackalloc double[Likeness.Measures];
        Span<byte> slots = stackalloc byte[Likeness.Slots];
        slots.Clear();
        Likeness.LayOut(group.Profile, slots);
        var candidates = _index.Find(group.Profile, words);
        Fetch(candidates);
        group.Neighbours.EnsureCapacity(candidates.Count);
        foreach (var other in candidates)
        {
            Likeness.Measure(group.Profile, slots, other.Profile, measures);
            var apart = TimeOdds(group.Time, other.Time);
            var (sameEvent, sameStory) = (Math.Max(Cohesion.Strangers, MergeWeights.Odds(weights.Event, measures) - apart), MergeWeights.Odds(weights.Story, measures));
            if (sameEvent <= Cohesion.Strangers && sameStory <= NoStory)
                continue;
            group.Neighbours.Add(new Neighbour(other, sameEvent, sameStory));
            AddBack(other, new Neighbour(group, sameEvent, sameStory));
        }

        group.Neighbours.Sort((left, right) => left.Event == right.Event ? left.Group.Born.CompareTo(right.Group.Born) : right.Event.CompareTo(left.Event));
    }

    /// <summary>Reads what candidates will be asked for: the waits for memory then overlap.</summary>
    private void Fetch(IReadOnlyList<CopyGroup> candidates)
    {
        foreach (var candidate in candidates)
        {
            var profile = candidate.Profile;
            var last = profile.Words.Length - 1;
            _fetched ^= profile.Words[last] ^ profile.Words[last / 2] ^ profile.Words[0] ^ profile.Weights[last] ^ profile.Weights[0] ^ (uint)profile.Kinds[last] ^ (uint)candidate.Neighbours.Count;
        }
    }

    /// <summary>Keeps neighbours in order, nearest first.</summary>
    private static void AddBack(CopyGroup group, Neighbour neighbour)
    {
        var at = group.Neighbours.Count;
        while (at > 0 && group.Neighbours[at - 1].Event < neighbour.Event)
            at--;
        group.Neighbours.Insert(at, neighbour);
        if (group.Neighbours.Count <= MostNeighbours)
            return;
        var farthest = group.Neighbours[^1].Group;
        group.Neighbours.RemoveAt(group.Neighbours.Count - 1);
        Forget(farthest, group);
    }

    private static void Forget(CopyGroup group, CopyGroup other)
    {
        for (var index = 0; index < group.Neighbours.Count; index++)
        {
            if (group.Neighbours[index].Group != other)
                continue;
            group.Neighbours.RemoveAt(index);
            return;
        }
    }

    /// <summary>Asks the neighbours of a report that came whether they belong elsewhere now, and its event whether it is one with another.</summary>
    private void Settle(CopyGroup arrived)
    {
        for (var index = 0; index < Math.Min(MostAsked, arrived.Neighbours.Count); index++)
        {
            var neighbour = arrived.Neighbours[index]; // others have learned nothing new
            if (neighbour.Group.Event == arrived.Event || neighbour.Event > OddsOf(neighbour.Group, neighbour.Group.Event))
                Reconsider(neighbour.Group);
        }

        Divide(arrived.Event);
        for (var round = 0; round < Rounds && Join(arrived); round++)
        {
        }
    }

    /// <summary>Gives the reports that are a happening of their own an event of their own.</summary>
    private void Divide(NewsEvent happening)
    {
        if (IsFixed(happening))
            return;
        var leaving = Cohesion.Apart(happening);
        if (leaving.FirstOrDefault(group => group.Earliest is not null) is not { } first)
            return;
        places.NoteDivided(happening);
        var own = places.Found(first.Earliest!.Id, first.Born, happening.Story);
        foreach (var group in leaving)
            places.Put(group, own);
        foreach (var touched in happening.Groups.Concat(own.Groups).ToArray())
            Relate(touched);
    }

    private void Reconsider(CopyGroup group)
    {
        if (group.IsFixed)
            return;
        var happening = group.Event;
        var own = OddsOf(group, happening);
        var (best, odds) = BestEvent(group, isNew: false);
        if (best is not null && odds > Math.Max(own, Math.Max(0, Cohesion.BarForOne(best))) + Margin)
            Put(group, best);
        else if (own < Cohesion.Least - Margin && group.Earliest is { } founder)
        {
            places.NoteDivided(happening);
            Put(group, places.Found(founder.Id, group.Born, happening.Story));
        }
    }

    private bool Join(CopyGroup arrived)
    {
        var one = arrived.Event;
        for (var index = 0; index < arrived.Neighbours.Count; index++)
        {
            var other = arrived.Neighbours[index].Group.Event;
            if (other == one || IsAmong(other, CollectionsMarshal.AsSpan(arrived.Neighbours)[..index]))
                continue;
            var bar = Cohesion.Bar(one, other);
            if (Average(one, other) <= bar || Average(other, one) <= bar || IsFixed(one) || IsFixed(other))
                continue;
            var (into, from) = one.Born <= other.Born ? (one, other) : (other, one);
            foreach (var group in from.Groups.ToArray())
                Put(group, into);
            return true;
        }

        return false;
    }

    private static bool IsAmong(NewsEvent happening, ReadOnlySpan<Neighbour> neighbours)
    {
        foreach (var neighbour in neighbours)
        {
            if (neighbour.Group.Event == happening)
                return true;
        }

        return false;
    }

    /// <summary>Whether an editor placed a report of it, or locked one.</summary>
    public static bool IsFixed(NewsEvent happening)
    {
        foreach (var group in happening.Groups)
        {
            if (group.IsFixed)
                return true;
        }

        return false;
    }

    /// <summary>Moves a group to an event, and says anew what that changes.</summary>
    public void Put(CopyGroup group, NewsEvent happening)
    {
        var before = group.Event;
        places.Put(group, happening);
        foreach (var touched in before.Groups.Concat(happening.Groups).ToArray())
            Relate(touched);
    }
}
