using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Wiredesk.Publishing.Search;

/// <summary>The article index in a SQLite file of its own: an FTS5 table of words and facets, and a table of what was found.</summary>
/// <remarks>
/// The row id is the article's number, so that FTS5 gives matches in the order of the lists and goes on from a cursor without reading what is before it.
/// The file holds nothing that cannot be made again: commits do not wait for the disk.
/// </remarks>
public sealed partial class SqliteArticleIndex : IArticleIndex, IDisposable
{
    private const string Columns = "e.n, e.id, e.grp, e.lead, e.event, e.story, e.created, e.date, e.facets";
    private const int MostRanked = 1000;
    private readonly string _path;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly System.Collections.Concurrent.ConcurrentBag<Reading> _readers = [];
    private readonly SqliteConnection _writer;

    /// <summary>A connection that reads, and its commands that look ids up: to read such a statement costs more than to perform it.</summary>
    private sealed record Reading(SqliteConnection Connection, Dictionary<string, SqliteCommand> Commands)
    {
        public SqliteCommand Command(string sql)
        {
            if (!Commands.TryGetValue(sql, out var command)) Commands[sql] = command = SqliteArticleIndex.Command(Connection, null, sql, "", "");
            return command;
        }
    }

    public SqliteArticleIndex(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _writer = Open();
        Execute(_writer, null, """
            PRAGMA journal_mode = WAL;
            PRAGMA secure_delete = ON;
            CREATE TABLE IF NOT EXISTS entries (
                n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, live INTEGER NOT NULL, grp TEXT NOT NULL, lead TEXT NOT NULL, event TEXT NOT NULL, story TEXT NOT NULL,
                created INTEGER NOT NULL, date INTEGER NOT NULL, facets TEXT NOT NULL, labels TEXT NOT NULL);
            CREATE INDEX IF NOT EXISTS entries_grp ON entries (grp, n);
            CREATE INDEX IF NOT EXISTS entries_event ON entries (event, n);
            CREATE INDEX IF NOT EXISTS entries_story ON entries (story, n);
            CREATE INDEX IF NOT EXISTS entries_created ON entries (created);
            CREATE TABLE IF NOT EXISTS labels (field TEXT NOT NULL, label TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (field, label)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS applied (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
            CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5 (words, facets, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
            """);
    }

    public Task<long> Applied(CancellationToken cancellationToken) => Read(reading => (long?)Value(reading.Connection, null, "SELECT number FROM applied") ?? 0);

    public Task Apply(IReadOnlyList<IndexedArticle> readable, IReadOnlyList<Guid> unreadable, long upTo, CancellationToken cancellationToken) => Write(
        transaction =>
        {
            foreach (var id in unreadable) TakeOut(transaction, id);
            foreach (var article in readable) TakeIn(transaction, article);
            return Execute(_writer, transaction, "INSERT INTO applied VALUES (1, $0) ON CONFLICT DO UPDATE SET number = excluded.number", upTo);
        },
        cancellationToken);

    public Task<IReadOnlyList<IndexEntry>> Find(IndexQuery query, long? after, int limit, bool newestFirst, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var (from, row) = Source(query, values);
        if (after is { } position) from += $" AND {row} {(newestFirst ? "<" : ">")} {Next(values, position)}";
        return Read<IReadOnlyList<IndexEntry>>(reading => Entries(
            reading.Connection, $"SELECT {Columns} {from}{Within(query, row, values)} ORDER BY {row} {(newestFirst ? "DESC" : "ASC")} LIMIT {Next(values, limit)}", values));
    }

    public Task<IReadOnlyList<IndexEntry>> Best(IndexQuery query, long upTo, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        var (from, row) = Source(query, values);
        var newest = $"SELECT {Columns}, bm25(texts, 1.0, 0.0) AS score {from} AND {row} <= {Next(values, upTo)}{Within(query, row, values)} ORDER BY {row} DESC LIMIT {MostRanked}";
        return Read<IReadOnlyList<IndexEntry>>(reading => Entries(reading.Connection, $"SELECT * FROM ({newest}) ORDER BY score, n DESC", values));
    }

    public Task<IReadOnlyList<IndexEntry>> Members(Gathering gathering, IReadOnlyCollection<Guid> ids, bool newestFirst, int most, CancellationToken cancellationToken)
    {
        var column = gathering switch { Gathering.Group => "grp", Gathering.Event => "event", Gathering.Story => "story", _ => "id" };
        var sql = $"SELECT {Columns} FROM entries e WHERE e.{column} = $0 AND e.live ORDER BY e.n {(newestFirst ? "DESC" : "ASC")} LIMIT $1";
        return Read<IReadOnlyList<IndexEntry>>(reading =>
        {
            var command = reading.Command(sql);
            command.Parameters[1].Value = most;
            var members = new List<IndexEntry>();
            foreach (var id in ids)
            {
                command.Parameters[0].Value = id.ToString("D");
                members.AddRange(Entries(command));
            }

            return members;
        });
    }

    public Task<bool> StandsAlone(Guid article, Guid group, CancellationToken cancellationToken) => Read(reading =>
    {
        var command = reading.Command("SELECT 1 FROM entries WHERE grp = $0 AND live AND id <> $1 LIMIT 1");
        (command.Parameters[0].Value, command.Parameters[1].Value) = (group.ToString("D"), article.ToString("D"));
        return command.ExecuteScalar() is null;
    });

