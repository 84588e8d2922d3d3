using Wiredesk.Deduplication.Events;

namespace Wiredesk.Deduplication.Groups;

/// <content>
/// How what editors decided, and the ids that partners know, outlive the rules and the layout of the day: they are told on their own, and hold from the beginning when
/// the log is read again.
/// </content>
/// <remarks>
/// To carry the edits out anew would not do: the revisions that they spoke of may have left the log, and by other rules an article that an editor took out of a
/// group may not be in it yet.
/// </remarks>
internal sealed partial class Overrides
{
    // While the log is read again: where each article stood, and what stands there again, by its id.
    private readonly Dictionary<string, StandingGroup> _stood = [];
    private readonly Dictionary<string, NewsEvent> _events = [];
    private readonly Dictionary<string, Story> _stories = [];

    /// <summary>What editors decided and what still holds, with the groups that it concerns, or all of which more than their articles is to be told.</summary>
    public Standing Standing(bool all)
    {
        var spoken = _undo.Values.SelectMany(undo => undo.Concerned()).Concat(_bonds.Articles).ToHashSet();
        var joined = spoken.Where(id => places.Resolve(id) != id).ToDictionary(id => id, places.Resolve);
        var named = spoken.Concat(joined.Values).ToHashSet();
        var returns = _undo.Values.OfType<Undoing.OfMove>().SelectMany(move => move.Before).Select(before => before.Event).ToHashSet();
        var groups = members.Values.Select(member => member.Group).Distinct().ToArray();
        var events = (all ? groups.Where(IsNotJustAnArticle) : groups.Where(IsConcerned)).Select(group => group.Event).ToHashSet();
        return new Standing(
            _bonds.All.Apart,
            _bonds.All.Together,
            new Dictionary<long, Undoing>(_undo),
            joined,
            [.. groups.Where(group => events.Contains(group.Event)).OrderBy(group => group.Born).Select(StandingGroup.Of)]);

        bool IsConcerned(CopyGroup group) => group.IsFixed || group.IsLeadChosen
            || named.Contains(group.Id) || returns.Contains(group.Event.Id) || group.Any(member => named.Contains(member.Id));

        bool IsNotJustAnArticle(CopyGroup group) => group is not { Count: 1, Earliest: { } only }
            || only.First != only.Arrival || group.Id != only.Id || group.Event.Id != only.Id || group.Event.Story.Id != only.Id || IsConcerned(group);
    }

    /// <summary>Begins with what stood when other rules decided: it holds for the articles as they arrive again.</summary>
    public void Recall(Standing standing)
    {
        _bonds.All = (standing.Apart, standing.Together);
        _undo.Clear();
        foreach (var (number, undo) in standing.Undo)
            _undo[number] = undo;
        foreach (var (ended, into) in standing.Joined)
            places.Recall(ended, into);
        foreach (var group in standing.Groups)
        {
            foreach (var article in group.Articles)
                _stood[article.Id] = group;
        }
    }

    /// <summary>All have arrived again.</summary>
    public void Recalled()
    {
        _stood.Clear();
        _events.Clear();
        _stories.Clear();
    }

    /// <summary>The group that an article stood in and is the first to found again; null for none.</summary>
    public StandingGroup? Founds(Member member) => StoodOf(member) is { } stood && Again(stood) is null ? stood : null;

    /// <summary>Where a group stood, as far as that is there again.</summary>
    public EarlierStand Where(StandingGroup stood) => new(
        stood.Event,
        stood.Story,
        _events.GetValueOrDefault(stood.Event) is { Groups.Count: > 0 } happening ? happening : null,
        _stories.GetValueOrDefault(stood.Story) is { Events.Count: > 0 } story ? story : null);

    /// <summary>A group is there again: who stood in its event, or its story, is led to it.</summary>
    public void IsThere(CopyGroup group, StandingGroup stood)
    {
        if (group.Event.Id == stood.Event)
            _events[stood.Event] = group.Event;
        if (group.Event.Story.Id == stood.Story)
            _stories[stood.Story] = group.Event.Story;
    }

    /// <summary>Whether an article makes a group that an editor fixed: by itself, or as the first that arrives again. Then it is nobody's copy.</summary>
    public bool MakesFixedGroup(Member member, Member? known) => known is null
        ? Founds(member) is { IsFixed: true } stood && (stood.Articles.Count == 1 || stood.Held(member))
        : known.Group is { IsFixed: true, Count: 0 };

    /// <summary>When an article first arrived; null when nothing is known of it.</summary>
    public long? FirstOf(string article) => _stood.GetValueOrDefault(article)?.Articles.First(stood => stood.Id == article).First;

    /// <summary>Gives an article the lead for which an editor chose it.</summary>
    public void LeadAgain(Member member)
    {
        if (StoodOf(member)?.Led is { IsChosen: true } led && led.Id == member.Id)
            LeadByChoice(member);
    }

    /// <summary>What an article is about that arrives again: the first one of a group that an editor merged says what that group reported.</summary>
    public void Reports(string article, Func<Profile> profile)
    {
        if (_stood.Count == 0)
            return;
        foreach (var moved in Moved().Where(moved => moved.Profile == Profile.Empty && moved.Articles.Contains(article)))
            moved.Profile = profile();
    }

    private StandingGroup? StoodOf(Member member) => _stood.Count == 0 || members.ContainsKey(member.Id) ? null : _stood.GetValueOrDefault(member.Id);

    /// <summary>The first of those that stood in a group, and are there again; null when none is.</summary>
    private Member? Again(StandingGroup stood) => stood.Articles.Select(article => members.GetValueOrDefault(article.Id)).FirstOrDefault(member => member is not null);
}

/// <summary>Where the article of a group stood before it was revised, or before the log was read again.</summary>
/// <param name="EventId">The id that an event of its own shall have.</param>
/// <param name="StoryId">The id that a story of its own shall have.</param>
/// <param name="Event">The event; null when it is not there.</param>
/// <param name="Story">The story; null when it is not there.</param>
internal sealed record EarlierStand(string EventId, string StoryId, NewsEvent? Event, Story? Story)
{
    /// <summary>Where an article stood that was just taken out.</summary>
    public static EarlierStand Of(Member known)
    {
        var (happening, story) = (known.Group.Event, known.Group.Event.Story);
        return new EarlierStand(known.Id, known.Id, happening.Groups.Count > 0 ? happening : null, story.Events.Count > 0 ? story : null);
    }
}
