using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Enrichment;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Standalone.Up;

namespace Wiredesk.Standalone.Administration;

/// <summary><c>wiredesk enrich --apply</c>: puts analyses by the rules of today in the place of earlier ones, through the instance that runs on the data folder or by itself.</summary>
internal static class ApplyAnalyses
{
    private const int Page = 200;

    /// <summary>What was put in place.</summary>
    private sealed record AppliedLine(int Rules, int Applied, int NotKept);

    public static async Task<int> Run(DirectoryInfo data, bool json, CancellationToken cancellationToken)
    {
        if (!data.Exists) throw new UserException($"There is no data folder {data}; 'wiredesk up' makes one.");
        var sum = DataFolder.Running(data) is { } running ? await Ask(running, data, cancellationToken) : await Apply(data, cancellationToken);
        if (json)
            CommandLine.Print(sum);
        else
            Console.Out.WriteLine($"{sum.Applied} articles are analysed by rules {sum.Rules} now" + (sum.NotKept > 0 ? $"; {sum.NotKept} could not be, since their text is not kept" : ""));
        return sum.NotKept == 0 ? CommandLine.Done : CommandLine.SomeFailed;
    }

    private static async Task<AppliedLine> Apply(DirectoryInfo data, CancellationToken cancellationToken)
    {
        using var folderLock = DataFolder.Take(data);
        await using var app = StandaloneHost.Build(data, null);
        await app.StartAsync(cancellationToken);
        var reenrichment = app.Services.GetRequiredService<Reenrichment>();
        var sum = await All(after => reenrichment.Apply(Page, after, cancellationToken));
        await new Flow(app).End(cancellationToken);
        await app.StopAsync(CancellationToken.None);
        return sum;
    }

    private static async Task<AppliedLine> Ask(RunningInstance running, DirectoryInfo data, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(running.Url), Timeout = Timeout.InfiniteTimeSpan };
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "command-line"), new Claim(Scopes.Claim, Scopes.Admin)]);
        return await All(async after =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/analyses/apply?limit={Page}" + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}"));
            request.Headers.Add(IdentityRegistration.Header, new InnerIdentity(DataFolder.SigningKey(data)).Issue(who, TimeProvider.System.GetUtcNow()));
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<AppliedPage>(Json.Options, cancellationToken))!
                : throw new UserException((await answer.Content.ReadFromJsonAsync<ProblemDetails>(Json.Options, cancellationToken))?.Detail ?? $"{running.Url} answered {(int)answer.StatusCode}.");
        });
    }

    private static async Task<AppliedLine> All(Func<string?, Task<AppliedPage>> next)
    {
        var sum = new AppliedLine(Analyser.RulesVersion, 0, 0);
        string? after = null;
        do
        {
            var page = await next(after);
            sum = new AppliedLine(page.Rules, sum.Applied + page.Applied, sum.NotKept + page.NotKept);
            after = page.Next;
        }
        while (after is not null);
        return sum;
    }
}
