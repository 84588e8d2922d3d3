using Wiredesk.Deduplication.Events;

namespace Wiredesk.Deduplication.Groups;

/// <summary>Who takes the place of an article that was killed or rewritten: as the lead of its group, and as the counterpart of others.</summary>
internal sealed class Succession(IReadOnlyDictionary<string, Member> members, Places places, Linker linker, Happenings happenings)
{
    /// <summary>Gives the place of an article that is gone to another: the lead to the earliest member, and the links that led to it likewise.</summary>
    public void HandOn(CopyGroup group, string gone)
    {
        var lead = members.GetValueOrDefault(group.Lead);
        if (group.Lead == gone && group.Earliest is { } next)
        {
            next.Link = Link.Original;
            places.Lead(next, "killed-lead");
            happenings.Relate(group, anew: true);
            lead = next;
        }

        foreach (var other in group.Where(other => other.Link.Of == gone && other != lead).ToArray())
        {
            // Without the lead's text nothing can be measured anew; the words of the one that is gone are not those of the lead.
            other.Link = lead is null
                ? other.Link with { Of = group.Lead, Evidence = other.Link.Evidence.Without(here: false, there: true) }
                : linker.Between(other, lead);
            places.Touch(other);
        }

        foreach (var report in group.Event.Story.Events.SelectMany(happening => happening.Groups).Where(report => report.Representative?.Link.Of == gone).ToArray())
            happenings.Relate(report, anew: true);
    }
}
