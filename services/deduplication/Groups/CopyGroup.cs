using System.Collections;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <summary>An article and all its copies: one report of a happening.</summary>
internal sealed class CopyGroup(string id, long born, string lead, Profile profile) : IEnumerable<Member>
{
    private static readonly Comparer<Member> ByFirst = Comparer<Member>.Create((left, right) => left.First.CompareTo(right.First));

    // Most groups have one member.
    private Member? _one;
    private SortedSet<Member>? _several;
    private List<Neighbour>? _neighbours;

    /// <summary>The id, from its first article.</summary>
    public string Id { get; } = id;

    /// <summary>The arrival of its first article.</summary>
    public long Born { get; } = born;

    /// <summary>The number under which the index of events knows it.</summary>
    public int Number { get; set; }

    /// <summary>The id of the article that leads it; it may have left the window.</summary>
    public string Lead { get; set; } = lead;

    /// <summary>The same as it is held; null when it left the window.</summary>
    public Member? LeadMember { get; set; }

    /// <summary>Why that one leads: <c>first</c>, <c>agency</c>, <c>published-earlier</c>, <c>killed-lead</c>, <c>split</c> or <c>editor</c>.</summary>
    public string LeadReason { get; set; } = "first";

    /// <summary>Whether an editor chose the lead.</summary>
    public bool IsLeadChosen { get; set; }

    /// <summary>Whether an editor said that the machine shall neither merge nor move it.</summary>
    public bool IsFixed { get; set; }

    /// <summary>The lead, else the earliest member; null when there is none.</summary>
    public Member? Representative => LeadMember ?? Earliest;

    /// <summary>What it reports.</summary>
    public Profile Profile { get; } = profile;

    /// <summary>When its first article was published, or taken in; null when unknown.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Reports that were compared with this one.</summary>
    public List<Neighbour> Neighbours => _neighbours ??= [];

    /// <summary>The happening that it reports.</summary>
    public NewsEvent Event { get; set; } = null!;

    /// <summary>How many members it has.</summary>
    public int Count => _several?.Count ?? (_one is null ? 0 : 1);

    /// <summary>The earliest member; null when there is none.</summary>
    public Member? Earliest => _several is null ? _one : _several.Min;

    /// <summary>Adds a member.</summary>
    public void Add(Member member)
    {
        if (Count == 0)
        {
            _one = member;
            return;
        }

        _several ??= new SortedSet<Member>(ByFirst) { _one! };
        _several.Add(member);
        _one = null;
    }

    /// <summary>Takes a member out.</summary>
    public void Remove(Member member)
    {
        if (_one == member)
            _one = null;
        _several?.Remove(member);
        if (LeadMember == member)
            LeadMember = null;
    }

    /// <summary>Takes all members out.</summary>
    public void Clear() => (_one, _several, LeadMember) = (null, null, null);

    /// <summary>The members, earliest first.</summary>
    public IEnumerator<Member> GetEnumerator() => (_several ?? (_one is { } one ? [one] : Enumerable.Empty<Member>())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes it without its members, its neighbours and its event.</summary>
    public void Write(StateWriter writer)
    {
        writer.Text(Id);
        writer.Number(Born);
        writer.Number(Number);
        writer.Text(Lead);
        writer.Text(LeadReason);
        writer.Flag(IsLeadChosen);
        writer.Flag(IsFixed);
        writer.Instant(Time);
        writer.Later(Profile);
    }

    public static CopyGroup Read(StateReader reader)
    {
        var (id, born, number) = (reader.Text(), reader.Long(), reader.Number());
        var (lead, reason, isChosen, isFixed) = (reader.Text(), reader.Text(), reader.Flag(), reader.Flag());
        var time = reader.Instant();
        return new CopyGroup(id, born, lead, reader.Profile()) { Number = number, LeadReason = reason, IsLeadChosen = isChosen, IsFixed = isFixed, Time = time };
    }
}

/// <summary>Another report, and how much speaks for one happening and for one story: logarithms of odds.</summary>
internal readonly record struct Neighbour(CopyGroup Group, float Event, float Story);

/// <summary>One happening, and the copy groups that report it in their own words.</summary>
internal sealed class NewsEvent(string id, long born, Story story)
{
    private Few<CopyGroup> _groups;

    /// <summary>The id, from its first article.</summary>
    public string Id { get; } = id;

    /// <summary>The arrival of its first article.</summary>
    public long Born { get; } = born;

    /// <summary>The reports, in the order in which they came to it.</summary>
    public ref Few<CopyGroup> Groups => ref _groups;

    /// <summary>The thread it belongs to.</summary>
    public Story Story { get; } = story;
}

/// <summary>A thread of events.</summary>
internal sealed class Story(string id)
{
    private Few<NewsEvent> _events;

    /// <summary>The id, from its first article.</summary>
    public string Id { get; } = id;

    /// <summary>The happenings.</summary>
    public ref Few<NewsEvent> Events => ref _events;
}
