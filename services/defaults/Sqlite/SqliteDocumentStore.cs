using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Sqlite;

/// <summary>A service's database in one SQLite file, for one host and no server. Other processes may open the file too.</summary>
public sealed class SqliteDocumentStore : IDocumentStore, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _path;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private volatile bool _disposed;

    /// <summary>Opens the file, and makes it and its folder if they are not there.</summary>
    /// <exception cref="IOException">The file cannot be opened, or is something else than a database.</exception>
    public SqliteDocumentStore(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var session = new SqliteSession(_path);
        session.Execute("""CREATE TABLE IF NOT EXISTS "wiredesk/counters" (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) WITHOUT ROWID""");
        _writer = new SqliteWriter(session);
    }

    public IDocuments<T> Open<T>(Collection<T> collection) where T : Document
    {
        collection.CheckNames();
        return new SqliteDocuments<T>(this, collection);
    }

    public Task<long> Increment(string counter, long by, CancellationToken cancellationToken) =>
        Write(
            session => (long)session.Value(
                """INSERT INTO "wiredesk/counters" VALUES ($0, $1) ON CONFLICT DO UPDATE SET value = value + excluded.value RETURNING value""",
                counter, by)!,
            cancellationToken);

    public async Task Scrub(CancellationToken cancellationToken)
    {
        // In the database itself it is overwritten already; what lies in the log of writes goes with the log, once nobody reads from it any more.
        using var session = new SqliteSession(_path);
        session.Execute("PRAGMA busy_timeout = 20"); // While it waits for readers no one can write.
        while ((long)session.Value("PRAGMA wal_checkpoint(TRUNCATE)")! != 0)
            await Task.Delay(Pause, cancellationToken);
    }

    public Task Ping(CancellationToken cancellationToken) => Task.FromResult(Read(session => session.Value("SELECT count(*) FROM sqlite_schema")));

    public void Dispose()
    {
        _disposed = true;
        _writer.Dispose();
        while (_readers.TryTake(out var reader)) reader.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <exception cref="IOException">The file is damaged, or the disk is full or fails.</exception>
    internal async Task<TResult> Write<TResult>(Func<SqliteSession, TResult> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _writer.Write(work, cancellationToken);
        }
        catch (SqliteException failure) when (IsOfTheFile(failure))
        {
            throw Named(failure);
        }
    }

    /// <summary>Reads on a connection of its own: readers wait neither for each other nor for the writer.</summary>
    /// <exception cref="IOException">The file is damaged, or the disk fails.</exception>
    internal TResult Read<TResult>(Func<SqliteSession, TResult> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var session)) session = new SqliteSession(_path);
        try
        {
            return work(session);
        }
        catch (SqliteException failure) when (IsOfTheFile(failure))
        {
            throw Named(failure);
        }
        finally
        {
            _readers.Add(session);
            if (_disposed && _readers.TryTake(out var late)) late.Dispose();
        }
    }

    private static bool IsOfTheFile(SqliteException failure) => failure.SqliteErrorCode
        is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_READONLY;

    // SQLite's own messages do not say which file.
    private IOException Named(SqliteException failure) => new($"{_path}: {failure.Message}", failure);
}
