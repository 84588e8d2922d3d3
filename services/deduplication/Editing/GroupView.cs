using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Editing;

/// <summary>A copy group as editors see it.</summary>
/// <param name="Id">The id of the group.</param>
/// <param name="Lead">The article that leads it.</param>
/// <param name="LeadReason">Why that one.</param>
/// <param name="Locked">Whether the machine leaves it as it is.</param>
/// <param name="Event">The happening that it reports.</param>
/// <param name="Story">The thread of happenings.</param>
/// <param name="Confirmations">How many reported the happening on their own.</param>
/// <param name="Articles">Who ran it, earliest first.</param>
public sealed record GroupView(
    string Id, string Lead, string LeadReason, bool Locked, string Event, string Story, int Confirmations, IReadOnlyList<GroupArticle> Articles)
{
    internal static GroupView Of(CopyGroup group) => new(
        group.Id, group.Lead, group.LeadReason, group.IsFixed, group.Event.Id, group.Event.Story.Id, Groups.Confirmations.Of(group.Event),
        [.. group.Take(Most).Select(member => new GroupArticle(
            member.Id, member.Source, member.Agency, member.PublishedAt, member.Verdict.Relation, member.Verdict.Of))]);

    private const int Most = 1_000;
}

/// <summary>An article of a copy group: who ran it, and how it relates to another one.</summary>
public sealed record GroupArticle(string Id, string Source, string? Agency, DateTimeOffset? PublishedAt, Contracts.Relation Relation, string? Of);
