using Wiredesk.Contracts;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <summary>Says which reports of other events and stories came nearest to one, and why they were not joined.</summary>
internal static class NearReports
{
    /// <summary>The nearest report of another event, and of another story; nothing when none came near.</summary>
    public static IEnumerable<NotJoined> Of(CopyGroup group)
    {
        var (happening, story) = (group.Event, group.Event.Story);
        var nearest = group.Neighbours.Find(neighbour => neighbour.Group.Event != happening && neighbour.Group.Representative is not null);
        if (nearest.Group is { } other)
            yield return Apart(group, other, Relation.SameEvent, Happenings.OddsOf(group, other.Event), Needed(happening, other.Event));

        Predicate<Neighbour> isStrange = neighbour => neighbour.Group.Event.Story != story && neighbour.Group.Representative is not null;
        var (strange, odds) = Happenings.BestStory(group.Neighbours, isStrange);
        if (strange is not null)
            yield return Apart(group, group.Neighbours.Where(neighbour => neighbour.Group.Event.Story == strange && isStrange(neighbour)).MaxBy(neighbour => neighbour.Story).Group, Relation.SameStory, odds, 0);
    }

    private static float Needed(NewsEvent own, NewsEvent other) => own.Groups.Count == 1 ? Cohesion.BarForOne(other) : Cohesion.Bar(own, other);

    private static NotJoined Apart(CopyGroup group, CopyGroup other, Relation relation, float odds, float needed) => new(
        other.Representative!.Id,
        relation,
        Math.Round(odds, 2),
        Math.Round(needed, 2),
        odds <= needed ? "too-unlike" : group.IsFixed || Happenings.IsFixed(other.Event) ? "editor" : "nearer-elsewhere")
    {
        Signals = Likeness.Signals(group, other),
    };
}
