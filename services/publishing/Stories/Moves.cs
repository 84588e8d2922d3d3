using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Stories;

/// <summary>Leads from the id of a group, event or story that became part of another to that other one.</summary>
/// <remarks>
/// After a split an id means those who stayed; only when nobody readable stands there any more does it mean the place of the article that was the last to leave.
/// </remarks>
public sealed class Moves(ArticleStore articles, IArticleIndex index)
{
    /// <summary>The id under which it is found now; the same when it is where it was, or was never there.</summary>
    public async Task<Guid> Follow(Gathering gathering, Guid id, CancellationToken cancellationToken)
    {
        if (await articles.LastToLeave(gathering, id, cancellationToken) is not { Decision: { } now })
            return id;
        if (await index.Members(gathering, [id], newestFirst: false, 1, cancellationToken) is { Count: > 0 })
            return id;
        return gathering switch { Gathering.Group => now.Group, Gathering.Event => now.Event, _ => now.Story };
    }

    /// <summary>The filter with the ids under which its groups, events and stories are found now.</summary>
    public async Task<ArticleFilter> Follow(ArticleFilter filter, CancellationToken cancellationToken) => filter with
    {
        Groups = await Follow(Gathering.Group, filter.Groups, cancellationToken),
        Events = await Follow(Gathering.Event, filter.Events, cancellationToken),
        Stories = await Follow(Gathering.Story, filter.Stories, cancellationToken),
    };

    private async Task<IReadOnlyList<Guid>> Follow(Gathering gathering, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var now = new List<Guid>();
        foreach (var id in ids)
            now.Add(await Follow(gathering, id, cancellationToken));
        return now;
    }
}
