using Microsoft.Data.Sqlite;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Tests.Arrivals;

/// <content>Snapshots of which a document in the store is damaged.</content>
public sealed partial class ReplicaTests
{
    [Theory]
    [InlineData("snapshots", "")]
    [InlineData("snapshot-pieces", "/0")]
    public async Task Restart_WithASnapshotOfWhichADocumentIsDamagedNamesItAndTakesUpTheOneBefore(string collection, string document)
    {
        var stream = Stream(70);
        var expected = await Undisturbed(stream, Small);
        Snapshot damaged;
        await using (var log = await LogOver.Start(File, Small))
        {
            await Enter(log, stream[..65]);
            damaged = await SnapshotAfter(log, 60);
            Assert.True((await log.All())[0].Number > 1); // so that the log alone would not do
        }

        Execute($"""UPDATE "{collection}" SET body = '{"{"}"id": "x", "number": ' WHERE id = '{damaged.Id}{document}'""");

        await using var restarted = await LogOver.Start(File, Small);

        Assert.Equal(expected[65..], await Enter(restarted, stream[65..]));
        Assert.Contains($"{damaged.Id} ", restarted.Lines.All, StringComparison.Ordinal);
        Assert.Contains($"Document {damaged.Id}{document} cannot be read as Snapshot", restarted.Lines.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_WithSnapshotsWhoseDocumentsAreDamagedReadsTheLogAndLeavesNoPieceOfThem()
    {
        var stream = Stream(70);
        var expected = await Undisturbed(stream, Often);
        await using (var log = await LogOver.Start(File, Often))
        {
            await Enter(log, stream[..45]);
            await SnapshotAfter(log, 40);
        }

        Execute("UPDATE snapshots SET body = 'null'");

        await using var restarted = await LogOver.Start(File, Often);

        Assert.Equal(45, await restarted.Ask(_ => restarted.Replica.Applied));
        Assert.Empty(await Snapshots(restarted));
        var pieces = await restarted.Pieces.Query(SnapshotPiece.ByNumber, Defaults.Documents.Range.All, 100, CancellationToken.None);
        Assert.DoesNotContain(pieces.Items, piece => piece.Body.Length > 0);
        Assert.Equal(expected[45..], await Enter(restarted, stream[45..]));
    }

    [Fact]
    public async Task Question_FailsWhenTheLogCannotBeRead()
    {
        await using (var log = await LogOver.Start(File, Often))
            await Enter(log, Stream(3));
        Execute("UPDATE arrivals SET body = 'null' WHERE rowid = 2");

        await using var restarted = await LogOver.Start(File, Often);

        await Assert.ThrowsAsync<UnreadableDocumentException>(() => restarted.Find(Id(0).ToString("D")).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None));
    }

    private void Execute(string command)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        using var execute = connection.CreateCommand();
        execute.CommandText = command;
        Assert.NotEqual(0, execute.ExecuteNonQuery());
    }
}
