using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Files;

/// <summary><c>/ingest/files</c>: one file as the body of the request.</summary>
public static class FileEndpoints
{
    private const int LongestPath = 1000;

    // A sender that is cut off in the middle sees a broken connection and not the reason: so a file that is too large is read to its end, up to here.
    private const int LongestRefusedByName = 128 * 1024 * 1024;

    public static void MapFiles(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/files", TakeFile)
            .WithSummary("Take in one file: text, HTML, a feed, ninjs or our JSON")
            .WithMetadata(new RequestSizeLimitAttribute(LongestRefusedByName));

    private static async Task<Results<Accepted<IReadOnlyList<FileDelivery>>, ProblemHttpResult>> TakeFile(
        [FromQuery] string path, HttpRequest request, FileIntake files, CancellationToken cancellationToken, string? source = null)
    {
        if (path.Length > LongestPath || path.Any(char.IsControl))
            return Problems.BadRequest.Answer($"'path' must name the file: 1 to {LongestPath} characters, none of them a control character.");
        var from = request.HttpContext.User.SourceOr(source);
        if (SourceRules.Name(from) is { } problem)
            return Problems.BadRequest.Answer(problem);
        if (!request.HttpContext.User.MaySendFor(from))
            return Problems.NotAllowed.Answer($"The key may not send articles in for the source {from}.");
        if (await ReadFile(request.Body, cancellationToken) is not { } content)
            return Problems.TooLarge.Answer($"{path}: The file has more than {ArticleFile.LargestFile:N0} bytes.");
        var deliveries = await files.Take(from, path, content, cancellationToken);
        return deliveries is [{ Outcome: "refused" } only]
            ? Problems.Refused.Answer($"{path}: {only.Reason}")
            : TypedResults.Accepted((string?)null, deliveries);
    }

    // Null when it is too large; nothing is kept of it then.
    private static async Task<byte[]?> ReadFile(Stream body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        var length = 0L;
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            length += read;
            if (length <= ArticleFile.LargestFile)
                content.Write(buffer, 0, read);
        }

        return length <= ArticleFile.LargestFile ? content.ToArray() : null;
    }
}
