using Microsoft.AspNetCore.Http.HttpResults;

namespace Wiredesk.Publishing.Articles;

/// <summary><c>/v1/articles</c>: what partners read.</summary>
public static class ArticleEndpoints
{
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        var articles = routes.MapGroup("/articles").WithTags("Articles");
        articles.MapGet("/", ListArticles).WithSummary("Readable articles, newest first, a page at a time");
        articles.MapGet("/{id:guid}", GetArticle).WithSummary("One article in full");
    }

    private static async Task<Results<Ok<ListPage<ArticleSummary>>, ProblemHttpResult>> ListArticles(
        ArticleStore articles, HttpContext http, CancellationToken cancellationToken, int limit = Paging.DefaultLimit, string? cursor = null)
    {
        if (Paging.Refuse(limit) is { } refusal) return refusal;
        if (!Paging.TryRead(cursor, "articles", out var after)) return Paging.BadCursor(cursor!);

        Defaults.Documents.Page<PublishedArticle> page;
        try
        {
            page = await articles.List(limit, after, newestFirst: true, cancellationToken);
        }
        catch (ArgumentException)
        {
            return Paging.BadCursor(cursor!);
        }

        var next = page.Next is null ? null : Paging.Write(page.Next, "articles");
        if (next is not null) Paging.Link(http, limit, next);
        return TypedResults.Ok(new ListPage<ArticleSummary>([.. page.Items.Select(article => new ArticleSummary(article))], next));
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> GetArticle(Guid id, ArticleStore articles, CancellationToken cancellationToken) =>
        await articles.Find(id, cancellationToken) switch
        {
            { Status: PublicationStatus.Usable } article => TypedResults.Ok(new ArticleView(article)),
            { Status: PublicationStatus.Withdrawn } article => TypedResults.Problem(
                $"Article {id} was withdrawn: {article.Withdrawal!.Reason}", statusCode: StatusCodes.Status410Gone, title: "Withdrawn"),
            _ => TypedResults.Problem($"There is no article {id}.", statusCode: StatusCodes.Status404NotFound, title: "Not found"),
        };
}
