using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Benchmarks.Publishing;
using Wiredesk.Platform.Tests;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Benchmarks.Gate;

/// <summary>What the gate is measured over: the seeds, and many articles that are the seeds again under other ids, each alone in its group.</summary>
/// <param name="Key">A partner's key.</param>
/// <param name="Articles">The others, in no order, and of which seed each is made.</param>
internal sealed record GateStore(string Key, IReadOnlyList<Guid> Seeds, IReadOnlyList<(Guid Id, int Seed)> Articles)
{
    private const int Batch = 1000;

    private static readonly TimeSpan FillTime = TimeSpan.FromMinutes(3);

    public static async Task<GateStore> Fill(ServiceProcesses processes, int articles)
    {
        var (key, ids) = await TakeIn(processes);
        await using var services = PublishedStore.Open(processes.Data);
        var seeds = new List<PublishedArticle>();
        foreach (var id in ids)
            seeds.Add((await services.GetRequiredService<ArticleStore>().Find(id, CancellationToken.None))!);
        var last = await services.GetRequiredService<ChangeStore>().Last(CancellationToken.None);

        var made = Enumerable.Range(0, articles).Select(n => (Id: Guid.CreateVersion7(), Seed: n % seeds.Count)).ToArray();
        foreach (var batch in made.Chunk(Batch))
        {
            await PublishedStore.Write(services, [.. batch.Select(one => Again(seeds[one.Seed], one.Id))], last);
            last += batch.Length;
        }

        await services.GetRequiredService<ArticleIndexer>().CatchUp(CancellationToken.None);
        new Random(1).Shuffle(made); // Neighbours in the store are not asked for one after another.
        return new GateStore(key, ids, made);
    }

    private static PublishedArticle Again(PublishedArticle seed, Guid id) => seed with
    {
        Id = id.ToString("D"),
        Version = 0,
        Article = seed.Article! with { Id = id },
        Decision = seed.Decision! with { Group = id, Lead = id, Event = id, Story = id },
        Unnumbered = [],
        Outgoing = [],
    };

    private static async Task<(string Key, IReadOnlyList<Guid> Seeds)> TakeIn(ServiceProcesses processes)
    {
        await using var standalone = new ServiceProcess(
            Repository.Executable("services/standalone", "wiredesk"), ["up", "--once", "--json", "--port", "0", "--seeds", Repository.Seeds, "--data", processes.Data],
            new Dictionary<string, string?>(), Path.Combine(processes.Folder, "fill.log"));
        standalone.Start();
        var started = JsonDocument.Parse(await standalone.FirstLine.Task.WaitAsync(FillTime)).RootElement;
        await Until.True(() => Task.FromResult(standalone.HasExited), FillTime, "the seeds are taken in");
        return (started.GetProperty("partnerKey").GetString()!, [.. started.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetGuid())]);
    }
}
