using System.CommandLine;
using System.Text.Json.Nodes;
using Wiredesk.Ingestion.Feeds;

namespace Wiredesk.Standalone.Batches;

/// <summary><c>wiredesk feed</c>: reads feeds as ingestion does.</summary>
internal static class FeedCommand
{
    private const long MaxBytes = 50_000_000;

    public static Command Make() => BatchCommand.Make("feed", "Read a feed (RSS, Atom, JSON Feed, CDF, news sitemap), however broken", (line, folder) =>
    {
        var parsed = FeedParser.Parse(line.FileBytes(folder, MaxBytes), line.Address("url"), line.Text("contentType"));
        return parsed.Error is { } refusal
            ? throw new LineException(refusal.Code, refusal.Message)
            : new FeedLine(line["id"]?.DeepClone(), parsed.Feed!, parsed.Repairs);
    });

    private sealed record FeedLine(JsonNode? Id, Feed Feed, IReadOnlyList<string> Repairs);
}
