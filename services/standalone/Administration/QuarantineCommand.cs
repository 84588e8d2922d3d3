using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Standalone.Looking;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk quarantine</c>: messages that could not be worked on, and why.</summary>
internal static class QuarantineCommand
{
    private const int MostShown = 1000;

    private sealed record QuarantineLine(string Id, string Stage, string Cause, string Message, string? Source, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, int Attempts);

    // The article's source, where the message is one about an article and can be read.
    private static string? SourceOf(string body)
    {
        try
        {
            return JsonNode.Parse(body)?["message"]?["article"]?["source"]?.GetValue<string>();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static Command Make() => new("quarantine", "Messages that could not be worked on") { List() };

    private static Command List()
    {
        var command = new Command("list", "List them, oldest first") { CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
            var lines = new List<QuarantineLine>();
            foreach (var store in stores.GetServices<StoreOf>())
            {
                var quarantine = stores.GetRequiredKeyedService<IDocumentStore>(store.Service).Open(QuarantinedMessage.Collection);
                var page = await quarantine.Query(QuarantinedMessage.ByFirstSeen, Defaults.Documents.Range.All, MostShown, cancellationToken);
                lines.AddRange(page.Items.Select(item => new QuarantineLine(item.Id, item.Stage, item.Cause, item.Reason, SourceOf(item.Body), item.FirstSeen, item.LastSeen, item.Attempts)));
            }

            if (parsed.GetValue(CommandLine.AsJson))
            {
                CommandLine.Print(lines);
                return CommandLine.Done;
            }

            var table = new Table().Border(TableBorder.Rounded).AddColumns("Id", "Stage", "Cause", "Message", "First seen", "Attempts");
            foreach (var line in lines)
                table.AddRow(line.Id, line.Stage, line.Cause, Markup.Escape(line.Message), $"{line.FirstSeen:yyyy-MM-dd HH:mm}", $"{line.Attempts}");
            AnsiConsole.Write(table);
            return CommandLine.Done;
        });
        return command;
    }
}
