using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Arrivals;

public sealed partial class ReplicaTests : IDisposable
{
    private const int Every = 20;

    private static readonly DeduplicationSettings Often = new(new Window(), Every);
    private static readonly DeduplicationSettings Small = new(new Window { Articles = 15 }, Every);

    private readonly TempFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "deduplication.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restart_TakesUpTheSnapshotAndReadsOnlyTheEntriesAfterIt()
    {
        var stream = Stream(70);
        var expected = await Undisturbed(stream, Often);
        await using (var log = await LogOver.Start(File, Often))
        {
            Assert.Equal(expected[..50], await Enter(log, stream[..50]));
            var snapshot = await SnapshotAfter(log, 40);
            foreach (var arrival in (await log.All()).Where(arrival => arrival.Number <= snapshot.Number))
                await log.Arrivals.Replace(arrival with { Fingerprint = null, Withdrawn = null }, CancellationToken.None); // Whoever read them would decide otherwise.
        }

        await using var restarted = await LogOver.Start(File, Often);

        Assert.Equal(expected[50..], await Enter(restarted, stream[50..]));
        Assert.Equal(expected[..50], await Enter(restarted, stream[..50])); // Those who ask again get what was decided then.
    }

    [Theory]
    [InlineData("a byte")]
    [InlineData("a piece")]
    [InlineData("the rules")]
    public async Task Restart_WithAnUnusableSnapshotReadsTheLogInstead(string damage)
    {
        var stream = Stream(70);
        var expected = await Undisturbed(stream, Often);
        await using (var log = await LogOver.Start(File, Often))
        {
            await Enter(log, stream[..45]);
            await SnapshotAfter(log, 40);
            foreach (var snapshot in await Snapshots(log))
                await Damage(log, snapshot, damage);
            await log.Kill();
        }

        await using var restarted = await LogOver.Start(File, Often);

        Assert.Equal(expected[45..], await Enter(restarted, stream[45..]));
    }

    [Fact]
    public async Task Restart_WithADamagedSnapshotTakesUpTheOneBefore()
    {
        var stream = Stream(70);
        var expected = await Undisturbed(stream, Small);
        await using (var log = await LogOver.Start(File, Small))
        {
            await Enter(log, stream[..65]);
            await Damage(log, await SnapshotAfter(log, 60), "a byte");
            Assert.True((await log.All())[0].Number > 1); // so that the log alone would not do
        }

        await using var restarted = await LogOver.Start(File, Small);

        Assert.Equal(expected[65..], await Enter(restarted, stream[65..]));
    }

    [Fact]
    public async Task Restart_ByOtherRulesKeepsWhatEditorsDecidedOfArticlesThatWereRevisedSince()
    {
        await using (var log = await LogOver.Start(File, Small))
        {
            await Enter(log, [Of(0, Texts.Report(1, 60)), Of(1, Texts.Report(1, 60)), NotACopy(1), .. Revised(from: 2, to: 12)]);
            await SnapshotAfter(log, 60);
            Assert.True((await log.All())[1].Number > 20); // The log no longer holds what the edit spoke of.
            foreach (var snapshot in await Snapshots(log))
                await Damage(log, snapshot, "the rules");
            await log.Kill();
        }

        await using var restarted = await LogOver.Start(File, Small);

        Assert.NotEqual(await GroupOf(restarted, 0), await GroupOf(restarted, 1));
        Assert.Null((await restarted.Enter(Arrival.Of(Guid.NewGuid(), By(EditKind.Undo) with { Undoes = 3 }))).Outcome.Refusal);
        Assert.Equal(await GroupOf(restarted, 0), await GroupOf(restarted, 1));
    }

    [Fact]
    public async Task Restart_ByOtherRulesKeepsTheIdOfAGroupWhoseFirstRevisionHasLeftTheLog()
    {
        await using (var log = await LogOver.Start(File, Small))
        {
            await Enter(log, [Of(1, Texts.Report(1, 60)), Of(0, Texts.Report(1, 60)), .. Revised(from: 2, to: 12)]);
            Assert.Equal(Id(1).ToString("D"), await GroupOf(log, 0));
            await SnapshotAfter(log, 60);
            foreach (var snapshot in await Snapshots(log))
                await Damage(log, snapshot, "the rules");
            await log.Kill();
        }

        await using var restarted = await LogOver.Start(File, Small);

        Assert.Equal(Id(1).ToString("D"), await GroupOf(restarted, 0));
        Assert.Equal(Id(1).ToString("D"), await GroupOf(restarted, 1));
    }

