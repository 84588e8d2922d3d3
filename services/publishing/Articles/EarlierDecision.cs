using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Articles;

/// <summary>Where an article stood until another decision put it elsewhere.</summary>
/// <param name="Version">The arrival number of the decision.</param>
/// <param name="Until">When it was replaced here.</param>
/// <param name="ReplacedBy">Why: <c>decided-anew</c> (a new revision or analysis), <c>late-join</c>, <c>split</c>, <c>killed-lead</c>, <c>restored</c> or <c>editor</c>.</param>
public sealed record EarlierDecision(
    long Version, Relation Relation, Guid? Of, Guid Group, Guid Lead, Guid Event, Guid Story, double Confidence, string? LeadReason, DateTimeOffset Until, string ReplacedBy)
{
    private const int Most = 50;

    /// <summary>The earlier decisions once the next one holds: one more, when it says something else.</summary>
    public static IReadOnlyList<EarlierDecision> After(PublishedArticle? held, Decision next, string reason, DateTimeOffset now) =>
        held?.Decision is not { } before || Place(before) == Place(next)
            ? held?.Earlier ?? []
            :
            [
                .. held.Earlier.TakeLast(Most - 1),
                new(before.Version, before.Relation, before.Of, before.Group, before.Lead, before.Event, before.Story, before.Confidence, before.LeadReason, now, reason),
            ];

    /// <summary>The keys of the group, event and story that the article left, if it stands in others now.</summary>
    public IEnumerable<Key> Left(Decision now)
    {
        if (Group != now.Group) yield return Key.Of(KeyOf(Gathering.Group, Group), Version);
        if (Event != now.Event) yield return Key.Of(KeyOf(Gathering.Event, Event), Version);
        if (Story != now.Story) yield return Key.Of(KeyOf(Gathering.Story, Story), Version);
    }

    /// <summary>The first part of the key of a group, event or story that was left.</summary>
    public static string KeyOf(Gathering gathering, Guid id) => $"{gathering}/{id:D}";

    private static (Relation, Guid?, Guid, Guid, Guid, Guid) Place(Decision decision) =>
        (decision.Relation, decision.Of, decision.Group, decision.Lead, decision.Event, decision.Story);
}
