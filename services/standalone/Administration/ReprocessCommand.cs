using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Standalone.Up;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk reprocess</c>: reads the raw originals of a source anew, through the instance that runs on the data folder or by itself.</summary>
internal static class ReprocessCommand
{
    public static Command Make()
    {
        var source = new Option<string>("--source") { Description = "The source", Required = true };
        var since = new Option<DateTimeOffset>("--since")
        {
            Description = "From when on, as 2026-03-01 or 2026-03-01T12:00:00Z (UTC where no offset is given)",
            Required = true,
            CustomParser = result =>
            {
                if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                    return instant;
                result.AddError($"--since must be an instant such as 2026-03-01T12:00:00Z, not '{result.Tokens[0].Value}'.");
                return default;
            },
        };
        var command = new Command("reprocess", "Read the raw originals of a source anew; what comes out otherwise becomes a revision") { source, since, CommandLine.Data, CommandLine.AsJson };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var data = parsed.GetValue(CommandLine.Data)!;
            if (!data.Exists) throw new UserException($"There is no data folder {data}; 'wiredesk up' makes one.");
            var (name, from) = (parsed.GetValue(source)!, parsed.GetValue(since));
            var result = DataFolder.Running(data) is { } running ? await Ask(running, data, name, from, cancellationToken) : await Run(data, name, from, cancellationToken);
            if (parsed.GetValue(CommandLine.AsJson))
                CommandLine.Print(result);
            else
                Console.Out.WriteLine(result.Originals == 0 ? $"No originals of '{name}' are kept from then on." : $"{result.Originals} originals: {string.Join(", ", result.Outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"))}");
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<Reprocessed> Run(DirectoryInfo data, string source, DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var folderLock = DataFolder.Take(data);
        await using var app = StandaloneHost.Build(data, null);
        await app.StartAsync(cancellationToken);
        var result = await app.Services.GetRequiredService<Reprocessing>().Run(
            await app.Services.GetRequiredService<SourceStore>().FindOrDefault(source, cancellationToken), since, cancellationToken);
        await new Flow(app).End(cancellationToken);
        await app.StopAsync(CancellationToken.None);
        return result;
    }

    private static async Task<Reprocessed> Ask(RunningInstance running, DirectoryInfo data, string source, DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(running.Url), Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/sources/{Uri.EscapeDataString(source)}/reprocess?since={Uri.EscapeDataString(since.ToString("O"))}");
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "command-line"), new Claim(Scopes.Claim, Scopes.Admin)]);
        request.Headers.Add(IdentityRegistration.Header, new InnerIdentity(DataFolder.SigningKey(data)).Issue(who, TimeProvider.System.GetUtcNow()));
        using var answer = await http.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<Reprocessed>(Json.Options, cancellationToken))!
            : throw new UserException((await answer.Content.ReadFromJsonAsync<ProblemDetails>(Json.Options, cancellationToken))?.Detail ?? $"{running.Url} answered {(int)answer.StatusCode}.");
    }
}
