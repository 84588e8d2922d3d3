using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Arrivals;

/// <summary>When a replica begins with what stood before, and when it does not, for the log tells it all.</summary>
public sealed class RecallTests : IDisposable
{
    private static readonly EditKind[] Kinds =
        [EditKind.Merge, EditKind.Split, EditKind.NotACopy, EditKind.SameEvent, EditKind.OwnEvent, EditKind.Lock, EditKind.Lead];

    private static readonly DeduplicationSettings Small = DeduplicationSettings.Default with { Window = new Window { Articles = 15 } };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Restart_ByTheSameRulesDecidesAsBefore(int seed)
    {
        var stream = Stream(new Random(seed), 80);
        string[] expected;
        await using (var whole = await LogOver.Start(Path.Combine(_folder.Path, "whole.db")))
            expected = await Enter(whole, stream);
        await using (var log = await LogOver.Start(File))
            await Enter(log, stream[..60]);

        await using var restarted = await LogOver.Start(File);

        Assert.Equal(expected[60..], await Enter(restarted, stream[60..]));
        Assert.Equal(expected[..60], await Enter(restarted, stream[..60])); // Those who ask again get what was decided then.
    }

    [Fact]
    public async Task Restart_ByOtherRulesComesToTheSameForWhicheverReplica()
    {
        var undo = Arrival.Of(Guid.NewGuid(), Edit(EditKind.Undo) with { Undoes = 3 });
        await using (var log = await LogOver.Start(File, Small))
        {
            await Enter(log, [Of(0, 1), Of(1, 2), Arrival.Of(Guid.NewGuid(), Edit(EditKind.Merge, 0, 1)), .. Others(20)]);
            await ByOtherRules(log);
        }

        await using var first = await LogOver.Start(File, Small);
        var kept = await Edits(first);
        Assert.NotNull((await first.Enter(undo)).Outcome.Refusal); // All that it concerned has left the window.
        await first.Settled();
        var since = await Edits(first);
        Assert.True(await first.Standing.Replace(kept with { Version = since.Version }, CancellationToken.None)); // as if it had ended before it kept that
        await using var second = await LogOver.Start(File, Small);

        Assert.NotNull((await second.Enter(undo)).Outcome.Refusal);
    }

    [Fact]
    public async Task Edit_OfEarlierRulesIsAnsweredByWhereItsArticlesStand()
    {
        var (merge, refused) = (Arrival.Of(Guid.NewGuid(), Edit(EditKind.Merge, 0, 1)), Arrival.Of(Guid.NewGuid(), Edit(EditKind.Lock, 9)));
        await using (var log = await LogOver.Start(File))
        {
            await Enter(log, [Of(0, 1), Of(1, 2), merge, refused]);
            var entry = (await log.Arrivals.Get(refused.Id, CancellationToken.None))!;
            Assert.True(await log.Arrivals.Replace(entry with { Edit = entry.Edit! with { Refusal = "unknown" } }, CancellationToken.None));
            await ByOtherRules(log);
        }

        await using var restarted = await LogOver.Start(File);

        var (_, outcome) = await restarted.Enter(merge);
        Assert.Equal([(Id(0), Id(0)), (Id(1), Id(0))], outcome.Changed.Select(verdict => (Guid.Parse(verdict.ArticleId), Guid.Parse(verdict.Group))));
        Assert.Equal(("unknown", 0), (await restarted.Enter(refused)).Outcome is var other ? (other.Refusal, other.Changed.Count) : default);
    }

    [Theory]
    [InlineData("the bytes")]
    [InlineData("the document")]
    public async Task Restart_WithEditsThatCannotBeReadCarriesThemOutAnewAndKeepsThem(string damage)
    {
        await using (var log = await LogOver.Start(File))
        {
            await Enter(log, [Of(0, 1), Of(1, 1), Arrival.Of(Guid.NewGuid(), Edit(EditKind.NotACopy, 1))]);
            await ByOtherRules(log);
            if (damage == "the bytes")
                Assert.True(await log.Standing.Replace(await Edits(log) with { Body = (await Edits(log)).Body[..^30] }, CancellationToken.None));
        }

        if (damage == "the document")
            Execute("""UPDATE "standing-edits" SET body = '{"id": "standing", "number": 3, "body"'""");

        await using var restarted = await LogOver.Start(File);

        Assert.NotEqual(await GroupOf(restarted, 0), await GroupOf(restarted, 1));
        await restarted.Settled();
        Assert.Single((await Edits(restarted)).Standing().Undo);
    }