    public Task<IReadOnlyList<FacetCount>> Values(string field, CancellationToken cancellationToken) => Read<IReadOnlyList<FacetCount>>(reading =>
    {
        using var command = Command(reading.Connection, null, "SELECT label, articles FROM labels WHERE field = $0 AND articles > 0 ORDER BY label", field);
        using var reader = command.ExecuteReader();
        var values = new List<FacetCount>();
        while (reader.Read()) values.Add(new FacetCount(reader.GetString(0), reader.GetInt64(1)));
        return values;
    });

    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out var reading))
        {
            foreach (var command in reading.Commands.Values) command.Dispose();
            reading.Connection.Dispose();
        }

        _writing.Dispose();
    }

    private async Task<T> Write<T>(Func<SqliteTransaction, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var transaction = _writer.BeginTransaction();
            var done = work(transaction);
            transaction.Commit();
            return done;
        }
        finally
        {
            _writing.Release();
        }
    }

    private void TakeIn(SqliteTransaction transaction, IndexedArticle article)
    {
        var id = article.Id.ToString("D");
        TakeOut(transaction, article.Id);
        var facets = string.Join(' ', article.Facets.Select(SearchWords.Term));
        var labels = string.Join('\n', article.Labels.Select(label => $"{label.Key[..label.Key.IndexOf(':', StringComparison.Ordinal)]}\t{label.Value}").Distinct());
        var number = (long)Value(
            _writer, transaction,
            """
            INSERT INTO entries VALUES ($0, $1, 1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (id) DO UPDATE SET live = 1, grp = $2, lead = $3, event = $4, story = $5, created = $6, date = $7, facets = $8, labels = $9 RETURNING n
            """,
            article.Number, id, article.Group.ToString("D"), article.Lead.ToString("D"), article.Event.ToString("D"), article.Story.ToString("D"),
            article.CreatedAt.UtcTicks, article.Date.UtcTicks, facets, labels)!;
        Execute(_writer, transaction, "INSERT INTO texts (rowid, words, facets) VALUES ($0, $1, $2)", number, article.Words, facets);
        Count(transaction, labels, 1);
    }

    // The row stays, so that an article that comes back has its old place.
    private void TakeOut(SqliteTransaction transaction, Guid id)
    {
        if (Value(_writer, transaction, "SELECT labels FROM entries WHERE id = $0 AND live", id.ToString("D")) is not string labels) return;
        Execute(_writer, transaction, "DELETE FROM texts WHERE rowid = (SELECT n FROM entries WHERE id = $0)", id.ToString("D"));
        Execute(_writer, transaction, "UPDATE entries SET live = 0, facets = '', labels = '' WHERE id = $0", id.ToString("D"));
        Count(transaction, labels, -1);
    }

    private void Count(SqliteTransaction transaction, string labels, int by)
    {
        foreach (var label in labels.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = label.Split('\t', 2);
            Execute(_writer, transaction, "INSERT INTO labels VALUES ($0, $1, $2) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles", parts[0], parts[1], by);
        }
    }

    /// <summary>Where matches come from, and which column holds their number: all articles, or those that FTS5 finds.</summary>
    private static (string Sql, string Row) Source(IndexQuery query, List<object> values)
    {
        var match = Match(query);
        return match.Length == 0
            ? ("FROM entries e WHERE e.live", "e.n")
            : ($"FROM texts CROSS JOIN entries e ON e.n = texts.rowid WHERE texts MATCH {Next(values, match)}", "texts.rowid");
    }

    internal static string Match(IndexQuery query) => string.Join(" AND ",
    [
        .. query.Phrases.Select(phrase => $"words : \"{phrase}\""),
        .. query.Covering().Select(clause => $"facets : ({string.Join(" OR ", clause.AnyOf.Select(SearchWords.Term))})"),
    ]);

    private static string Within(IndexQuery query, string row, List<object> values) =>
        (query.From is { } from ? $" AND e.date >= {Next(values, from.UtcTicks)}" : "")
        + (query.To is { } to ? $" AND e.date < {Next(values, to.UtcTicks)}" : "")
        // Numbers rise with the time of creation: from the first number of that time on.
        + (query.CreatedFrom is { } created
            ? $" AND {row} >= coalesce((SELECT n FROM entries WHERE created >= {Next(values, created.UtcTicks)} ORDER BY created LIMIT 1), 9223372036854775807) AND e.created >= {Next(values, created.UtcTicks)}"
            : "");

    private static string Next(List<object> values, object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${values.Count - 1}");
    }

    private static List<IndexEntry> Entries(SqliteConnection connection, string sql, List<object> values)
    {
        using var command = Command(connection, null, sql, [.. values]);
        return Entries(command);
    }

    private static List<IndexEntry> Entries(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var entries = new List<IndexEntry>();
        while (reader.Read())
        {
            entries.Add(new IndexEntry(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetGuid(4), reader.GetGuid(5),
                new DateTimeOffset(reader.GetInt64(6), TimeSpan.Zero), new DateTimeOffset(reader.GetInt64(7), TimeSpan.Zero),
                reader.GetString(8)));
        }

        return entries;
    }

    private Task<T> Read<T>(Func<Reading, T> work)
    {
        if (!_readers.TryTake(out var reading)) reading = new Reading(Open(), []);
        try
        {
            return Task.FromResult(work(reading));
        }
        finally
        {
            _readers.Add(reading);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, null, "PRAGMA busy_timeout = 30000; PRAGMA synchronous = NORMAL");
        return connection;
    }

    private static int Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, transaction, sql, values);
        return command.ExecuteNonQuery();
    }

    private static object? Value(SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, transaction, sql, values);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Values are parameters; names are written here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i]);
        return command;
    }
}
