namespace Wiredesk.Publishing.Search;

/// <content>How erased articles leave the index.</content>
public sealed partial class SqliteArticleIndex
{
    private const int PagesMerged = 500; // At once; some 50 ms.

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task Forget(IReadOnlyCollection<Guid> erased, CancellationToken cancellationToken)
    {
        // What never could be read is not in it, nor what left it before.
        var known = await Read(reading => erased
            .Where(id => Value(reading.Connection, null, "SELECT 1 FROM entries WHERE id = $0", id.ToString("D")) is not null).ToList());
        if (known.Count == 0) return;
        await Write(
            transaction =>
            {
                known.ForEach(id => TakeOut(transaction, id));
                return Execute(_writer, transaction, "DELETE FROM labels WHERE articles <= 0");
            },
            cancellationToken);

        // FTS5 only marks what is deleted, and leaves it out when it merges what it holds (https://sqlite.org/fts5.html#the_merge_command).
        // In steps, as that may be much.
        for (var (pages, changes) = (-PagesMerged, long.MaxValue); changes > 1; pages = PagesMerged)
        {
            changes = await Write(
                transaction =>
                {
                    var before = (long)Value(_writer, transaction, "SELECT total_changes()")!;
                    Execute(_writer, transaction, "INSERT INTO texts (texts, rank) VALUES ('merge', $0)", pages);
                    return (long)Value(_writer, transaction, "SELECT total_changes()")! - before;
                },
                cancellationToken);
        }

        while (await Read(reading => (long)Value(reading.Connection, null, "PRAGMA wal_checkpoint(TRUNCATE)")!) != 0)
            await Task.Delay(Pause, cancellationToken);
        // Last: that they are known says that not all of them is gone.
        await Write(transaction => known.Sum(id => Execute(_writer, transaction, "DELETE FROM entries WHERE id = $0", id.ToString("D"))), cancellationToken);
    }
}
