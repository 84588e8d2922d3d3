using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Ingestion.Files;

/// <summary><c>/ingest/files</c>: one file as the body of the request.</summary>
public static class FileEndpoints
{
    private const int LongestPath = 1000;

    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/files", TakeFile).WithSummary("Take in one file: text, HTML, a feed, ninjs or our JSON");

    private static async Task<Results<Accepted<IReadOnlyList<FileDelivery>>, ProblemHttpResult>> TakeFile(
        string path, HttpRequest request, FileIntake files, CancellationToken cancellationToken, string? source = null)
    {
        if (path.Length is 0 or > LongestPath || path.Any(char.IsControl))
            return TypedResults.Problem($"'path' must name the file: 1 to {LongestPath} characters, none of them a control character.", statusCode: StatusCodes.Status400BadRequest, title: "Not readable");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var deliveries = await files.Take(request.HttpContext.User.SourceOr(source), path, body.ToArray(), cancellationToken);
        return deliveries is [{ Outcome: "refused" } only]
            ? TypedResults.Problem($"{path}: {only.Reason}", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Refused")
            : TypedResults.Accepted((string?)null, deliveries);
    }
}