    [Fact]
    public async Task Restart_WithoutAPieceOfWhatStoodAtTheSnapshotGoesByWhatWasKeptOfTheEdits()
    {
        await using (var log = await LogOver.Start(File, Small with { SnapshotEvery = 10 }))
        {
            await Enter(log, [Of(0, 1), Of(1, 1), .. Others(8), Arrival.Of(Guid.NewGuid(), Edit(EditKind.NotACopy, 1))]);
            await ByOtherRules(log);
            foreach (var snapshot in await log.Kept.All(CancellationToken.None))
                Assert.True(await log.Pieces.Delete(SnapshotPiece.StandingIdOf(snapshot.Id, 0), CancellationToken.None));
        }

        await using var restarted = await LogOver.Start(File, Small);

        Assert.NotEqual(await GroupOf(restarted, 0), await GroupOf(restarted, 1));
    }

    [Fact]
    public async Task Edits_ThatAreTooMuchForADocumentAreKeptInPieces()
    {
        await using (var log = await LogOver.Start(File))
        {
            await Task.WhenAll(Enumerable.Range(0, 1_000).Select(n => log.Enter(Of(n, 1))));
            for (var first = 0; first < 200; first += 100) // 90,000 pairs each
                await log.Enter(Arrival.Of(Guid.NewGuid(), Edit(EditKind.Split, [.. Enumerable.Range(first, 100)])));
            await log.Settled();
            await ByOtherRules(log);
        }

        await using var restarted = await LogOver.Start(File);

        Assert.Equal(await GroupOf(restarted, 0), await GroupOf(restarted, 99));
        Assert.Equal(3, new[] { await GroupOf(restarted, 0), await GroupOf(restarted, 100), await GroupOf(restarted, 200) }.Distinct().Count());
        Assert.Equal(1_001, (await Edits(restarted)).Number); // The first fitted into a document.
        Assert.Single(await restarted.Kept.All(CancellationToken.None));
        var (last, _) = await restarted.Enter(Of(1_000, 2));
        await restarted.DisposeAsync();
        await using var stopped = new LogOver(File);
        Assert.Equal((last, true), (await stopped.Kept.All(CancellationToken.None))[0] is var newest ? (newest.Number, newest.StandingPieces > 0) : default); // So the ids are kept too.
    }

    [Fact]
    public async Task Restart_ByOtherRulesKeepsAllIdsOfAServiceThatWasStopped()
    {
        await using (var log = await LogOver.Start(File))
        {
            await Enter(log, [Of(1, 1), Of(0, 1)]);
            Assert.Equal(Id(1).ToString("D"), await GroupOf(log, 0));
        }

        await using (var yesterday = new LogOver(File))
        {
            Assert.True(await yesterday.Standing.Replace(await Edits(yesterday) with { Rules = "rules of yesterday" }, CancellationToken.None));
            Assert.True(await yesterday.Arrivals.Replace((await yesterday.All())[0] with { Fingerprint = null }, CancellationToken.None)); // so that the id does not follow from the log
        }

        await using var restarted = await LogOver.Start(File);

        Assert.Equal(Id(1).ToString("D"), await GroupOf(restarted, 0));
    }

    [Fact]
    public async Task Stop_LeavesWhatAReplicaKeptThatWasFurther()
    {
        await using (var log = await LogOver.Start(File))
        {
            await Enter(log, [Of(1, 1)]);
            Assert.True(await log.Standing.InsertIfAbsent(new StandingEdits { Id = StandingEdits.TheOnly, Number = 2, Body = [] }, CancellationToken.None));
        }

        await using var after = new LogOver(File);
        Assert.Equal(2, (await Edits(after)).Number);
    }

