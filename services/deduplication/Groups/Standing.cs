namespace Wiredesk.Deduplication.Groups;

/// <summary>
/// What editors decided and what still holds, and the ids that partners know: told by the ids of articles and of what they stood in, so that other rules than those of the
/// day can go by it.
/// </summary>
/// <param name="Apart">Pairs that are no copies of each other.</param>
/// <param name="Together">Pairs that are.</param>
/// <param name="Undo">What it takes to take edits back, by their numbers.</param>
/// <param name="Joined">Ended groups that edits speak of, and what they became part of.</param>
/// <param name="Groups">The groups that edits concerned, and those that tell of the same happenings; or all that have other ids than their only article.</param>
internal sealed record Standing(
    IReadOnlyList<ArticlePair> Apart,
    IReadOnlyList<ArticlePair> Together,
    IReadOnlyDictionary<long, Undoing> Undo,
    IReadOnlyDictionary<string, string> Joined,
    IReadOnlyList<StandingGroup> Groups);

/// <summary>A copy group as it stood: its ids, who led it, whether an editor fixed it, and who was in it.</summary>
internal sealed record StandingGroup(string Id, string Event, string Story, bool IsFixed, Leading Led, IReadOnlyList<StandingArticle> Articles)
{
    public static StandingGroup Of(CopyGroup group) => new(
        group.Id,
        group.Event.Id,
        group.Event.Story.Id,
        group.IsFixed,
        Leading.Of(group),
        [.. group.Select(member => new StandingArticle(member.Id, member.Revision, member.First))]);

    /// <summary>Whether an article was in it, in this very revision.</summary>
    public bool Held(Member member) => Articles.Any(article => article.Id == member.Id && article.Revision == member.Revision);
}

/// <summary>An article that stood in a group, its revision at that time, and the arrival of its first one.</summary>
internal sealed record StandingArticle(string Id, int Revision, long First);
