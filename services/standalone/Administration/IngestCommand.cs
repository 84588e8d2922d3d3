using System.CommandLine;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Files;
using Wiredesk.Standalone.Up;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk ingest</c>: takes files in, through the instance that runs on the data folder, or by itself when none runs.</summary>
internal static class IngestCommand
{
    public static Command Make()
    {
        var paths = new Argument<FileSystemInfo[]>("path") { Description = "Files, or folders of files", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = "The source that they come from", DefaultValueFactory = _ => "files" };
        var command = new Command("ingest", "Take in files: text, HTML, feeds, ninjs, or our JSON") { paths, source, CommandLine.Data, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => Ingest(
            parsed.GetValue(paths)!, parsed.GetValue(source)!, parsed.GetValue(CommandLine.Data)!, parsed.GetValue(CommandLine.AsJson), cancellationToken));
        return command;
    }

    private static async Task<int> Ingest(FileSystemInfo[] paths, string source, DirectoryInfo data, bool json, CancellationToken cancellationToken)
    {
        var failed = 0;
        if (DataFolder.Running(data) is { } running)
        {
            using var http = new HttpClient { BaseAddress = new Uri(running.Url), Timeout = Timeout.InfiniteTimeSpan }; // A large file takes its time; Ctrl-C ends it.
            foreach (var (given, file) in Files(paths))
                Report(given, await Post(http, data, source, file, cancellationToken));
        }
        else
        {
            using var folderLock = DataFolder.Take(data);
            await using var app = StandaloneHost.Build(data, null);
            await app.StartAsync(cancellationToken);
            var intake = app.Services.GetRequiredService<FileIntake>();
            foreach (var (given, file) in Files(paths))
                Report(given, await intake.Take(source, Environment.CurrentDirectory, file, cancellationToken));
            await new Flow(app).End(cancellationToken);
            await app.StopAsync(CancellationToken.None);
        }

        return failed == 0 ? CommandLine.Done : CommandLine.SomeFailed;

        void Report(string given, IReadOnlyList<FileDelivery> deliveries)
        {
            foreach (var delivery in deliveries.Select(delivery => delivery with { Path = given }))
            {
                if (json)
                    CommandLine.Print(delivery);
                else if (delivery.Outcome != "refused")
                    Console.Out.WriteLine($"{delivery.Outcome,-9}  {delivery.Path}  {delivery.Id}");
                if (delivery.Outcome != "refused") continue;
                failed++;
                CommandLine.Complain($"{delivery.Path} is refused: {delivery.Reason}");
            }
        }
    }

    // To the caller a file is named as it was given, to its source by its path from here: two of one name in two folders are two.
    private static IEnumerable<(string Given, FileInfo File)> Files(FileSystemInfo[] paths) => paths.SelectMany(path => path switch
    {
        DirectoryInfo { Exists: true } folder => folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => (Path.Join($"{folder}", Path.GetRelativePath(folder.FullName, file.FullName)).Replace('\\', '/'), file)),
        _ => Enumerable.Repeat(($"{path}", new FileInfo(path.FullName)), 1),
    });

    private static async Task<IReadOnlyList<FileDelivery>> Post(
        HttpClient http, DirectoryInfo data, string source, FileInfo file, CancellationToken cancellationToken)
    {
        var name = Path.GetRelativePath(Environment.CurrentDirectory, file.FullName).Replace('\\', '/');
        if (!file.Exists)
            return [new FileDelivery(name, "refused", Reason: FileIntake.NotThere)];
        try
        {
            if (file.Length > ArticleFile.LargestFile)
                return [new FileDelivery(name, "refused", Reason: $"The file has {file.Length:N0} bytes; at most {ArticleFile.LargestFile:N0} are read.")];
            await using var content = file.OpenRead();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/ingest/files?source={Uri.EscapeDataString(source)}&path={Uri.EscapeDataString(name)}")
            {
                Content = new StreamContent(content),
            };
            var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "command-line"), new Claim(Scopes.Claim, Scopes.Ingest)]);
            request.Headers.Add(IdentityRegistration.Header, new InnerIdentity(DataFolder.SigningKey(data)).Issue(who, TimeProvider.System.GetUtcNow()));
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<IReadOnlyList<FileDelivery>>(Json.Options, cancellationToken))!
                : [new FileDelivery(name, "refused", Reason: (await answer.Content.ReadFromJsonAsync<ProblemDetails>(Json.Options, cancellationToken))?.Detail)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException or JsonException)
        {
            return [new FileDelivery(name, "refused", Reason: exception.Message)];
        }
    }
}
