using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Enrichment;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Standalone.Administration;
using Wiredesk.Standalone.Looking;

namespace Wiredesk.Standalone.Batches;

/// <summary><c>wiredesk enrich</c>: says of a text what enrichment finds in it.</summary>
internal static class EnrichCommand
{
    private const long MaxBytes = 10_000_000;

    public static Command Make()
    {
        var compare = new Option<bool>("--compare") { Description = "Analyse the kept articles by the rules of today, and show what differs from the analyses in use; writes nothing" };
        var apply = new Option<bool>("--apply") { Description = "Put analyses by the rules of today in the place of those of earlier rules" };
        var command = BatchCommand.Make(
            "enrich", "Say what a text says about itself", Enrich,
            (compare, (parsed, cancellationToken) => CompareAnalyses.Run(parsed.GetValue(CommandLine.Data)!, parsed.GetValue(CommandLine.AsJson), cancellationToken)),
            (apply, (parsed, cancellationToken) => ApplyAnalyses.Run(parsed.GetValue(CommandLine.Data)!, parsed.GetValue(CommandLine.AsJson), cancellationToken)));
        command.Add(CommandLine.Data);
        command.Add(CommandLine.AsJson);
        return command;
    }

    private static object Enrich(JsonObject line, string folder)
    {
        var analysis = Analyser.Analyse(new Article
        {
            Id = Guid.Empty,
            Revision = 1,
            Source = "command-line",
            Text = line.Text("text") ?? TextOf(line.FileBytes(folder, MaxBytes), line.Text("path")!),
            ReceivedAt = default,
            Headline = line.Text("title"),
            Url = line.Address("url"),
            PublishedAt = line.Instant("published"),
        });
        return BatchLine.WithId(line, analysis);
    }

    private static string TextOf(byte[] bytes, string path)
    {
        if (BinaryData.Format(bytes) is { } format)
            throw new LineException("binary", $"{path} is {format}, not text.");
        if (Array.IndexOf(bytes, (byte)0) is var zero and >= 0)
            throw new LineException("binary", $"{path} is binary: there is a zero byte at byte {zero:N0}.");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
        }
        catch (DecoderFallbackException exception)
        {
            throw new LineException("invalid-utf8", $"{path} is no UTF-8 text: a wrong byte at {exception.Index:N0}.");
        }
    }
}