    [Fact]
    public async Task Edits_AreKeptByAnotherReplicaWhenTheFirstCouldNot()
    {
        await using (var first = await LogOver.Start(File, Often))
        {
            await Enter(first, [Of(0, Texts.Report(1, 60)), Of(1, Texts.Report(1, 60)), NotACopy(1), .. Stream(30).Skip(2)]);
            await SnapshotAfter(first, 20);
            Assert.True(await first.Standing.Delete(StandingEdits.TheOnly, CancellationToken.None));
            await first.Kill();
        }

        await using var other = await LogOver.Start(File, Often);
        await other.Settled();

        Assert.NotNull(await other.Standing.Get(StandingEdits.TheOnly, CancellationToken.None));
    }

    [Theory]
    [InlineData("a byte", "bytes")]
    [InlineData("a piece", "piece 1 of 1 is missing")]
    [InlineData("the rules", "rules of yesterday")]
    public async Task Read_NamesTheSnapshotAndTheReason(string damage, string reason)
    {
        await using var log = await LogOver.Start(File, Often);
        await Enter(log, Stream(25));
        await Damage(log, await SnapshotAfter(log, 20), damage);
        var snapshot = Assert.Single(await Snapshots(log));

        var failure = await Assert.ThrowsAsync<UnusableSnapshotException>(() => log.Kept.Read(snapshot, new MemoryStream(), CancellationToken.None));

        Assert.Contains(snapshot.Id, failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_IsWrittenByOneOfSeveralReplicas()
    {
        var logs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LogOver.Start(File, Often)));
        var stream = Stream(39);

        for (var n = 0; n < stream.Count; n++)
            await logs[n % 4].Enter(stream[n]);
        foreach (var log in logs)
            await log.Enter(stream[0]); // so that each has followed

        await SnapshotAfter(logs[0], 20);
        foreach (var log in logs)
            await log.DisposeAsync(); // what is being stored is done then, or called off
        await using var after = new LogOver(File);
        Assert.Single(await Snapshots(after));
    }

    [Fact]
    public async Task Log_LosesWhatLeftTheWindowAndKeepsWhatEditorsDid()
    {
        var edit = Arrival.Of(Guid.NewGuid(), By(EditKind.Lock) with { Articles = [Id(0).ToString("D")] });
        await using var log = await LogOver.Start(File, Small);

        await Enter(log, [.. Stream(5), edit, .. Stream(200).Skip(5)]);
        await SnapshotAfter(log, 180);
        await log.Replica.Kept();

        var all = await log.All();
        Assert.InRange(all.Count, 15, 15 + 4 * Every);
        Assert.Equal((edit.Id, 6L), (all[0].Id, all[0].Number));
        Assert.Equal(Enumerable.Range(0, all.Count - 1).Select(n => all[1].Number + n), all.Skip(1).Select(arrival => arrival.Number));
        Assert.InRange((await Snapshots(log)).Count, 1, 2);
        Assert.Equal((await Snapshots(log)).Sum(snapshot => snapshot.Pieces + snapshot.StandingPieces), (await log.Pieces.Query(SnapshotPiece.ByNumber, Defaults.Documents.Range.All, 100, CancellationToken.None)).Items.Count(piece => piece.Body.Length > 0));
    }

    [Fact]
    public async Task Replica_ThatStoodStillWhileTheLogLostItsBeginningTakesUpTheSnapshot()
    {
        var stream = Stream(120);
        var expected = await Undisturbed(stream, Small);
        await using var idle = await LogOver.Start(File, Small);
        await idle.Enter(stream[0]);
        await using (var busy = await LogOver.Start(File, Small))
        {
            Assert.Equal(expected[1..100], await Enter(busy, stream[1..100]));
            await SnapshotAfter(busy, 80);
            await busy.Replica.Kept();
            Assert.True((await busy.All())[0].Number > 2);
        }

        Assert.Equal(expected[100..], await Enter(idle, stream[100..]));
        Assert.DoesNotContain(await idle.All(), arrival => arrival is { Fingerprint: null, Withdrawn: null, Edit: null });
    }

