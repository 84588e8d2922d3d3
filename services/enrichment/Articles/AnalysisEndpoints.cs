using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Enrichment.Articles;

/// <summary><c>/admin/analyses</c>: what better rules would change, and putting it in place.</summary>
public static class AnalysisEndpoints
{
    private const int MostCompared = 200;
    private const int MostApplied = 500;

    public static void MapAnalyses(this IEndpointRouteBuilder routes)
    {
        var analyses = routes.MapGroup("/admin/analyses").RequireAuthorization(Scopes.Admin).WithTags("Analyses").RefuseUnknownParameters().AnswerHead();
        analyses.MapGet("/comparison", Compare).WithSummary("What the rules of today say differently about kept articles, page by page; writes nothing").ProducesProblem(StatusCodes.Status400BadRequest);
        analyses.MapPost("/apply", Apply).WithSummary("Put analyses by the rules of today in the place of earlier ones, page by page").ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static Task<Results<Ok<ComparedPage>, ProblemHttpResult>> Compare(
        ComparedArticles articles, CancellationToken cancellationToken, string? after = null, int limit = MostCompared) =>
        Page(limit, MostCompared, () => articles.Page(limit, after, cancellationToken));

    private static Task<Results<Ok<AppliedPage>, ProblemHttpResult>> Apply(
        Reenrichment reenrichment, CancellationToken cancellationToken, string? after = null, int limit = MostApplied) =>
        Page(limit, MostApplied, () => reenrichment.Apply(limit, after, cancellationToken));

    private static async Task<Results<Ok<T>, ProblemHttpResult>> Page<T>(int limit, int most, Func<Task<T>> page)
    {
        if (limit < 1 || limit > most) return Problems.BadLimit.Answer($"limit is {limit}; it must be 1 to {most}.");
        try
        {
            return TypedResults.Ok(await page());
        }
        catch (ArgumentException wrong)
        {
            return Problems.BadRequest.Answer(wrong.Message);
        }
    }
}
