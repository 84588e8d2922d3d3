using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Spectre.Console;
using Wiredesk.Defaults.Identity;
using Wiredesk.Gateway.Keys;
using Wiredesk.Standalone.Looking;

namespace Wiredesk.Standalone.Up;

/// <summary><c>wiredesk up</c>: everything in one process.</summary>
internal static class UpCommand
{
    private const string SeedSource = "seeds";

    // In a container (so say .NET's images) the outside comes in by another address; elsewhere only this machine does.
    private static readonly string Listen = Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true" ? "0.0.0.0" : "127.0.0.1";

    /// <summary>What <c>up --json</c> prints; the keys only when they were just made.</summary>
    private sealed record Started(string Url, string? PartnerKey, string? EditorKey, string? IngestKey, IReadOnlyList<ArticleLine> Articles);

    private sealed record Keys(string Partner, string Editor, string Ingest);

    public static Command Make()
    {
        var seeds = new Option<DirectoryInfo?>("--seeds") { Description = "Take in every file of this folder, as source 'seeds'" };
        var port = new Option<int>("--port") { Description = "Where to listen; 0 takes a free port", DefaultValueFactory = _ => 8080 };
        var once = new Option<bool>("--once") { Description = "End when all that came in has come to an end" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 0 or > 65535))
                result.AddError($"--port must be a number from 0 to 65535, not '{token.Value}'.");
        });
        var command = new Command("up", "Run everything in one process, on its own bus and the data folder (ConnectionStrings__messaging and ConnectionStrings__documents are for separate services)") { seeds, CommandLine.Data, port, once, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => Up(
            parsed.GetValue(seeds), parsed.GetValue(CommandLine.Data)!, parsed.GetValue(port), parsed.GetValue(once), parsed.GetValue(CommandLine.AsJson), cancellationToken));
        return command;
    }

    private static async Task<int> Up(DirectoryInfo? seeds, DirectoryInfo data, int port, bool once, bool json, CancellationToken cancellationToken)
    {
        if (seeds is not null && File.Exists(seeds.FullName)) throw new UserException($"{seeds} is a file; --seeds wants a folder of articles.");
        if (seeds is { Exists: false }) throw new UserException($"The seeds folder {seeds} does not exist.");
        using var folder = DataFolder.Take(data);
        await using var app = StandaloneHost.Build(data, $"http://{Listen}:{port}");
        await app.StartAsync(cancellationToken);
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace(Listen, "127.0.0.1", StringComparison.Ordinal);
        folder.Announce(url);
        var keys = await MakeKeys(app.Services.GetRequiredService<KeyStore>(), cancellationToken);

        try
        {
            var failed = seeds is null ? 0 : await TakeSeeds(app, seeds, json, cancellationToken);
            if (once || seeds is not null)
                await new Flow(app).End(cancellationToken);
            await Show(app, url, keys, json, once, cancellationToken);
            if (once)
                return failed == 0 ? CommandLine.Done : CommandLine.SomeFailed;
            await app.WaitForShutdownAsync(cancellationToken);
            return CommandLine.Done;
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> TakeSeeds(WebApplication app, DirectoryInfo seeds, bool json, CancellationToken cancellationToken)
    {
        var failed = 0;
        await foreach (var delivery in new Flow(app).Take(SeedSource, seeds, cancellationToken))
        {
            if (delivery.Outcome != "refused") continue;
            failed++;
            CommandLine.Complain($"{delivery.Path} is refused: {delivery.Reason}");
        }

        return failed;
    }

    // Made at first start only: later the store knows nothing but their hashes.
    private static async Task<Keys?> MakeKeys(KeyStore keys, CancellationToken cancellationToken)
    {
        if ((await keys.List(cancellationToken)).Count > 0) return null;
        return new Keys(
            (await keys.Create("partner", [Scopes.Read], cancellationToken)).Secret,
            (await keys.Create("editor", [Scopes.Read, Scopes.Edit], cancellationToken)).Secret,
            (await keys.Create("ingest", [Scopes.Ingest], cancellationToken)).Secret);
    }

    private static async Task Show(WebApplication app, string url, Keys? keys, bool json, bool once, CancellationToken cancellationToken)
    {
        var articles = await PublishedArticles.Of(app.Services, cancellationToken).ToListAsync(cancellationToken);
        if (json)
        {
            CommandLine.Print(new Started(url, keys?.Partner, keys?.Editor, keys?.Ingest, [.. articles.Select(ArticleLine.From)]));
            return;
        }

        AnsiConsole.Write(ArticlesCommand.Table(articles).Title($"{articles.Count} published"));
        if (keys is not null)
        {
            Console.Out.WriteLine("Keys, shown this once:");
            Console.Out.WriteLine($"  partner  {keys.Partner}");
            Console.Out.WriteLine($"  editor   {keys.Editor}");
            Console.Out.WriteLine($"  ingest   {keys.Ingest}");
        }

        if (once) return;
        Console.Out.WriteLine($"Listening at {url}");
        Console.Out.WriteLine($"  curl -H 'X-Api-Key: {keys?.Partner ?? "KEY"}' {url}/v1/articles");
        Console.Out.WriteLine($"  curl -H 'X-Api-Key: {keys?.Partner ?? "KEY"}' {url}/v1/changes");
        Console.Out.WriteLine($"  {url}/openapi/v1.json   {url}/health/ready");
        Console.Out.WriteLine("Ctrl-C ends.");
    }
}
