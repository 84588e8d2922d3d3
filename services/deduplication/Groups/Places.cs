namespace Wiredesk.Deduplication.Groups;

/// <summary>The groups, events and stories that are held, and who belongs to what; keeps note of the articles whose place may have changed.</summary>
internal sealed class Places
{
    private readonly Ids _groups = new();
    private readonly Ids _events = new();
    private readonly Ids _stories = new();
    private readonly Dictionary<string, CopyGroup> _leaderless = [];
    private readonly HashSet<Member> _touched = [];

    /// <summary>Founds a group for an article, in an event and a story where there are any, else in new ones.</summary>
    public void Found(Member member, NewsEvent? happening, Story? story)
    {
        var group = new CopyGroup(_groups.Take(member.Id, member.Arrival), member.First, member.Id);
        if (happening is null)
        {
            if (story is null)
                story = new Story(_stories.Take(member.Id, member.Arrival));
            happening = new NewsEvent(_events.Take(member.Id, member.Arrival), story);
            story.Events.Add(happening);
        }

        group.Event = happening;
        happening.Groups.Add(group);
        group.Members.Add(member);
        member.Group = group;
    }

    /// <summary>Puts an article into a group. An earlier article that comes back to its group leads it again.</summary>
    public static void Join(Member member, CopyGroup group)
    {
        group.Members.Add(member);
        member.Group = group;
    }

    /// <summary>Makes an article the lead of its group.</summary>
    public void Lead(Member member)
    {
        _leaderless.Remove(member.Group.Lead);
        member.Group.Lead = member.Id;
        _touched.UnionWith(member.Group.Members);
    }

    /// <summary>Moves all members of one group into another, which keeps its id, lead and event.</summary>
    public void Merge(CopyGroup from, CopyGroup into)
    {
        foreach (var member in from.Members)
        {
            member.Group = into;
            into.Members.Add(member);
            _touched.Add(member);
        }

        from.Members.Clear();
        Drop(from);
    }

    /// <summary>Takes an article out of its group; a group without members ends, and so does what it alone held up.</summary>
    public void Leave(Member member)
    {
        var group = member.Group;
        group.Members.Remove(member);
        _touched.Remove(member);
        if (group.Members.Count == 0)
            Drop(group);
        else if (group.Lead == member.Id)
            _leaderless[member.Id] = group;
    }

    /// <summary>The group whose lead left the window and that still has members.</summary>
    public CopyGroup? LedBy(string articleId) => _leaderless.GetValueOrDefault(articleId);

    /// <summary>Notes that the place of an article may have changed.</summary>
    public void Touch(Member member) => _touched.Add(member);

    /// <summary>The articles whose place may have changed since the last call, earliest first.</summary>
    public IReadOnlyList<Member> TakeTouched()
    {
        var touched = _touched.OrderBy(member => member.First).ToArray();
        _touched.Clear();
        return touched;
    }

    private void Drop(CopyGroup group)
    {
        _groups.Free(group.Id);
        _leaderless.Remove(group.Lead);
        var happening = group.Event;
        happening.Groups.Remove(group);
        if (happening.Groups.Count > 0)
            return;
        _events.Free(happening.Id);
        happening.Story.Events.Remove(happening);
        if (happening.Story.Events.Count == 0)
            _stories.Free(happening.Story.Id);
    }
}
