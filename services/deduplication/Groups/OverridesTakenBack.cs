using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <content>How an edit is taken back, as far as what it concerned is still held; and how edits are kept.</content>
internal sealed partial class Overrides
{
    // Those of two groups that later copies are compared with, when the groups part again.
    private const int MostCompared = 24;

    private sealed record Kept(IReadOnlyList<ArticlePair> Apart, IReadOnlyList<ArticlePair> Together, IReadOnlyDictionary<long, Undoing> Undo);

    public void Write(StateWriter writer)
    {
        writer.Part("edits");
        writer.Json(new Kept(_bonds.All.Apart, _bonds.All.Together, _undo));
        writer.All([.. Moved()], moved => writer.Later(moved.Profile));
    }

    public void Read(StateReader reader)
    {
        reader.Part("edits");
        var kept = reader.Json<Kept>();
        _bonds.All = (kept.Apart, kept.Together);
        foreach (var (number, undo) in kept.Undo)
            _undo[number] = undo;
        foreach (var (moved, profile) in Moved().Zip(reader.All(reader.Profile)))
            moved.Profile = profile;
    }

    private IEnumerable<MovedGroup> Moved() => _undo.OrderBy(undo => undo.Key).Select(undo => undo.Value).OfType<Undoing.OfMerge>().SelectMany(merge => merge.Moved);

    /// <summary>Gives up what edits said of articles that have all left the window, so that it does not pile up.</summary>
    /// <remarks>When an editor decides again, not when they leave: it means looking through all that is held.</remarks>
    private void Forget()
    {
        if (_stood.Count > 0) // Not all have arrived again.
            return;
        _bonds.Forget();
        if (_undo.Count == 0)
            return;
        var groups = members.Values.Select(member => member.Group.Id).ToHashSet();
        foreach (var (number, undo) in _undo.ToArray())
        {
            if (!undo.Concerned().Any(id => members.ContainsKey(id) || groups.Contains(places.Resolve(id))))
                _undo.Remove(number);
        }
    }

    private void TakeBack(long number, Undoing undo)
    {
        switch (undo)
        {
            case Undoing.OfMerge merge:
                TakeBack(number, merge);
                break;
            case Undoing.OfSplit split:
                TakeBack(split);
                break;
            case Undoing.OfMove move:
                TakeBack(move);
                break;
            case Undoing.OfLock locked:
                foreach (var group in locked.Groups.Select(GroupOf).OfType<CopyGroup>())
                    group.IsFixed = locked.WereFixed;
                break;
            case Undoing.OfLead lead:
                TakeBack(lead);
                break;
        }
    }

    private void TakeBack(long number, Undoing.OfMerge merge)
    {
        var into = places.Resolve(merge.Into);
        foreach (var moved in merge.Moved)
        {
            _bonds.TakeBack(moved.Bonds);
            Member[] leaving = [.. moved.Articles.Select(members.GetValueOrDefault).OfType<Member>().Where(member => member.Group.Id == into)];
            leaving = [.. leaving, .. Followers(leaving, number)];
            if (leaving.Length == 0 || leaving.Length == leaving[0].Group.Count) // Nobody is left to part from.
                continue;
            var group = Found(leaving, moved.Led.Id, moved.Profile, moved.Time);
            places.LeadOn(moved.Id, group);
            group.IsFixed = moved.WasFixed;
            GiveBack(group, moved.Led);
            Return(group, moved.Event);
        }
    }

    /// <summary>Copies that came into a merged group after the edit and read like those that leave, not like those that were there.</summary>
    private Member[] Followers(Member[] leaving, long edit)
    {
        if (leaving is not [var first, ..])
            return [];
        Member[] staying = [.. first.Group.Where(member => member.First < edit && !leaving.Contains(member)).Take(MostCompared)];
        var parting = leaving[..Math.Min(leaving.Length, MostCompared)];
        return [.. first.Group.Where(member => member.First > edit && _bonds.Company(member.Id) is null && linker.IsNearer(member, parting, staying))];
    }

    private void TakeBack(Undoing.OfSplit split)
    {
        _bonds.TakeBack(split.Bonds);
        if (GroupOf(split.Group) is not { } group || GroupOf(split.Founded) is not { } founded || group == founded)
            return;
        var (into, from) = group.Born <= founded.Born ? (group, founded) : (founded, group);
        if (from.LeadMember is { } lead && into.Representative is { } counterpart)
            lead.Link = linker.Between(lead, counterpart);
        happenings.Remove(from);
        places.Merge(from, into);
        GiveBack(into, split.Led);
    }

    private void TakeBack(Undoing.OfMove move)
    {
        foreach (var (id, was, wasFixed) in move.Before)
        {
            if (GroupOf(id) is not { } group)
                continue;
            group.IsFixed = wasFixed;
            Return(group, was);
        }
    }

    /// <summary>Puts a group back into an event; into one of its own when that has ended.</summary>
    private void Return(CopyGroup group, string happening)
    {
        var was = EventOf(happening);
        if (was is null ? group.Event.Groups.Count > 1 : was != group.Event)
            happenings.Put(group, was ?? places.Found(group.Lead, group.Born, group.Event.Story));
    }

    /// <summary>Gives a lead back, unless an editor chose another one since, or that article has left the group.</summary>
    private void GiveBack(CopyGroup group, Leading led)
    {
        if (group.IsLeadChosen || members.GetValueOrDefault(led.Id) is not { } member || member.Group != group)
            return;
        if (group.LeadMember != member)
            Hand(member, led.Reason);
        (group.LeadReason, group.IsLeadChosen) = (led.Reason, led.IsChosen);
    }

    private void TakeBack(Undoing.OfLead lead)
    {
        if (members.GetValueOrDefault(lead.Article) is not { } member || member.Group.Lead != member.Id)
            return;
        member.Group.IsLeadChosen = false;
        GiveBack(member.Group, lead.Before);
    }

    // Edits are taken back rarely: looking through all that is held costs less than an index of ids would at each arrival.
    private CopyGroup? GroupOf(string id) => places.Resolve(id) is var now ? members.Values.FirstOrDefault(member => member.Group.Id == now)?.Group : null;

    private NewsEvent? EventOf(string id) => members.Values.FirstOrDefault(member => member.Group.Event.Id == id)?.Group.Event;
}
