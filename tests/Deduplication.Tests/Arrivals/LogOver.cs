using Microsoft.Extensions.Logging.Abstractions;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sqlite;

namespace Wiredesk.Deduplication.Tests.Arrivals;

/// <summary>A running log with a store of its own over a database file, as each replica has it.</summary>
internal sealed class LogOver : IAsyncDisposable
{
    private readonly SqliteDocumentStore _store;
    private readonly ArrivalLog _log;
    private bool _isKilled;

    public LogOver(string file, DeduplicationSettings? settings = null, TimeProvider? time = null)
    {
        _store = new SqliteDocumentStore(file);
        Arrivals = _store.Open(Arrival.Collection);
        (Snapshots, Pieces) = (_store.Open(Snapshot.Collection), _store.Open(SnapshotPiece.Collection));
        Kept = new SnapshotStore(Snapshots, Pieces, _store.Open(ErasedUpTo.Collection), _store, TimeProvider.System, Lines.For<SnapshotStore>());
        Standing = _store.Open(StandingEdits.Collection);
        Replica = new Replica(Arrivals, Kept, Standing, settings ?? DeduplicationSettings.Default, Lines.For<Replica>());
        _log = new ArrivalLog(Arrivals, Replica, time ?? TimeProvider.System, NullLogger<ArrivalLog>.Instance);
    }

    /// <summary>What is said of snapshots and of what was taken up.</summary>
    public LogLines Lines { get; } = new();

    public IDocuments<Snapshot> Snapshots { get; }

    public IDocuments<SnapshotPiece> Pieces { get; }

    public IDocuments<StandingEdits> Standing { get; }

    public SnapshotStore Kept { get; }

    public Replica Replica { get; }

    public IDocuments<Arrival> Arrivals { get; }

    public static async Task<LogOver> Start(string file, DeduplicationSettings? settings = null, TimeProvider? time = null)
    {
        var log = new LogOver(file, settings, time);
        await log._log.StartAsync(CancellationToken.None);
        return log;
    }

    /// <summary>Begins to work on what was entered.</summary>
    public Task Begin() => _log.StartAsync(CancellationToken.None);

    public Task<(long Number, Outcome Outcome)> Enter(Arrival arrival) => Enter(arrival, CancellationToken.None);

    public Task<(long Number, Outcome Outcome)> Enter(Arrival arrival, CancellationToken cancellationToken) =>
        _log.Enter(arrival, cancellationToken).WaitAsync(TimeSpan.FromMinutes(2), CancellationToken.None);

    public Task<T> Ask<T>(Func<Deduplicator, T> question) => _log.Ask(question, CancellationToken.None);

    /// <summary>Returns when the log has done all that it does of its own accord, snapshots included.</summary>
    public async Task Settled()
    {
        // Answers come before snapshots are begun: a second question is answered after that; a third, after one that had to wait for the one before.
        for (var round = 0; round < 3; round++)
        {
            await _log.Ask(decisions => decisions.Count, CancellationToken.None);
            await Replica.Kept();
        }
    }

    /// <summary>What is held to be decided about an article.</summary>
    public Task<Verdict?> Find(string article) => _log.Ask(decisions => decisions.Find(article), CancellationToken.None);

    public Task Erase(Guid article, long number) => _log.Erase(article, number, CancellationToken.None);

    public async Task<IReadOnlyList<Arrival>> All() =>
        (await Arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.All, 1000, CancellationToken.None)).Items;

    /// <summary>Ends as a process does that is killed: nothing more is kept.</summary>
    public async Task Kill()
    {
        _log.Dispose();
        await _log.ExecuteTask!.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _isKilled = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isKilled)
            await _log.StopAsync(CancellationToken.None);
        _log.Dispose();
        _store.Dispose();
    }
}
