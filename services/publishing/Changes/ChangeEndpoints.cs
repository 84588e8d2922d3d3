using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Changes;

/// <summary>What changed, as partners read it.</summary>
/// <param name="Number">1 for the first change ever, then 2, 3, ... without gaps.</param>
/// <param name="Kind">What happened.</param>
/// <param name="ArticleId">The article it happened to.</param>
/// <param name="Revision">Its revision then.</param>
/// <param name="At">When it happened.</param>
/// <param name="Article">The article as it is now; absent when it can no longer be read.</param>
public sealed record ChangeView(long Number, ChangeKind Kind, Guid ArticleId, int Revision, DateTimeOffset At, ArticleSummary? Article);

/// <summary>Some changes, and the cursor to ask for what comes after them: always there, also when nothing is new.</summary>
public sealed record ChangePage(IReadOnlyList<ChangeView> Items, string Next);

/// <summary><c>/v1/changes</c>: a cursor that never skips and never dies.</summary>
public static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/changes", ListChanges).WithTags("Changes").WithSummary("Everything that happened after a cursor, oldest first; without a cursor from the beginning");

    private static async Task<Results<Ok<ChangePage>, ProblemHttpResult>> ListChanges(
        ChangeStore changes, ArticleStore articles, HttpContext http, CancellationToken cancellationToken, int limit = Paging.DefaultLimit, string? cursor = null)
    {
        if (Paging.Refuse(limit) is { } refusal) return refusal;
        var after = 0L;
        if (!Paging.TryRead(cursor, "changes", out var position)
            || (position is not null && !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out after)))
        {
            return Paging.BadCursor(cursor!);
        }

        var page = await changes.After(after, limit, cancellationToken);
        var current = await articles.Find([.. page.Select(change => change.Article.ArticleId).Distinct()], cancellationToken);
        var next = Paging.Write((page.Count == 0 ? after : page[^1].Number).ToString(CultureInfo.InvariantCulture), "changes");
        if (page.Count == limit) Paging.Link(http, limit, next);
        return TypedResults.Ok(new ChangePage([.. page.Select(change => View(change, current))], next));
    }

    private static ChangeView View(Change change, IReadOnlyDictionary<Guid, PublishedArticle> current) => new(
        change.Number,
        change.Kind,
        change.Article.ArticleId,
        change.Article.Revision,
        change.At,
        current.TryGetValue(change.Article.ArticleId, out var article) && article.Status == PublicationStatus.Usable ? new ArticleSummary(article) : null);
}
