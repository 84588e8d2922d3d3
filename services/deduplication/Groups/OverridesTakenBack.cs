using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <content>How an edit is taken back, as far as what it concerned is still held; and how edits are kept.</content>
internal sealed partial class Overrides
{
    private sealed record Kept(IReadOnlyList<ArticlePair> Apart, IReadOnlyDictionary<string, string> Together, IReadOnlyDictionary<long, Undoing> Undo);

    public void Write(StateWriter writer)
    {
        writer.Part("edits");
        writer.Json(new Kept([.. _apart.Select(pair => new ArticlePair(pair.Item1, pair.Item2))], _together, _undo));
        writer.All([.. Moved()], moved => moved.Profile.Write(writer));
    }

    public void Read(StateReader reader)
    {
        reader.Part("edits");
        var kept = reader.Json<Kept>();
        _apart.UnionWith(kept.Apart.Select(pair => (pair.One, pair.Other)));
        foreach (var (article, other) in kept.Together)
            _together[article] = other;
        foreach (var (number, undo) in kept.Undo)
            _undo[number] = undo;
        foreach (var (moved, profile) in Moved().Zip(reader.All(() => Profile.Read(reader))))
            moved.Profile = profile;
    }

    private IEnumerable<MovedGroup> Moved() => _undo.OrderBy(undo => undo.Key).Select(undo => undo.Value).OfType<Undoing.OfMerge>().SelectMany(merge => merge.Moved);

    private void TakeBack(Undoing undo)
    {
        switch (undo)
        {
            case Undoing.OfMerge merge:
                TakeBack(merge);
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

    private void TakeBack(Undoing.OfMerge merge)
    {
        var into = places.Resolve(merge.Into);
        foreach (var moved in merge.Moved)
        {
            foreach (var id in moved.Articles)
                _together.Remove(id);
            Member[] leaving = [.. moved.Articles.Select(members.GetValueOrDefault).OfType<Member>().Where(member => member.Group.Id == into)];
            if (leaving.Length > 0 && leaving.Length < leaving[0].Group.Count) // Else there is nobody left to part from.
                Found(leaving, moved.Lead, moved.Profile, moved.Time);
        }
    }

    private void TakeBack(Undoing.OfSplit split)
    {
        _apart.ExceptWith(split.Apart.Select(pair => (pair.One, pair.Other)));
        foreach (var (id, other) in split.Together)
            _together[id] = other;
        if (GroupOf(split.Group) is not { } group || GroupOf(split.Founded) is not { } founded || group == founded)
            return;
        var (into, from) = group.Born <= founded.Born ? (group, founded) : (founded, group);
        if (from.LeadMember is { } lead && into.Representative is { } counterpart)
            lead.Link = linker.Between(lead, counterpart);
        happenings.Remove(from);
        places.Merge(from, into);
    }

    private void TakeBack(Undoing.OfMove move)
    {
        foreach (var (id, was, wasFixed) in move.Before)
        {
            if (GroupOf(id) is not { } group)
                continue;
            group.IsFixed = wasFixed;
            if (group.Event.Id != was)
                happenings.Put(group, EventOf(was) ?? places.Found(group.Lead, group.Born, group.Event.Story));
        }
    }

    private void TakeBack(Undoing.OfLead lead)
    {
        if (members.GetValueOrDefault(lead.Article) is not { } member)
            return;
        member.Group.IsLeadChosen = lead.WasChosen;
        if (lead.Before is not null && members.GetValueOrDefault(lead.Before) is { } before && before.Group == member.Group)
            Hand(before, "editor");
    }

    // Edits are taken back rarely: looking through all that is held costs less than an index of ids would at each arrival.
    private CopyGroup? GroupOf(string id) => places.Resolve(id) is var now ? members.Values.FirstOrDefault(member => member.Group.Id == now)?.Group : null;

    private NewsEvent? EventOf(string id) => members.Values.FirstOrDefault(member => member.Group.Event.Id == id)?.Group.Event;
}
