using System.CommandLine;
using System.Text.Json;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Standalone.Batches;

/// <summary><c>wiredesk extract</c>: takes the article out of a web page, as ingestion does.</summary>
internal static class ExtractCommand
{
    private const long MaxBytes = 20_000_000;

    public static Command Make() => BatchCommand.Make("extract", "Take the article out of a web page", (line, folder) =>
    {
        var url = line.Address("url");
        var page = line.Text("html") is { } html ? PageExtractor.Extract(html, url) : PageExtractor.Extract(line.FileBytes(folder, MaxBytes), url);
        return page.Error is { } refusal ? throw new LineException(refusal.Code, refusal.Message) : BatchLine.WithId(line, page);
    });
}
