using Wiredesk.Contracts;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Events;

/// <content>How much speaks for a report in an event or a story, by the reports that it was compared with.</content>
internal sealed partial class Happenings
{
    // Of a large event the nearest reports decide: nobody is compared with all of it.
    private const int MostReports = 24;
    private const int MostStoryReports = 3;

    // Reports of one happening appear within days (Yang and others, "Learning approaches for detecting and tracking news events", 1999).
    private const double FreeDays = 2;
    private const double OddsPerDay = 0.6;
    private const double MostTimeOdds = 6;

    private static float NearestStory(CopyGroup group)
    {
        if (group.Neighbours.Count == 0)
            return Cohesion.Strangers;
        var nearest = float.NegativeInfinity;
        foreach (var neighbour in group.Neighbours)
            nearest = Math.Max(nearest, neighbour.Story);
        return nearest;
    }

    private static float TimeOdds(DateTimeOffset? left, DateTimeOffset? right) => left is null || right is null
        ? 0
        : (float)Math.Clamp(((left.Value - right.Value).Duration().TotalDays - FreeDays) * OddsPerDay, 0, MostTimeOdds);

    /// <summary>How much speaks for a group in an event, on average over the nearest reports there.</summary>
    public static float OddsOf(CopyGroup group, NewsEvent happening)
    {
        var others = Math.Min(MostReports, happening.Groups.Count - (group.Event == happening ? 1 : 0));
        if (others == 0)
            return 0;
        var (sum, count) = (0f, 0);
        foreach (var neighbour in group.Neighbours)
        {
            if (neighbour.Group.Event != happening)
                continue;
            sum += neighbour.Event;
            if (++count == others)
                break;
        }

        return (sum + (others - count) * Cohesion.Strangers) / others;
    }

    /// <summary>The other event that most speaks for. Where an editor placed a report only new ones come in: those that were told before may be what it was parted from.</summary>
    /// <param name="own">Where an editor may have placed this very report.</param>
    private static (NewsEvent? Event, float Odds) BestEvent(CopyGroup group, bool isNew, NewsEvent? own = null)
    {
        var (best, odds) = ((NewsEvent?)null, float.NegativeInfinity);
        foreach (var neighbour in group.Neighbours)
        {
            // Nearest first: an event's odds are never above those of its nearest report.
            if (neighbour.Event <= odds)
                break;
            var happening = neighbour.Group.Event;
            if (happening == group.Event || happening == best || !isNew && happening != own && IsFixed(happening) || OddsOf(group, happening) is var found && found <= odds)
                continue;
            (best, odds) = (happening, found);
        }

        return (best, odds);
    }

    private static NewsEvent? EventFor(CopyGroup group, EarlierStand? before) =>
        BestEvent(group, before is null, before?.Event) is (not null and var happening, var odds) && odds > Cohesion.BarForOne(happening) ? happening : null;

    private static Story? BestStory(CopyGroup group) => BestStory(group.Neighbours, _ => true) is (var story, > 0) ? story : null;

    /// <summary>The story that most speaks for, among those of the neighbours that count; the nearest of equals.</summary>
    public static (Story? Story, float Odds) BestStory(List<Neighbour> neighbours, Predicate<Neighbour> counts)
    {
        var (best, odds) = ((Story?)null, float.NegativeInfinity);
        foreach (var neighbour in neighbours)
        {
            var story = neighbour.Group.Event.Story;
            if (story != best && counts(neighbour) && StoryOdds(neighbours, story, counts) is var found && found > odds)
                (best, odds) = (story, found);
        }

        return (best, odds);
    }

    /// <summary>How much speaks for one story with those of the neighbours that belong to it, on average over the nearest; 0 when none does.</summary>
    private static float StoryOdds(List<Neighbour> neighbours, Story story, Predicate<Neighbour> counts)
    {
        Span<float> nearest = stackalloc float[MostStoryReports];
        var found = 0;
        foreach (var neighbour in neighbours)
        {
            if (neighbour.Group.Event.Story != story || !counts(neighbour) || found == MostStoryReports && neighbour.Story <= nearest[^1])
                continue;
            found = Math.Min(found + 1, MostStoryReports);
            var at = found - 1;
            for (; at > 0 && nearest[at - 1] < neighbour.Story; at--)
                nearest[at] = nearest[at - 1];
            nearest[at] = neighbour.Story;
        }

        var sum = 0d;
        foreach (var odds in nearest[..found])
            sum += odds;
        return found == 0 ? 0 : (float)(sum / found);
    }

    private static float Average(NewsEvent one, NewsEvent other)
    {
        var first = Math.Max(0, one.Groups.Count - MostAsked);
        float sum = 0;
        for (var index = first; index < one.Groups.Count; index++)
            sum += OddsOf(one.Groups[index], other);
        return sum / (one.Groups.Count - first);
    }

    /// <summary>The first report of its happening is an original, or belongs to the story of an earlier one; the others report what an earlier one reports.</summary>
    private static (Relation Relation, Member? Of) Nearest(CopyGroup group)
    {
        var inEvent = Earlier(group, (other, group) => other.Event == group.Event) ?? group.Event.Groups.MinBy(other => other.Born)!;
        if (inEvent.Born < group.Born)
            return (Relation.SameEvent, inEvent.Representative);
        var inStory = Earlier(group, (other, group) => other.Event.Story == group.Event.Story)
            ?? group.Event.Story.Events[0].Groups[0];
        return inStory.Born < group.Born ? (Relation.SameStory, inStory.Representative) : (Relation.Original, null);
    }

    private static CopyGroup? Earlier(CopyGroup group, Func<CopyGroup, CopyGroup, bool> belongs)
    {
        foreach (var neighbour in group.Neighbours)
        {
            if (neighbour.Group.Born < group.Born && belongs(neighbour.Group, group))
                return neighbour.Group;
        }

        return null;
    }

    private static double ConfidenceOf(CopyGroup group, Relation relation) => Certainty(relation == Relation.SameEvent
        ? OddsOf(group, group.Event)
        : StoryOdds(group.Neighbours, group.Event.Story, _ => true));

    private static double Certainty(float odds) => 1 / (1 + Math.Exp(-odds));
}
