using Microsoft.Extensions.Time.Testing;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Arrivals;

/// <content>What erasing an article leaves of it in the log, in what was decided and in snapshots: nothing.</content>
public sealed partial class ReplicaTests
{
    [Fact]
    public async Task Erase_ReplacesTheSnapshotsThatMayHoldTheArticle()
    {
        var time = new FakeTimeProvider();
        await using var log = await LogOver.Start(File, Often, time);
        await Enter(log, Stream(25));
        var old = await SnapshotAfter(log, 20);
        var (number, _) = await log.Enter(Kill(3));

        await log.Erase(Id(3), number);
        time.Advance(TimeSpan.FromMinutes(1));

        var renewed = await SnapshotAfter(log, number);
        Assert.NotEqual(old.Id, renewed.Id);
        await log.Replica.Kept();
        Assert.Equal(renewed.Id, Assert.Single(await Snapshots(log)).Id);
        Assert.Null(await log.Pieces.Get(SnapshotPiece.IdOf(old.Id, 0), CancellationToken.None));
    }

    [Fact]
    public async Task Erase_GoesOnAMinuteAfterAProcessWasKilledThatReplacedTheSnapshots()
    {
        var time = new FakeTimeProvider();
        await using var log = await LogOver.Start(File, Often, time);
        await Enter(log, Stream(25));
        var old = await SnapshotAfter(log, 20);
        var (number, _) = await log.Enter(Erasure(3));
        Assert.True(await log.Kept.ClaimReplacing(old, number, CancellationToken.None)); // No more than this was done.

        await log.Erase(Id(3), number);
        await log.Settled();
        Assert.NotNull(await log.Kept.HoldingErased(CancellationToken.None));
        await log.Pieces.Expire(TimeProvider.System.GetUtcNow().AddMinutes(1), CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(1));

        await ServiceHost.Until(async () => await log.Kept.HoldingErased(CancellationToken.None) is null);
    }

    [Fact]
    public async Task Erase_LeavesNoWordOfTheArticleInSnapshotsAndInTheLog()
    {
        // None is due after the erasure, and no minute passes.
        await using var log = await LogOver.Start(File, Often with { SnapshotEvery = 3 }, new FakeTimeProvider());
        await Enter(log, [Of(1, Quakes.First), Of(2, Quakes.Other), Of(3, Quakes.Copy)]);
        Assert.All(Quakes.OnlyInFirst, word => Assert.NotEmpty(StoredBytes.Found(_folder.Path, [word])));

        var (number, _) = await log.Enter(Erasure(1));
        await log.Erase(Id(1), number);
        await ServiceHost.Until(async () => await log.Kept.HoldingErased(CancellationToken.None) is null);

        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
        var again = await Enter(log, [Of(2, Quakes.Other), Of(3, Quakes.Copy)]); // What was decided then is told again, without them.
        Assert.All(again, said => Assert.Contains("nearCopy", said, StringComparison.Ordinal));
        Assert.All(again, said => Assert.DoesNotContain(Quakes.OnlyInFirst, word => said.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Erase_EmptiesAllEntriesOfTheArticle()
    {
        await using var log = await LogOver.Start(File);
        var (before, last) = (Texts.Print($"{Id(1):D}", Quakes.Other), Texts.Print($"{Id(1):D}", Quakes.First, revision: 2));
        await Enter(log, [Of(1, Quakes.Other), Arrival.Of(new ArticleVersion(Id(1), 1, 7), before), Of(1, Quakes.First, revision: 2), Kill(1)]);
        foreach (var day in new[] { 1, 2 })
            await log.Enter(Arrival.Of(new RestoreArticle(Id(1), "mistaken", "editor", DateTimeOffset.UnixEpoch.AddDays(day)), last));

        await log.Erase(Id(1), (await log.Enter(Erasure(1))).Number);

        Assert.Equal(7, (await log.All()).Count);
        Assert.All(await log.All(), arrival => Assert.Null(arrival.Fingerprint));
    }

    [Fact]
    public async Task Erase_OfAnArticleThatWasKilledLeavesItsWordsOutToo()
    {
        await using var log = await LogOver.Start(File, Often with { Window = new Window { Articles = 2 } });
        await Enter(log, [Of(1, Quakes.First), Of(2, Quakes.Other), Of(3, Texts.Report(3)), Kill(1)]);
        Assert.Contains("Raoulquapur", (await Enter(log, [Of(2, Quakes.Other)]))[0], StringComparison.Ordinal);

        Assert.Contains((await log.Find($"{Id(2):D}"))!.Evidence.Differs, one => one.There == "Raoulquapur Bay");

        await log.Enter(Erasure(1));

        Assert.DoesNotContain("Raoulquapur", (await Enter(log, [Of(2, Quakes.Other)]))[0], StringComparison.Ordinal);
        Assert.All((await log.Find($"{Id(2):D}"))!.Evidence.Differs, one => Assert.Null(one.There));
    }

    [Fact]
    public async Task Erase_IsAnEntryThatEveryReplicaFollows()
    {
        List<Arrival> stream =
            [Of(1, Quakes.First), Of(2, Quakes.Other), Of(3, Quakes.Copy), Of(4, Quakes.SecondCopy), Erasure(1), Of(5, Quakes.Other), Of(6, Quakes.SecondCopy)];
        await using var first = await LogOver.Start(File);
        await using var second = await LogOver.Start(File);
        await Enter(first, stream);

        Assert.Equal(await Enter(first, stream), await Enter(second, stream));
        Assert.DoesNotContain(await Enter(second, stream), said => said.Contains("Raoulquapur", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Erase_HoldsAgainstARestorationThatIsEnteredAfterIt(bool killedBefore)
    {
        await using var log = await LogOver.Start(File, Often with { SnapshotEvery = 3 }, new FakeTimeProvider());
        await Enter(log, [Of(1, Quakes.First), Of(2, Quakes.Other), .. killedBefore ? new[] { Kill(1) } : []]);
        var (erased, _) = await log.Enter(Erasure(1));

        var restoration = new RestoreArticle(Id(1), "mistaken", "editor", DateTimeOffset.UnixEpoch);
        var (restored, outcome) = await log.Enter(Arrival.Of(restoration, Texts.Print($"{Id(1):D}", Quakes.First)));
        await log.Enter(Of(3, Quakes.Copy)); // A snapshot of all that was entered until now.
        await log.Settled();
        await log.Erase(Id(1), erased);
        await log.Erase(Id(1), restored);
        await ServiceHost.Until(async () => await log.Kept.HoldingErased(CancellationToken.None) is null);

        Assert.Null(outcome.Verdict);
        Assert.Null(await log.Find($"{Id(1):D}"));
        Assert.Equal("", StoredBytes.Found(_folder.Path, Quakes.OnlyInFirst));
    }

    private static Arrival Erasure(int n) => Arrival.Of(new EraseArticle(Id(n), "editor", DateTimeOffset.UnixEpoch));
}
