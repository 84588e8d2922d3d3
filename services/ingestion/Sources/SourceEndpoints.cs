using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Defaults;
using Wiredesk.Ingestion.Archive;

namespace Wiredesk.Ingestion.Sources;

/// <summary><c>/admin/sources</c>: list, add, pause, resume, test, remove, read anew.</summary>
public static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", List).WithSummary("All sources with their feeds, and which are silent");
        routes.MapPost("/", Save).WithSummary("Add a source and its feeds, or change its settings and add feeds");
        routes.MapGet("/{name}", Find).WithSummary("One source");
        routes.MapPost("/{name}/pause", (string name, SourceAdministration sources, CancellationToken token) => Pause(name, true, sources, token)).WithSummary("Stop polling it");
        routes.MapPost("/{name}/resume", (string name, SourceAdministration sources, CancellationToken token) => Pause(name, false, sources, token)).WithSummary("Poll it again, at once");
        routes.MapPost("/{name}/test", Test).WithSummary("Ask its feeds, each in its turn, and say what they would bring; takes nothing in");
        routes.MapPost("/{name}/reprocess", Reprocess).WithSummary("Read its raw originals anew, from an instant on");
        routes.MapDelete("/{name}", Remove).WithSummary("Remove it and its feeds; its articles stay");
        routes.MapDelete("/{name}/feeds/{feed}", RemoveFeed).WithSummary("Remove one of its feeds");
    }

    private static async Task<Ok<IReadOnlyList<SourceView>>> List(SourceAdministration sources, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sources.List(cancellationToken));

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Save(SourceRequest request, SourceAdministration sources, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(await sources.Save(request, cancellationToken));
        }
        catch (ArgumentException wrong)
        {
            return Problems.BadRequest.Answer(wrong.Message);
        }
        catch (InvalidOperationException taken)
        {
            return Problems.Conflict.Answer(taken.Message);
        }
    }

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Find(string name, SourceAdministration sources, CancellationToken cancellationToken) =>
        await sources.Find(Named(name), cancellationToken) is { } source ? TypedResults.Ok(source) : Missing(name);

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Pause(string name, bool paused, SourceAdministration sources, CancellationToken cancellationToken) =>
        await sources.Pause(Named(name), paused, cancellationToken) is { } source ? TypedResults.Ok(source) : Missing(name);

    private static async Task<Results<Ok<IReadOnlyList<FeedTest>>, ProblemHttpResult>> Test(string name, SourceAdministration sources, CancellationToken cancellationToken) =>
        await sources.Test(Named(name), cancellationToken) is { } tests ? TypedResults.Ok(tests) : Missing(name);

    private static async Task<Results<Ok<Reprocessed>, ProblemHttpResult>> Reprocess(
        string name, [FromQuery] DateTimeOffset since, SourceStore sources, Reprocessing reprocessing, CancellationToken cancellationToken) =>
        SourceRules.Name(Named(name)) is { } problem
            ? Problems.BadRequest.Answer(problem)
            : TypedResults.Ok(await reprocessing.Run(await sources.FindOrDefault(Named(name), cancellationToken), since, cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string name, SourceAdministration sources, CancellationToken cancellationToken) =>
        await sources.Remove(Named(name), cancellationToken) ? TypedResults.NoContent() : Missing(name);

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveFeed(string name, string feed, SourceAdministration sources, CancellationToken cancellationToken) =>
        await sources.RemoveFeed(Named(name), feed, cancellationToken) ? TypedResults.NoContent() : Missing(feed);

    // A slash in a path stays escaped.
    private static string Named(string name) => name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static ProblemHttpResult Missing(string name) => Problems.NotFound.Answer($"There is no '{name}'.");
}