    [Fact]
    public async Task Restart_WithoutAnySnapshotTakesUpTheLogWhereItHasNoGapsAnyMore()
    {
        var every = Small with { SnapshotEvery = 20 };
        await using (var log = await LogOver.Start(File, every))
        {
            foreach (var arrival in (Arrival[])[Of(0, 1), Of(1, 1), Arrival.Of(Guid.NewGuid(), Edit(EditKind.NotACopy, 1)), .. Others(80)])
                await Enter(log, [arrival]);
            Assert.Equal((3, true), ((await log.All())[0].Number, (await log.All())[1].Number > 20));
            foreach (var snapshot in await log.Kept.All(CancellationToken.None))
                Assert.True(await log.Snapshots.Delete(snapshot.Id, CancellationToken.None));
        }

        await using var restarted = await LogOver.Start(File, every);

        Assert.Equal(84, (await restarted.Enter(Of(200, 3))).Number);
        Assert.DoesNotContain(await restarted.All(), arrival => arrival is { Fingerprint: null, Edit: null });
    }

    private string File => Path.Combine(_folder.Path, "deduplication.db");

    private static Arrival Of(int n, int report) => Arrival.Of(new ArticleVersion(Id(n), 1, 1), Texts.Print(Id(n).ToString("D"), Texts.Report(report)));

    private static IEnumerable<Arrival> Others(int count) => Enumerable.Range(0, count).Select(n => Of(100 + n, 10 + n));

    private static async Task<StandingEdits> Edits(LogOver log) => (await log.Standing.Get(StandingEdits.TheOnly, CancellationToken.None))!;

    private static Task<string?> GroupOf(LogOver log, int n) => log.Ask(decisions => decisions.Find(Id(n).ToString("D"))?.Group);

    /// <summary>Makes what is kept that of an earlier version, which was killed.</summary>
    private static async Task ByOtherRules(LogOver log)
    {
        await log.Settled();
        foreach (var snapshot in await log.Kept.All(CancellationToken.None))
            Assert.True(await log.Snapshots.Replace(snapshot with { Rules = "rules of yesterday" }, CancellationToken.None));
        Assert.True(await log.Standing.Replace(await Edits(log) with { Rules = "rules of yesterday" }, CancellationToken.None));
        await log.Kill();
    }

    private void Execute(string command)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var execute = connection.CreateCommand();
        execute.CommandText = command;
        execute.ExecuteNonQuery();
    }

    private static List<Arrival> Stream(Random random, int count) => [.. Enumerable.Range(0, count).Select(n => n > 5 && random.Next(3) == 0
        ? Arrival.Of(new Guid($"0198a1b2-0000-7000-9000-{n:D12}"), Edit(Kinds[random.Next(Kinds.Length)], random.Next(n), random.Next(n)))
        : Arrival.Of(new ArticleVersion(Id(n), 1, 1), Texts.Print(Id(n).ToString("D"), new Damage(random.Next()).Do("edit5", Texts.Report(random.Next(6))))))];

    private static GroupEdit Edit(EditKind kind, params int[] articles) => new()
    {
        Kind = kind,
        Articles = [.. articles.Select(n => Id(n).ToString("D"))],
        By = "editor",
        Why = "seen",
        At = DateTimeOffset.UnixEpoch,
    };

    // As random as real ones, of which little can be packed.
    private static Guid Id(int n) => new(SHA256.HashData(BitConverter.GetBytes(n)).AsSpan(0, 16));

    private static async Task<string[]> Enter(LogOver log, IEnumerable<Arrival> arrivals)
    {
        var said = new List<string>();
        foreach (var arrival in arrivals)
            said.Add(JsonSerializer.Serialize(await log.Enter(arrival) is var (number, outcome) ? new { number, outcome } : null, Json.Options));
        await log.Settled();
        return [.. said];
    }
}
