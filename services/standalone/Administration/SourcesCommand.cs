using System.CommandLine;
using Spectre.Console;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Standalone.Looking;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk sources</c>: the sources of a data folder, whose feeds a running instance polls.</summary>
internal static class SourcesCommand
{
    public static Command Make() => new("sources", "List, add, pause, resume, test and remove sources")
    {
        List(),
        Add(),
        Changed("pause", "Stop polling a source", (sources, name, token) => sources.Pause(name, true, token)),
        Changed("resume", "Poll a source again, at once", (sources, name, token) => sources.Pause(name, false, token)),
        Test(),
        Remove(),
    };

    private static Argument<string> Name() => new("name") { Description = "The source's name" };

    private static Command List()
    {
        var command = new Command("list", "All sources with their feeds, and which are silent") { CommandLine.Data, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => With(parsed, async sources =>
        {
            Show(await sources.List(cancellationToken), parsed.GetValue(CommandLine.AsJson));
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Add()
    {
        var name = Name();
        var feeds = new Argument<string[]>("feed") { Description = "Addresses to poll", Arity = ArgumentArity.ZeroOrMore };
        var zone = new Option<string?>("--time-zone") { Description = "The IANA time zone of dates without an offset (else UTC)" };
        var retention = new Option<int?>("--retention-days") { Description = "How long raw originals are kept (else 30)" };
        var silent = new Option<int?>("--silent-after-hours") { Description = "When silence is alarming (else 24)" };
        var pages = new Option<bool?>("--full-pages") { Description = "Fetch the page of each entry and take its text" };
        var robots = new Option<bool?>("--ignore-robots") { Description = "A contract allows what robots.txt forbids" };
        var secret = new Option<string?>("--secret") { Description = "NAME of Fetch:Secrets:NAME, sent as Authorization" };
        var command = new Command("add", "Add a source, or change its settings and add feeds") { name, feeds, zone, retention, silent, pages, robots, secret, CommandLine.Data, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => With(parsed, async sources =>
        {
            try
            {
                var source = await sources.Save(
                    new SourceRequest(
                        parsed.GetValue(name)!, [.. parsed.GetValue(feeds)!.Select(Address)], parsed.GetValue(zone), parsed.GetValue(retention), parsed.GetValue(pages),
                        !parsed.GetValue(robots), parsed.GetValue(silent), parsed.GetValue(secret)),
                    cancellationToken);
                Show([source], parsed.GetValue(CommandLine.AsJson));
                return CommandLine.Done;
            }
            catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
            {
                throw new UserException(wrong.Message);
            }
        }));
        return command;
    }

    private static Uri? Address(string feed) => Uri.TryCreate(feed, UriKind.RelativeOrAbsolute, out var url)
        ? url
        : throw new UserException($"A feed needs an absolute http or https address, not '{feed}'.");

    private static Command Changed(string verb, string does, Func<SourceAdministration, string, CancellationToken, Task<SourceView?>> change)
    {
        var name = Name();
        var command = new Command(verb, does) { name, CommandLine.Data, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => With(parsed, async sources =>
        {
            Show([await change(sources, parsed.GetValue(name)!, cancellationToken) ?? throw Missing(parsed.GetValue(name)!)], parsed.GetValue(CommandLine.AsJson));
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Test()
    {
        var name = Name();
        var command = new Command("test", "Ask its feeds, each in its turn, and say what they would bring; takes nothing in") { name, CommandLine.Data, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => With(parsed, async sources =>
        {
            var tests = await sources.Test(parsed.GetValue(name)!, cancellationToken) ?? throw Missing(parsed.GetValue(name)!);
            if (parsed.GetValue(CommandLine.AsJson))
                CommandLine.Print(tests);
            foreach (var test in tests)
            {
                if (test.Reason is { } reason)
                    CommandLine.Complain($"{test.Url}: {test.Outcome}. {reason}");
                else if (!parsed.GetValue(CommandLine.AsJson))
                    Console.Out.WriteLine($"{test.Url}: {(test.Sitemaps is { } sitemaps ? $"{sitemaps} sitemaps" : $"{test.Entries} entries, {test.WithText} with text")}{(test.Hub is null ? "" : ", a hub")}{(test.Tdm?.Reserved == true ? ", mining reserved" : "")}");
            }

            return tests.All(test => test.Reason is null) ? CommandLine.Done : CommandLine.SomeFailed;
        }));
        return command;
    }

    private static Command Remove()
    {
        var name = Name();
        var command = new Command("remove", "Remove a source and its feeds; its articles stay") { name, CommandLine.Data };
        command.SetAction((parsed, cancellationToken) => With(parsed, async sources =>
            await sources.Remove(parsed.GetValue(name)!, cancellationToken) ? CommandLine.Done : throw Missing(parsed.GetValue(name)!)));
        return command;
    }

    private static async Task<int> With(ParseResult parsed, Func<SourceAdministration, Task<int>> work)
    {
        await using var stores = Stores.Open(parsed.GetValue(CommandLine.Data)!);
        return await work(stores.GetRequiredService<SourceAdministration>());
    }

    private static UserException Missing(string name) => new($"There is no source '{name}'.");

    private static void Show(IReadOnlyList<SourceView> sources, bool json)
    {
        if (json)
        {
            CommandLine.Print(sources);
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Source", "Feed", "Last poll", "Next poll", "Last news");
        foreach (var source in sources)
        {
            var state = source.Paused ? " [grey](paused)[/]" : source.SilentSince is { } since ? $" [red](silent since {since:yyyy-MM-dd HH:mm})[/]" : "";
            table.AddRow($"{Markup.Escape(source.Name)}{state}", "", "", "", $"{source.LastNew:yyyy-MM-dd HH:mm}");
            foreach (var feed in source.Feeds)
            {
                table.AddRow(
                    "", Markup.Escape(feed.Url.AbsoluteUri), Markup.Escape($"{feed.Polled:yyyy-MM-dd HH:mm} {feed.LastOutcome} {feed.Reason}".Trim()),
                    $"{feed.Due:yyyy-MM-dd HH:mm}", $"{feed.LastNew:yyyy-MM-dd HH:mm}");
            }
        }

        AnsiConsole.Write(table);
    }
}
