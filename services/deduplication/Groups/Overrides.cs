using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Events;

namespace Wiredesk.Deduplication.Groups;

/// <summary>What editors decided, and how it is carried out and taken back.</summary>
/// <param name="members">The articles that are held, by id.</param>
internal sealed partial class Overrides(IReadOnlyDictionary<string, Member> members, Places places, Linker linker, Happenings happenings)
{
    private readonly Bonds _bonds = new(members);
    private readonly Dictionary<long, Undoing> _undo = [];

    /// <summary>Carries out an edit; null, or why it cannot be done.</summary>
    public string? Apply(long number, GroupEdit edit)
    {
        Forget();
        if (edit.Kind == EditKind.Undo)
        {
            if (edit.Undoes is not { } undoes || !_undo.Remove(undoes, out var undo))
                return $"There is no edit {edit.Undoes} to take back; or it was taken back already, or all that it concerned has left the window.";
            TakeBack(undoes, undo);
            return null;
        }

        string[] unknown = [.. edit.Articles.Distinct().Where(id => !members.ContainsKey(id))];
        if (unknown.Length > 0)
            return unknown.Length == 1 ? $"Article {unknown[0]} is not held." : $"Articles {string.Join(", ", unknown)} are not held.";
        var articles = edit.Articles.Distinct().Select(id => members[id]).ToArray();
        var needed = edit.Kind is EditKind.Merge or EditKind.SameEvent ? 2 : 1;
        if (articles.Length < needed)
            return $"This edit needs at least {needed} article(s).";
        if (edit.WholeOrNot && NotConcerned(edit.Kind, articles) is { } why)
            return why;
        Undoing? back = edit.Kind switch
        {
            EditKind.Merge => Merge(articles),
            EditKind.Split => Split(articles),
            EditKind.NotACopy => Split([articles[0]]),
            EditKind.SameEvent => Move(articles, MoveTogether),
            EditKind.OwnEvent => Move(articles, MoveApart),
            EditKind.Lock => Fix(articles, true),
            EditKind.Unlock => Fix(articles, false),
            EditKind.Lead => Lead(articles[0]),
            _ => null,
        };
        if (back is null)
            return "Nothing would change by it.";
        _undo[number] = back;
        return null;
    }

    /// <summary>Which of the articles an edit cannot concern, and why; null when it concerns all of them.</summary>
    private static string? NotConcerned(EditKind kind, Member[] articles)
    {
        var (others, why) = kind switch
        {
            EditKind.Split => (articles.Where(article => article.Group != articles[0].Group), $"Not in the copy group of {articles[0].Id}"),
            EditKind.NotACopy => (articles.Skip(1), $"One article leaves its group, {articles[0].Id}; a split takes several. Named beside it"),
            EditKind.Lead => (articles.Skip(1), $"One article leads its group, {articles[0].Id}. Named beside it"),
            _ => ([], ""),
        };
        var named = string.Join(", ", others.Select(article => article.Id));
        return named.Length == 0 ? null : $"{why}: {named}. Nothing was done.";
    }

    /// <summary>Whether an editor said that an article does not belong into a group; or fixed the group when this article stood elsewhere.</summary>
    public bool AreApart(Member member, CopyGroup group) =>
        _bonds.AreApart(member.Id, group) || group.IsFixed && StoodOf(member) is { } stood && stood.Held(member) && Again(stood)?.Group != group;

    /// <summary>Whether the machine may make two groups one.</summary>
    public bool MayMerge(CopyGroup one, CopyGroup other) => !one.IsFixed && !other.IsFixed && _bonds.MayMerge(one, other);

    /// <summary>The article to whose group an editor said that another one belongs, or keeps it in; null for none.</summary>
    public Member? Company(Member member) => _bonds.Company(member.Id)
        ?? (StoodOf(member) is { } stood && (stood.IsFixed ? stood.Held(member) : _bonds.IsTied(member.Id)) ? Again(stood) : null);

    /// <summary>Makes the groups of these articles one.</summary>
    private Undoing.OfMerge? Merge(Member[] articles)
    {
        var groups = articles.Select(article => article.Group).Distinct().OrderBy(group => group.Born).ToArray();
        if (groups.Length < 2)
            return null;
        var into = groups[0];
        var anchor = articles.First(article => article.Group == into);
        return new Undoing.OfMerge(into.Id, [.. groups[1..].Select(from => Merge(from, into, anchor))]);
    }

    private MovedGroup Merge(CopyGroup from, CopyGroup into, Member anchor)
    {
        var bonds = _bonds.Join([.. from], anchor);
        var moved = new MovedGroup(from.Id, Leading.Of(from), [.. from.Select(member => member.Id)], from.Time, from.Event.Id, from.IsFixed, bonds)
        {
            Profile = from.Profile,
        };
        if (from.LeadMember is { } lead)
            lead.Link = linker.Between(lead, anchor);
        happenings.Remove(from);
        places.Merge(from, into);
        return moved;
    }

