using System.CommandLine;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Editing;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Publishing.Search;
using Wiredesk.Standalone.Looking;
using Wiredesk.Standalone.Up;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk erase</c>: removes everything that is known of an article, in every service, and shows the record that it was done.</summary>
internal static class EraseCommand
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private sealed record ErasedLine(Guid Id, IReadOnlyList<StageErased> Stages);

    private sealed record StageErased(string Stage, bool Done, DateTimeOffset? At);

    public static Command Make()
    {
        var id = CommandLine.ArticleId();
        var reason = new Option<string>("--reason") { Description = "Why, for the record", DefaultValueFactory = _ => "asked for by an operator" };
        var command = new Command("erase", "Remove everything that is known of an article, for good; a tombstone without content stays") { id, reason, CommandLine.Data, CommandLine.AsJson };
        command.SetAction((parsed, cancellationToken) => Erase(
            parsed.GetValue(id), parsed.GetValue(reason)!, parsed.GetValue(CommandLine.Data)!, parsed.GetValue(CommandLine.AsJson), cancellationToken));
        return command;
    }

    private static async Task<int> Erase(Guid id, string reason, DirectoryInfo data, bool json, CancellationToken cancellationToken)
    {
        if (!data.Exists) throw new UserException($"There is no data folder {data}; 'wiredesk up' makes one.");
        ErasedLine erased;
        if (DataFolder.Running(data) is { } running)
        {
            await Post(running.Url, id, reason, data, cancellationToken);
            await using var stores = Stores.Open(data);
            erased = await Done(stores, id, cancellationToken);
        }
        else
        {
            using var folder = DataFolder.Take(data);
            await using var app = StandaloneHost.Build(data, null);
            await app.StartAsync(cancellationToken);
            await app.Services.GetRequiredService<EditorDesk>().Apply(
                id, (held, now) => Edit.Erase(held, id, new EditorCommand(reason), "command-line", now), reason, cancellationToken);
            await new Flow(app).End(cancellationToken);
            erased = await Done(app.Services, id, cancellationToken);
            await app.StopAsync(CancellationToken.None);
        }

        if (json)
        {
            CommandLine.Print(erased);
        }
        else
        {
            foreach (var stage in erased.Stages)
                Console.Out.WriteLine($"{stage.Stage,-14}  {(stage.Done ? stage.At is { } at ? $"erased {at:yyyy-MM-dd HH:mm:ss}" : "holds nothing" : "not done yet")}");
        }

        // A slip in the id must not read like an erasure.
        if (erased.Stages[0] is { Done: true, At: null }) CommandLine.Complain($"No article {id} ever came in here: nothing had to be removed.");
        return erased.Stages.All(stage => stage.Done) ? CommandLine.Done : CommandLine.SomeFailed;
    }

    private static async Task Post(string url, Guid id, string reason, DirectoryInfo data, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/editor/articles/{id}/erase") { Content = JsonContent.Create(new EditorCommand(reason), options: Json.Options) };
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "command-line"), new Claim(Scopes.Claim, Scopes.Edit)]);
        request.Headers.Add(IdentityRegistration.Header, new InnerIdentity(DataFolder.SigningKey(data)).Issue(who, TimeProvider.System.GetUtcNow()));
        using var answer = await http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new UserException((await answer.Content.ReadFromJsonAsync<ProblemDetails>(Json.Options, cancellationToken))?.Detail ?? $"The instance at {url} answered {(int)answer.StatusCode}.");
    }

    /// <summary>What each service recorded, when all have, or when a minute is over.</summary>
    private static async Task<ErasedLine> Done(IServiceProvider stores, Guid id, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var line = new ErasedLine(id, await Stages(stores, id, cancellationToken));
            if (line.Stages.All(stage => stage.Done) || TimeProvider.System.GetElapsedTime(started) > Most) return line;
            await Task.Delay(Look, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<StageErased>> Stages(IServiceProvider stores, Guid id, CancellationToken cancellationToken)
    {
        // The words that are searched leave with the entry of the changes feed, and what is held to decide about others with the next snapshot.
        var erasures = (await stores.GetRequiredService<ChangeStore>().Of(id, cancellationToken)).Where(change => change.Kind == ChangeKind.Erase).ToList();
        var isOutOfIndex = erasures.Count > 0 && await stores.GetRequiredService<IArticleIndex>().Applied(cancellationToken) >= erasures[^1].Number;
        var isReplaced = await stores.GetRequiredService<SnapshotStore>().HoldingErased(cancellationToken) is null;
        var ingested = await stores.GetRequiredService<Ingestion.Articles.ArticleStore>().Find(id, cancellationToken);
        var analysed = await stores.GetRequiredService<IDocuments<ErasedAnalysis>>().Get(id.ToString("D"), cancellationToken);
        var decided = await stores.GetRequiredService<DecisionStore>().Find(id, cancellationToken);
        var published = await stores.GetRequiredService<IDocuments<ErasureRecord>>().Get(id.ToString("D"), cancellationToken);
        return
        [
            new("ingestion", ingested is null or { ErasedAt: not null }, ingested?.ErasedAt), // What never came in there has nothing to be removed.
            new("enrichment", analysed?.DoneAt is not null, analysed?.DoneAt),
            new("deduplication", decided?.ErasedAt is not null && isReplaced, decided?.ErasedAt),
            new("publishing", published is not null && isOutOfIndex, published?.DoneAt),
        ];
    }
}