    /// <summary>Reports, copies of them, revisions and kills.</summary>
    private static List<Arrival> Stream(int count) =>
        [.. Enumerable.Range(0, count).Select(n => n % 11 == 10 ? Kill(n - 4) : n % 7 == 6 ? Of(n - 5, Texts.Report(n % 9, 60), revision: 2) : Of(n, Texts.Report(n % 13, 60)))];

    /// <summary>Others, and after each five of them a revision of the first two articles.</summary>
    private static IEnumerable<Arrival> Revised(int from, int to) => Enumerable.Range(from, to).SelectMany(round => (Arrival[])
    [
        .. Enumerable.Range(round * 5, 5).Select(n => Of(n, Texts.Report(n, 60))),
        Of(0, $"{Texts.Report(1, 60)} {round}", round),
        Of(1, $"{Texts.Report(1, 60)} {round}", round),
    ]);

    private static GroupEdit By(EditKind kind) => new() { Kind = kind, By = "editor", Why = "seen", At = DateTimeOffset.UnixEpoch };

    private static Arrival NotACopy(int n) => Arrival.Of(Guid.NewGuid(), By(EditKind.NotACopy) with { Articles = [Id(n).ToString("D")] });

    private static Task<string?> GroupOf(LogOver log, int n) => log.Ask(decisions => decisions.Find(Id(n).ToString("D"))?.Group);

    private static Guid Id(int n) => new($"0198a1b2-0000-7000-8000-{n:D12}");

    private static Arrival Of(int n, string text, int revision = 1) =>
        Arrival.Of(new ArticleVersion(Id(n), revision, 1), Texts.Print(Id(n).ToString("D"), text, revision));

    private static Arrival Kill(int n) => Arrival.Of(new WithdrawArticle(Id(n), 1, "legal", "editor", DateTimeOffset.UnixEpoch));

    private async Task<string[]> Undisturbed(List<Arrival> stream, DeduplicationSettings settings)
    {
        await using var log = await LogOver.Start(Path.Combine(_folder.Path, "undisturbed.db"), settings with { SnapshotEvery = 1_000_000 });
        return await Enter(log, stream);
    }

    /// <summary>One after the other, so that the numbers are those of the stream, and each snapshot is kept before the next is due.</summary>
    private static async Task<string[]> Enter(LogOver log, IEnumerable<Arrival> arrivals)
    {
        var said = new List<string>();
        foreach (var arrival in arrivals)
        {
            said.Add(JsonSerializer.Serialize(await log.Enter(arrival) is var (number, outcome) ? new { number, outcome } : null, Json.Options));
            await log.Settled();
        }

        return [.. said];
    }

    private static async Task<IReadOnlyList<Snapshot>> Snapshots(LogOver log) => await log.Kept.All(CancellationToken.None);

    /// <summary>The newest snapshot, when there is one of this entry or a later one.</summary>
    private static async Task<Snapshot> SnapshotAfter(LogOver log, long number)
    {
        await ServiceHost.Until(async () => await Snapshots(log) is [var newest, ..] && newest.Number >= number);
        return (await Snapshots(log))[0];
    }

    private static async Task Damage(LogOver log, Snapshot snapshot, string damage)
    {
        var piece = (await log.Pieces.Get(SnapshotPiece.IdOf(snapshot.Id, 0), CancellationToken.None))!;
        switch (damage)
        {
            case "a byte":
                piece.Body[^20] ^= 1;
                Assert.True(await log.Pieces.Replace(piece, CancellationToken.None));
                break;
            case "a piece":
                Assert.True(await log.Pieces.Delete(piece.Id, CancellationToken.None));
                break;
            default:
                Assert.True(await log.Snapshots.Replace(snapshot with { Rules = "rules of yesterday" }, CancellationToken.None));
                break;
        }
    }
}