    /// <summary>Takes articles of one group out of it, for good.</summary>
    private Undoing.OfSplit? Split(Member[] articles)
    {
        var group = articles[0].Group;
        var leaving = articles.Where(article => article.Group == group).ToArray();
        var staying = group.Except(leaving).ToArray();
        if (staying.Length == 0)
            return null;
        var led = Leading.Of(group);
        var change = _bonds.Part(leaving, staying);
        var founded = Found(leaving, leaving.MinBy(left => left.First)!.Id, group.Profile, group.Time);
        return new Undoing.OfSplit(change, group.Id, founded.Id, led);
    }

    /// <summary>Makes a group of members that are in another one.</summary>
    private CopyGroup Found(Member[] leaving, string lead, Profile profile, DateTimeOffset? time)
    {
        var old = leaving[0].Group;
        var founder = leaving.FirstOrDefault(member => member.Id == lead) ?? leaving.MinBy(member => member.First)!;
        var losesLead = leaving.Any(member => member.Id == old.Lead);
        var group = new CopyGroup(places.NewGroupId(founder.Id), leaving.Min(member => member.First), founder.Id, profile) { Time = time, LeadMember = founder };
        foreach (var member in leaving)
        {
            old.Remove(member);
            group.Add(member);
            member.Group = group;
        }

        founder.Link = Link.Original;
        foreach (var member in leaving.Where(member => member != founder))
            member.Link = linker.Between(member, founder);
        if (losesLead && old.Earliest is { } heir)
        {
            heir.Link = Link.Original;
            places.Lead(heir, "split");
            happenings.Relate(old, anew: true);
        }

        if (old.Representative is { } representative)
        {
            foreach (var member in old.Where(member => member != representative && leaving.Any(left => left.Id == member.Link.Of)).ToArray())
                member.Link = linker.Between(member, representative);
        }

        foreach (var member in old)
            places.Touch(member);
        happenings.Place(group, founder);
        return group;
    }

    /// <summary>Moves groups among events, and keeps them there.</summary>
    private static Undoing.OfMove Move(Member[] articles, Action<CopyGroup[]> move)
    {
        var groups = articles.Select(article => article.Group).Distinct().OrderBy(group => group.Born).ToArray();
        var before = groups.Select(group => new EarlierPlace(group.Id, group.Event.Id, group.IsFixed)).ToArray();
        move(groups);
        foreach (var group in groups)
            group.IsFixed = true;
        return new Undoing.OfMove(before);
    }

    private void MoveTogether(CopyGroup[] groups)
    {
        foreach (var group in groups[1..].Where(group => group.Event != groups[0].Event))
            happenings.Put(group, groups[0].Event);
    }

    private void MoveApart(CopyGroup[] groups)
    {
        if (groups[0].Event.Groups.Count == groups.Length && Array.TrueForAll(groups, group => group.Event == groups[0].Event))
            return;
        var own = places.Found(groups[0].Lead, groups[0].Born, groups[0].Event.Story);
        foreach (var group in groups)
            happenings.Put(group, own);
    }

    private static Undoing.OfLock? Fix(Member[] articles, bool isFixed)
    {
        var groups = articles.Select(article => article.Group).Distinct().Where(group => group.IsFixed != isFixed).ToArray();
        if (groups.Length == 0)
            return null;
        foreach (var group in groups)
            group.IsFixed = isFixed;
        return new Undoing.OfLock([.. groups.Select(group => group.Id)], !isFixed);
    }

    private Undoing.OfLead? Lead(Member member)
    {
        var before = Leading.Of(member.Group);
        if (before.Id == member.Id)
            return null;
        Hand(member, "editor");
        member.Group.IsLeadChosen = true;
        return new Undoing.OfLead(member.Id, before);
    }

    /// <summary>An article that an editor chose to lead leads on after a revision, unless it left for others.</summary>
    /// <param name="before">The group that it led.</param>
    public void KeepLead(Member revised, CopyGroup before)
    {
        var group = revised.Group;
        if (group != before && (before.Count > 0 || group.Count > 1))
            return;
        LeadByChoice(revised);
    }

    private void LeadByChoice(Member member)
    {
        if (member.Group.LeadMember != member)
            Hand(member, "editor");
        (member.Group.LeadReason, member.Group.IsLeadChosen) = ("editor", true);
    }

    /// <summary>Gives the lead to a member; the one that led is then a copy of it.</summary>
    public void Hand(Member member, string reason)
    {
        var before = member.Group.LeadMember;
        places.Lead(member, reason);
        if (before is not null)
            before.Link = linker.Between(before, member);
        member.Link = Link.Original;
        happenings.Relate(member.Group, anew: true);
    }
}
