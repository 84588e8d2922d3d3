using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Push;

/// <summary>How each pushed article ended, in the order they were sent.</summary>
public sealed record PushAnswer(IReadOnlyList<Delivery> Items);

/// <summary><c>/ingest/articles</c>: articles as JSON, one or many.</summary>
public static class PushEndpoints
{
    public static void MapPush(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/articles", TakeArticles).WithSummary("Take in articles: ninjs or our JSON, one, an array, or {\"articles\": [...]}");

    // Idempotent by the article's own id (or address, or text): sending again what was sent is answered "unchanged".
    private static async Task<Results<Accepted<PushAnswer>, ProblemHttpResult>> TakeArticles(
        HttpRequest request, Intake intake, CancellationToken cancellationToken, string? source = null)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var content = ArticleJson.Read(body.GetBuffer().AsMemory(0, (int)body.Length));
        if (content.Error is { } refusal)
            return TypedResults.Problem(refusal.Message, statusCode: StatusCodes.Status400BadRequest, title: "Not readable");

        var items = new List<Delivery>();
        foreach (var item in content.Items)
        {
            var from = request.HttpContext.User.SourceOr(item.Article?.Source ?? source);
            items.Add(item.Article is not { } article ? new Delivery("refused", Reason: item.Refusal!.Message)
                : !request.HttpContext.User.MaySendFor(from) ? new Delivery("refused", Reason: $"The key may not send articles in for the source {from}.")
                : await intake.Take(from, article, cancellationToken));
        }

        return items.Count > 0 && items.All(item => item.Outcome == "refused")
            ? TypedResults.Problem(string.Join(" ", items.Select(item => item.Reason)), statusCode: StatusCodes.Status422UnprocessableEntity, title: "Refused")
            : TypedResults.Accepted((string?)null, new PushAnswer(items));
    }
}
