namespace Wiredesk.Deduplication.Groups;

/// <summary>An article and all its copies.</summary>
internal sealed class CopyGroup(string id, long born, string lead)
{
    /// <summary>The id, from its first article.</summary>
    public string Id { get; } = id;

    /// <summary>The arrival of its first article.</summary>
    public long Born { get; } = born;

    /// <summary>The members, earliest first.</summary>
    public SortedSet<Member> Members { get; } = new(Comparer<Member>.Create((left, right) => left.First.CompareTo(right.First)));

    /// <summary>The id of the article that leads it; it may have left the window.</summary>
    public string Lead { get; set; } = lead;

    /// <summary>The member by which events are found: the lead while it is held.</summary>
    public Member? Report { get; set; }

    /// <summary>The happening that it reports.</summary>
    public NewsEvent Event { get; set; } = null!;
}

/// <summary>One happening, and the copy groups that report it in their own words.</summary>
internal sealed class NewsEvent(string id, Story story)
{
    /// <summary>The id, from its first article.</summary>
    public string Id { get; } = id;

    /// <summary>The reports.</summary>
    public List<CopyGroup> Groups { get; } = [];

    /// <summary>The thread it belongs to.</summary>
    public Story Story { get; } = story;
}

/// <summary>A thread of events.</summary>
internal sealed class Story(string id)
{
    /// <summary>The id, from its first article.</summary>
    public string Id { get; } = id;

    /// <summary>The happenings.</summary>
    public List<NewsEvent> Events { get; } = [];
}
