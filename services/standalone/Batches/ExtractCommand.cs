using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Standalone.Batches;

/// <summary><c>wiredesk extract</c>: takes the article out of a web page, as ingestion does.</summary>
internal static class ExtractCommand
{
    private const long MaxBytes = 20_000_000;

    public static Command Make() => BatchCommand.Make("extract", "Take the article out of a web page", (line, folder) =>
    {
        var html = line.Text("html") is { } given ? Encoding.UTF8.GetBytes(given) : line.FileBytes(folder, MaxBytes);
        var extracted = PageExtractor.Extract(html, line.Address("url"));
        return extracted.Error is { } refusal ? throw new LineException(refusal.Code, refusal.Message) : new object();
    });
}
