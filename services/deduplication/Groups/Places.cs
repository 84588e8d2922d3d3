namespace Wiredesk.Deduplication.Groups;

/// <summary>The groups, events and stories that are held, and who belongs to what; keeps note of the articles whose place may have changed.</summary>
internal sealed partial class Places
{
    private readonly Ids _groups;
    private readonly Ids _events;
    private readonly Ids _stories;
    private readonly Dictionary<string, CopyGroup> _leaderless = [];
    private readonly Dictionary<string, string> _joined = []; // ended groups, and those that they became part of
    private readonly HashSet<string> _endedEvents = [];
    private readonly HashSet<string> _endedStories = [];
    private readonly HashSet<Member> _touched = [];
    private readonly HashSet<string> _divided = []; // since the arrival that is being decided about

    public Places()
    {
        var taken = new Dictionary<string, Named>();
        (_groups, _events, _stories) = (new Ids(taken, Named.Group), new Ids(taken, Named.Event), new Ids(taken, Named.Story));
    }

    /// <summary>The arrival that is being decided about.</summary>
    public long Now { get; private set; }

    /// <summary>What follows is decided at an arrival.</summary>
    public void Begin(long arrival)
    {
        Now = arrival;
        _divided.Clear();
    }

    /// <summary>Notes that an event showed to be two.</summary>
    public void NoteDivided(NewsEvent happening) => _divided.Add(happening.Id);

    /// <summary>Whether an event of this id showed to be two at this arrival.</summary>
    public bool WasDivided(string happening) => _divided.Contains(happening);

    /// <summary>The id of the group that a group of this id became part of; the same id when it did not.</summary>
    public string Resolve(string id)
    {
        while (_joined.TryGetValue(id, out var next))
            id = next;
        return id;
    }

    /// <summary>Takes an id for a group that an article founds: this one, when it is free.</summary>
    public string NewGroupId(string id) => _groups.Take(id, Now);

    /// <summary>Founds an event, in a new story when there is none yet: under these ids, when they are free.</summary>
    public NewsEvent Found(string id, long born, Story? story, string? storyId = null)
    {
        story ??= new Story(_stories.Take(storyId ?? id, Now));
        var happening = new NewsEvent(_events.Take(id, Now), born, story);
        story.Events.Add(happening);
        return happening;
    }

    /// <summary>Puts a group into an event.</summary>
    public void Put(CopyGroup group, NewsEvent happening)
    {
        if (group.Event is { } before)
            Leave(group, before, happening.Groups.Count > 0 ? happening : null);
        group.Event = happening;
        happening.Groups.Add(group);
        foreach (var member in group)
            _touched.Add(member);
    }

    /// <summary>Makes an article the lead of its group.</summary>
    public void Lead(Member member, string reason)
    {
        _leaderless.Remove(member.Group.Lead);
        member.Group.Lead = member.Id;
        member.Group.LeadMember = member;
        member.Group.LeadReason = reason;
        member.Group.IsLeadChosen = false;
        _touched.UnionWith(member.Group);
    }

    /// <summary>Moves all members of one group into another, which keeps its id, lead and event.</summary>
    public void Merge(CopyGroup from, CopyGroup into)
    {
        foreach (var member in from)
        {
            member.Group = into;
            into.Add(member);
            _touched.Add(member);
        }

        from.Clear();
        _joined[from.Id] = into.Id;
        _leaderless.Remove(from.Lead);
        Leave(from, from.Event, into.Event);
    }

    /// <summary>What was joined to another group is a group again, under a new id: earlier edits that name the old one mean it.</summary>
    public void LeadOn(string id, CopyGroup group)
    {
        if (id != group.Id)
            _joined[id] = group.Id;
    }

    /// <summary>A group of this id became part of another, before anything of this was held.</summary>
    public void Recall(string ended, string into)
    {
        if (_joined.TryAdd(ended, into))
            _groups.Take(ended, Now);
        _joined[ended] = into;
    }

    /// <summary>Takes an article out of its group, and says whether the group ended by it.</summary>
    public bool Leave(Member member)
    {
        var group = member.Group;
        group.Remove(member);
        _touched.Remove(member);
        if (group.Count == 0)
        {
            _groups.Free(group.Id);
            _leaderless.Remove(group.Lead);
            Leave(group, group.Event, null);
            return true;
        }

        if (group.Lead == member.Id)
            _leaderless[member.Id] = group;
        return false;
    }

    /// <summary>The group whose lead left the window and that still has members.</summary>
    public CopyGroup? LedBy(string articleId) => _leaderless.GetValueOrDefault(articleId);

    /// <summary>Notes that the place of an article may have changed.</summary>
    public void Touch(Member member) => _touched.Add(member);

    /// <summary>The articles whose place may have changed since the last call, earliest first.</summary>
    public IReadOnlyList<Member> TakeTouched()
    {
        if (_touched.Count == 0)
            return [];
        Member[] touched = [.. _touched];
        if (touched.Length > 1)
            touched = [.. touched.OrderBy(member => member.First)];
        _touched.Clear();
        return touched;
    }

    /// <summary>An article left the window: the ids that it gave to what was joined to others may be taken again, so that they do not pile up.</summary>
    public void Forget(string articleId)
    {
        if (_joined.Remove(articleId))
            _groups.Free(articleId);
        if (_endedEvents.Remove(articleId))
            _events.Free(articleId);
        if (_endedStories.Remove(articleId))
            _stories.Free(articleId);
    }

    /// <summary>A group leaves an event. One without groups ends.</summary>
    /// <remarks>Partners are led from its id to where its last group went, so it is not taken again; when there is no such group it may be.</remarks>
    private void Leave(CopyGroup group, NewsEvent happening, NewsEvent? into)
    {
        happening.Groups.Remove(group);
        if (happening.Groups.Count > 0)
            return;
        if (into is null)
            _events.Free(happening.Id);
        else
            _endedEvents.Add(happening.Id);
        happening.Story.Events.Remove(happening);
        if (happening.Story.Events.Count > 0)
            return;
        if (into is null)
            _stories.Free(happening.Story.Id);
        else if (into.Story != happening.Story)
            _endedStories.Add(happening.Story.Id);
    }
}
