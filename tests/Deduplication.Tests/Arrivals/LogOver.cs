using Microsoft.Extensions.Logging.Abstractions;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Tests.Arrivals;

/// <summary>A running log with a store of its own over a database file, as each replica has it.</summary>
internal sealed class LogOver : IAsyncDisposable
{
    private readonly SqliteDocumentStore _store;
    private readonly ArrivalLog _log;

    public LogOver(string file)
    {
        _store = new SqliteDocumentStore(file);
        Arrivals = _store.Open(Arrival.Collection);
        _log = new ArrivalLog(Arrivals, NullLogger<ArrivalLog>.Instance);
    }

    public IDocuments<Arrival> Arrivals { get; }

    public static async Task<LogOver> Start(string file)
    {
        var log = new LogOver(file);
        await log._log.StartAsync(CancellationToken.None);
        return log;
    }

    /// <summary>Begins to work on what was entered.</summary>
    public Task Begin() => _log.StartAsync(CancellationToken.None);

    public Task<(long Number, Outcome Outcome)> Enter(Arrival arrival) =>
        _log.Enter(arrival, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));

    public async Task<IReadOnlyList<Arrival>> All() =>
        (await Arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.All, 1000, CancellationToken.None)).Items;

    public async ValueTask DisposeAsync()
    {
        await _log.StopAsync(CancellationToken.None);
        _log.Dispose();
        _store.Dispose();
    }
}
