using Wiredesk.Contracts;

namespace Wiredesk.Deduplication.Groups;

/// <summary>Who takes the place of an article that was killed or rewritten: as the lead of its group, and as the counterpart of others.</summary>
internal sealed class Succession(IReadOnlyDictionary<string, Member> members, Places places, Linker linker)
{
    /// <summary>Gives the place of an article that is gone to another: the lead to the earliest member, and the links that led to it likewise.</summary>
    public void HandOn(CopyGroup group, string gone, Member? member)
    {
        var lead = members.GetValueOrDefault(group.Lead);
        if (group.Lead == gone && group.Members.Min is { } next)
        {
            next.Link = member is null ? Link.Original : Inherited(next, member.Link);
            places.Lead(next);
            lead = next;
        }

        foreach (var other in group.Members.Where(other => other.Link.Of == gone && other != lead).ToArray())
        {
            other.Link = lead is null ? other.Link with { Of = group.Lead } : linker.Between(other, lead);
            places.Touch(other);
        }

        foreach (var report in Reports(group.Event.Story).Where(report => report.Link.Of == gone).ToArray())
        {
            report.Link = Relinked(report, group.Members.Count > 0 ? lead : null);
            places.Touch(report);
        }
    }

    private Link Inherited(Member next, Link link) =>
        link.Of is not null && link.Of != next.Id && members.GetValueOrDefault(link.Of) is { } other
            ? linker.Report(next, link.Relation, other, link.Confidence)
            : Link.Original;

    /// <summary>A report whose counterpart is gone looks to the group's next lead, else to the earliest other report of its event, else of its story.</summary>
    private Link Relinked(Member report, Member? lead)
    {
        if (lead is not null && lead.First < report.First)
            return linker.Report(report, report.Link.Relation, lead, report.Link.Confidence);
        var earlier = Reports(report.Group.Event.Story).Where(other => other.First < report.First && other.Group != report.Group).ToArray();
        if (earlier.Where(other => other.Group.Event == report.Group.Event).MinBy(other => other.First) is { } sameEvent)
            return linker.Report(report, Relation.SameEvent, sameEvent, report.Link.Confidence);
        return earlier.MinBy(other => other.First) is { } sameStory
            ? linker.Report(report, Relation.SameStory, sameStory, report.Link.Confidence)
            : Link.Original;
    }

    private static IEnumerable<Member> Reports(Story story) =>
        story.Events.SelectMany(happening => happening.Groups).Select(group => group.Report).OfType<Member>();
}
