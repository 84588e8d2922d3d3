namespace Wiredesk.Contracts;

/// <summary>Earlier decisions changed: articles were joined, split off, or are led by another one. Carries ids, never the articles again.</summary>
/// <param name="DecisionVersion">The arrival number of the decision that changed them.</param>
/// <param name="Reason">Why, in one word: <c>late-join</c>, <c>split</c> (an event showed to be two), <c>killed-lead</c>, <c>restored</c> or <c>editor</c>.</param>
/// <param name="Changes">The new place of each article concerned.</param>
public sealed record GroupsChanged(long DecisionVersion, string Reason, IReadOnlyList<GroupChange> Changes);

/// <summary>An article's new place, and what it rests on; the latter is absent in messages of before.</summary>
public sealed record GroupChange(
    Guid ArticleId, Relation Relation, Guid? Of, Guid Group, Guid Lead, Guid Event, Guid Story,
    double? Confidence = null, string? LeadReason = null, int? Confirmations = null, Evidence? Evidence = null);
