using Microsoft.Data.Sqlite;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Sqlite;

/// <summary>One connection to the file, with its prepared commands.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    /// <summary>Opens the file, and makes it if it is not there.</summary>
    /// <param name="alone">Whether nobody else may have it open: neither now, nor until this one closes it.</param>
    /// <exception cref="IOException">The file cannot be opened, or is something else than a database; or somebody else has it open, and must not.</exception>
    public SqliteSession(string path, bool alone = false)
    {
        // A busy file is asked for again for so many seconds, whatever its busy_timeout is.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = alone ? 1 : 30 }.ToString());
        try
        {
            _connection.Open();
            if (alone) Execute("PRAGMA locking_mode = EXCLUSIVE"); // Before anything is read: then all that have it open stand against it.
            Execute($"PRAGMA busy_timeout = {(alone ? 0 : 30_000)}"); // First: another process may be opening the file too.
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = FULL"); // In WAL the default may lose commits on power loss.
            Execute("PRAGMA fullfsync = ON"); // macOS only: its plain fsync leaves data in the drive's cache.
            Execute("PRAGMA secure_delete = ON"); // What is deleted or replaced is overwritten with zeros: erased articles must not lie on free pages.
        }
        catch (SqliteException refused)
        {
            Dispose();
            var reason = refused.SqliteErrorCode switch
            {
                SQLitePCL.raw.SQLITE_NOTADB => "is not a SQLite database",
                SQLitePCL.raw.SQLITE_BUSY when alone => "is open in another process",
                _ => "cannot be opened as a database",
            };
            throw new IOException($"{path} {reason}: {refused.Message}", refused);
        }
    }

    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Performs a statement with the values of <c>$0</c>, <c>$1</c> and so on; says how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The first value of the first row; null when there is none.</summary>
    public object? Value(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar();

    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteReader();

    /// <summary>Undoes the work unless it is done, so that a write which failed half-way leaves nothing.</summary>
    public Outcome Attempt(Func<Outcome> work)
    {
        Execute("SAVEPOINT attempt");
        var outcome = Outcome.Refused;
        try
        {
            return outcome = work();
        }
        finally
        {
            // Some errors (disk full) end the whole transaction; then there is nothing left to undo.
            if (InTransaction)
            {
                if (outcome != Outcome.Done) Execute("ROLLBACK TO attempt");
                Execute("RELEASE attempt");
            }
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Values are parameters; names were checked when the collection was opened.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter($"${i}", null));
            _commands.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
