using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Gateway.Usage;

/// <summary>A holder's use of one key on one day.</summary>
public sealed record UsageView(string Key, DateOnly Day, long Requests, long Refused, long Reads);

/// <summary><c>/admin/usage</c> and <c>/admin/reads</c>: who asked how much, and who read what.</summary>
public static class UsageEndpoints
{
    private const int MostDays = 400;

    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").RequireAuthorization(Scopes.Admin).WithTags("Usage").RefuseUnknownParameters().AnswerHead();
        admin.MapGet("/usage/{holder}", GetUsage).WithSummary("What a holder's keys asked for, by day, newest first");
        admin.MapGet("/reads/{article:guid}", GetReads).WithSummary("Who read an article by itself, and when");
    }

    private static async Task<Ok<List<UsageView>>> GetUsage(string holder, UsageStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok((await store.Of(holder, MostDays, cancellationToken)).Select(day => new UsageView(day.Key, day.Day, day.Requests, day.Refused, day.Reads)).ToList());

    private static async Task<Ok<IReadOnlyList<ArticleRead>>> GetReads(Guid article, UsageStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ReadersOf(article, cancellationToken));
}
