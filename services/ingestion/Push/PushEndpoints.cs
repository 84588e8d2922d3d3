using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Push;

/// <summary>How each pushed article ended, in the order they were sent.</summary>
public sealed record PushAnswer(IReadOnlyList<PushedDelivery> Items);

/// <summary><c>/ingest/articles</c>: articles as JSON, one or many.</summary>
public static class PushEndpoints
{
    private const int MostReasons = 20;

    public static void MapPush(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/articles", TakeArticles).WithSummary("Take in articles: ninjs or our JSON, one, an array, or {\"articles\": [...]}");

    // Idempotent by the article's own id (or address, or text): sending again what was sent is answered "unchanged".
    private static async Task<Results<Accepted<PushAnswer>, ProblemHttpResult>> TakeArticles(
        HttpRequest request, PushIntake intake, CancellationToken cancellationToken, string? source = null)
    {
        var caller = request.HttpContext.User;
        if (!string.IsNullOrWhiteSpace(source) && SourceRules.Name(source.Trim()) is { } problem)
            return Problems.BadRequest.Answer(problem);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var (items, error) = await intake.Take(caller.SourceOr(source), caller.MaySendFor, body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken);
        if (error is not null)
            return Problems.BadRequest.Answer(error.Message);
        return items.All(item => item.Outcome == "refused")
            ? Problems.Refused.Answer(Reasons(items), new Dictionary<string, object?> { ["items"] = items })
            : TypedResults.Accepted((string?)null, new PushAnswer(items));
    }

    private static string Reasons(IReadOnlyList<PushedDelivery> items) =>
        string.Join(" ", items.Take(MostReasons).Select(item => $"Item {item.Index}{(item.OwnId is { } id ? $" ({id})" : "")}: {item.Reason}"))
        + (items.Count > MostReasons ? $" And {items.Count - MostReasons} more." : "");
}
