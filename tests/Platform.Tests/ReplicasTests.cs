using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wiredesk.Platform.Tests;

/// <summary>Four replicas of deduplication on one store and one queue decide as one would.</summary>
[Collection(nameof(InstallationFixture))]
public sealed partial class ReplicasTests(InstallationFixture fixture) : IAsyncLifetime
{
    private const int Replicas = 4;
    private const int Originals = 12;
    private const int Copies = 16;
    private const int PerRequest = 6;
    private const int Senders = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly List<string> _added = [];

    private sealed record Sent(string Id, string Source, string Text);

    private sealed record Placed(string Id, Guid Article, Guid Group, Guid Lead);

    public async ValueTask InitializeAsync()
    {
        if (RabbitNode.Scripts is null) return;
        for (var n = 1; n < Replicas; n++)
            _added.Add(await fixture.Installation.AddReplica("deduplication"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _added)
            await fixture.Installation.Remove(name);
    }

    [Fact]
    public async Task Copies_SentToFourReplicasAtOnceAreGroupedAsByOne()
    {
        InstallationFixture.Need();
        var sent = Interleaved(new Texts(401), "replicas");

        var placed = await Placements(await Send(sent, () => Task.CompletedTask));

        AssertOneLeadForEachGroup(placed);
        Assert.Equal(await GroupsOfOne(sent), Groups(placed.Select(one => (one.Id, one.Group.ToString()))));
        Assert.Equal(Originals, placed.Select(one => one.Group).Distinct().Count());
    }

    [Fact]
    public async Task Copies_AreGroupedAsByOneThoughAReplicaIsKilledAndTakesUpItsSnapshot()
    {
        InstallationFixture.Need();
        var (sent, victim) = (Interleaved(new Texts(402), "replicas-killed"), _added[0]);
        var (_, cursor) = await fixture.Api.Changes(null);
        var starts = 0;

        var placed = await Placements(await Send(sent, async () =>
        {
            await Until.True(async () => (await fixture.Api.Changes(cursor)).Changes.Count >= sent.Count / 2, Limit, "half of the copies are decided about");
            await Until.True(() => Task.FromResult(_added.Append("deduplication").Any(HasKept)), Limit, "one of the replicas has kept a snapshot");
            await fixture.Installation.Kill(victim);
            starts = Starts().Count(fixture.Installation.LogOf(victim));
            await fixture.Installation.Restart(victim);
        }));

        AssertOneLeadForEachGroup(placed);
        Assert.Equal(await GroupsOfOne(sent), Groups(placed.Select(one => (one.Id, one.Group.ToString()))));
        await Until.True(() => Task.FromResult(Starts().Count(fixture.Installation.LogOf(victim)) > starts), Limit, "the killed replica has started again");
        Assert.True(Starts().Matches(fixture.Installation.LogOf(victim))[starts].Groups[1].Value != "0", fixture.Installation.LogOf(victim));
    }

    private bool HasKept(string replica) => fixture.Installation.LogOf(replica).Contains("Snapshot after entry", StringComparison.Ordinal);

    /// <summary>Copies of each report with a few words changed, each by a source of its own, in an order that mixes the reports.</summary>
    private static List<Sent> Interleaved(Texts texts, string source)
    {
        var originals = Enumerable.Range(0, Originals).Select(texts.Next).ToList();
        return [.. from copy in Enumerable.Range(0, Copies)
                   from original in Enumerable.Range(0, Originals)
                   select new Sent($"{source}-{original}-{copy}", $"{source}-{copy}", Edited(originals[original], copy))];
    }

    // Every fortieth word another one, at other places in each copy.
    private static string Edited(string text, int copy) =>
        string.Join(' ', text.Split(' ').Select((word, index) => index % 40 == copy * 2 + 1 ? $"edited{copy}" : word));

    /// <summary>Sends all of them over several connections while something happens; the id of each.</summary>
    private async Task<IReadOnlyDictionary<string, Guid>> Send(List<Sent> sent, Func<Task> meanwhile)
    {
        var accepted = new ConcurrentDictionary<string, Guid>();
        var sending = Parallel.ForEachAsync(sent.Chunk(PerRequest), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (articles, cancellationToken) =>
        {
            var ids = await Until.Some(
                () => fixture.Api.Push(articles.Select(article => (article.Source, article.Id, article.Text)), cancellationToken), Limit, $"{articles[0].Id} and those with it are accepted");
            foreach (var (article, id) in articles.Zip(ids))
                accepted[article.Id] = id;
        });
        await meanwhile();
        await sending;
        return accepted;
    }

    /// <summary>Where each article stands once all are published and nothing changes any more.</summary>
    private async Task<IReadOnlyList<Placed>> Placements(IReadOnlyDictionary<string, Guid> articles)
    {
        IReadOnlyList<Placed>? before = null;
        return await Until.Some(
            async () =>
            {
                var now = await Task.WhenAll(articles.OrderBy(article => article.Key, StringComparer.Ordinal).Select(Place));
                var isSettled = before is not null && now.SequenceEqual(before);
                before = now;
                return isSettled ? now : null;
            },
            Limit,
            "all are published and stand still");
    }

    private async Task<Placed> Place(KeyValuePair<string, Guid> article)
    {
        var decision = (await fixture.Api.Get($"/v1/articles/{article.Value}/decision")).GetProperty("decision");
        return new Placed(article.Key, article.Value, decision.GetProperty("group").GetGuid(), decision.GetProperty("lead").GetGuid());
    }

    private static void AssertOneLeadForEachGroup(IEnumerable<Placed> placed) => Assert.All(
        placed.GroupBy(one => one.Group),
        group => Assert.Contains(Assert.Single(group.Select(one => one.Lead).Distinct()), group.Select(one => one.Article)));

    /// <summary>The groups that one process makes of the same articles: <c>wiredesk dedupe</c>, the service's own code.</summary>
    private static async Task<IReadOnlyList<string>> GroupsOfOne(List<Sent> sent)
    {
        var folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
        try
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, "in.jsonl"), sent.Select(one => JsonSerializer.Serialize(new { id = one.Id, text = one.Text, source = one.Source })));
            var run = await CommandRun.Run(folder, "dedupe", "in.jsonl");
            Assert.Equal(0, run.ExitCode);
            var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);
            return Groups(lines.GroupBy(line => line.GetProperty("id").GetString()!).Select(of => (of.Key, of.Last().GetProperty("group").GetString()!)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Who stands with whom, whatever the groups are called.</summary>
    private static IReadOnlyList<string> Groups(IEnumerable<(string Id, string Group)> placed) =>
        [.. placed.GroupBy(one => one.Group).Select(group => string.Join(' ', group.Select(one => one.Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"articles are held after entry \d+; (\d+) entries came from a snapshot")]
    private static partial Regex Starts();
}
