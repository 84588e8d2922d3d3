using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Ingestion.Files;

/// <summary><c>/ingest/files</c>: one file as the body of the request.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/files", TakeFile).WithSummary("Take in one file: text, HTML, a feed, ninjs or our JSON");

    private static async Task<Results<Accepted<IReadOnlyList<FileDelivery>>, ProblemHttpResult>> TakeFile(
        string path, HttpRequest request, FileIntake files, CancellationToken cancellationToken, string? source = null)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var from = request.HttpContext.User.SourceOr(source);
        if (!request.HttpContext.User.MaySendFor(from))
            return TypedResults.Problem($"The key may not send articles in for the source {from}.", statusCode: StatusCodes.Status403Forbidden, title: "Not allowed");
        var deliveries = await files.Take(from, path, body.ToArray(), cancellationToken);
        return deliveries is [{ Outcome: "refused" } only]
            ? TypedResults.Problem($"{path}: {only.Reason}", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Refused")
            : TypedResults.Accepted((string?)null, deliveries);
    }
}
