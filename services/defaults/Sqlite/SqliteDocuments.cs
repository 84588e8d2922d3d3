using Microsoft.Data.Sqlite;
using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Sqlite;

/// <summary>The documents of one kind in a SQLite file: a table of bodies, and for each index a table of keys.</summary>
internal sealed class SqliteDocuments<T> : IDocuments<T> where T : Document
{
    private const int MostExpiredAtOnce = 500;

    private readonly SqliteDocumentStore _store;
    private readonly Collection<T> _collection;
    private readonly Preparation _tables;
    private readonly string _table;
    private readonly string _versionOf;
    private readonly string _prints;
    private readonly string _printOf;
    private readonly string[] _indexes;

    public SqliteDocuments(SqliteDocumentStore store, Collection<T> collection)
    {
        (_store, _collection) = (store, collection);
        _table = $"\"{collection.Name}\"";
        _versionOf = $"SELECT version FROM {_table} WHERE id = $0";
        _prints = $"\"{collection.Name}?print\"";
        _printOf = $"SELECT print FROM {_prints} WHERE id = $0";
        _indexes = [.. collection.Indexes.Select(index => $"\"{collection.Name}/{index.Name}\"")];
        _tables = new Preparation(() => store.Write(session => SqliteTables.Make(session, collection), CancellationToken.None));
    }

    public Task<T?> Get(string id, CancellationToken cancellationToken) => Read(session => Find(session, id), cancellationToken);

    public Task<IReadOnlyList<T>> Get(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<T>>(session => [.. ids.Distinct().Select(id => Find(session, id)).OfType<T>()], cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Read<IReadOnlyDictionary<string, long>>(
            session =>
            {
                var versions = new Dictionary<string, long>(ids.Count);
                foreach (var id in ids)
                {
                    if (session.Value(_versionOf, id) is long version) versions[id] = version;
                }

                return versions;
            },
            cancellationToken);

    public Task<byte[]?> Print(string id, CancellationToken cancellationToken) => _collection.Print is null
        ? Task.FromResult<byte[]?>(null)
        : Read(session => session.Value(_printOf, id) as byte[], cancellationToken);

    public Task<bool> InsertIfAbsent(T document, CancellationToken cancellationToken)
    {
        var stored = Stored.Of(document, 1, _collection);
        return Write(session => Insert(session, stored) == Outcome.Done, cancellationToken);
    }

    public async Task<bool> Replace(T document, CancellationToken cancellationToken)
    {
        var stored = Stored.Of(document, document.Version + 1, _collection);
        var outcome = await Write(session => Replace(session, stored), cancellationToken);
        return outcome == Outcome.Duplicate ? throw new DuplicateKeyException(_collection.Name, document.Id) : outcome == Outcome.Done;
    }

    public Task<bool> Delete(string id, CancellationToken cancellationToken) => Write(session => Delete(session, id) == Outcome.Done, cancellationToken);

    public Task<IReadOnlyList<bool>> Write(IReadOnlyList<Write<T>> writes, CancellationToken cancellationToken, bool untilRefused = false)
    {
        Func<SqliteSession, Outcome>[] works = [.. writes.Select(Work)];
        return Write<IReadOnlyList<bool>>(
            session =>
            {
                var took = new bool[works.Length];
                for (var i = 0; i < works.Length; i++)
                {
                    took[i] = works[i](session) == Outcome.Done;
                    if (untilRefused && !took[i]) break;
                }
                return took;
            },
            cancellationToken);
    }

    public Task<Page<T>> Query(
        Index<T> index, Range range, int limit, CancellationToken cancellationToken, string? after = null, bool descending = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var (from, values) = From(index, range, Position.Parse(after, _collection.Declared(index).Name), descending);
        var order = descending ? "DESC" : "ASC";
        var sql = $"SELECT d.version, d.leased, d.body, k.key, k.id {from} ORDER BY k.key {order}, k.id {order} LIMIT {limit + 1}";
        return Read(session => ReadPage(session.Read(sql, [.. values]), index.Name, limit), cancellationToken);
    }

    public Task<long> Count(Index<T> index, Range range, CancellationToken cancellationToken)
    {
        var (from, values) = From(index, range, null, false);
        return Read(session => (long)session.Value($"SELECT count(*) {from}", [.. values])!, cancellationToken);
    }

    public Task<T?> Lease(Index<T> index, Range range, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (from, values) = From(index, range, null, false);
        var free = $"SELECT k.id {from} AND (d.leased IS NULL OR d.leased <= ${values.Count}) ORDER BY k.key, k.id LIMIT 1";
        return Write(
            session =>
            {
                if (session.Value(free, [.. values, now.UtcTicks]) is not string id) return null;
                session.Execute($"UPDATE {_table} SET leased = $1, version = version + 1 WHERE id = $0", id, until.UtcTicks);
                return Find(session, id);
            },
            cancellationToken);
    }

    public async Task<long> Expire(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In portions, so that other writes come in between.
        for (long all = 0; ;)
        {
            var some = await Write(session => Expire(session, now), cancellationToken);
            all += some;
            if (some < MostExpiredAtOnce) return all;
        }
    }

    private async Task<TResult> Read<TResult>(Func<SqliteSession, TResult> work, CancellationToken cancellationToken)
    {
        await _tables.Done(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return _store.Read(work);
    }

    private async Task<TResult> Write<TResult>(Func<SqliteSession, TResult> work, CancellationToken cancellationToken)
    {
        await _tables.Done(cancellationToken);
        return await _store.Write(work, cancellationToken);
    }

    private Func<SqliteSession, Outcome> Work(Write<T> write)
    {
        switch (write)
        {
            case Write<T>.Insert(var document):
                var inserted = Stored.Of(document, 1, _collection);
                return session => Insert(session, inserted);
            case Write<T>.Replace(var document):
                var replaced = Stored.Of(document, document.Version + 1, _collection);
                return session => Replace(session, replaced);
            default:
                var id = ((Write<T>.Delete)write).Id;
                return session => Delete(session, id);
        }
    }

    private T? Find(SqliteSession session, string id)
    {
        using var reader = session.Read($"SELECT version, leased, body FROM {_table} WHERE id = $0", id);
        return reader.Read() ? ReadDocument(reader, id) : null;
    }

    private Outcome Insert(SqliteSession session, Stored stored) => session.Attempt(() =>
        session.Execute(
            $"INSERT INTO {_table} (id, version, leased, expires, body) VALUES ($0, $1, $2, $3, $4) ON CONFLICT DO NOTHING",
            stored.Id, stored.Version, stored.LeasedUntil, stored.ExpiresAt, stored.Body) == 0
            ? Outcome.Refused
            : KeepPrint(session, stored, AddKeys(session, stored)));

    private Outcome Replace(SqliteSession session, Stored stored) => session.Attempt(() =>
        session.Execute(
            $"UPDATE {_table} SET version = $1, leased = $2, expires = $3, body = $4 WHERE id = $0 AND version = $1 - 1",
            stored.Id, stored.Version, stored.LeasedUntil, stored.ExpiresAt, stored.Body) == 0
            ? Outcome.Refused
            : KeepPrint(session, stored, ChangeKeys(session, stored)));

    private Outcome Delete(SqliteSession session, string id)
    {
        foreach (var index in _indexes) session.Execute($"DELETE FROM {index} WHERE id = $0", id);
        return session.Execute($"DELETE FROM {_table} WHERE id = $0", id) == 0 ? Outcome.Refused : Outcome.Done;
    }

    private long Expire(SqliteSession session, DateTimeOffset now)
    {
        var ids = new List<string>();
        using (var reader = session.Read($"SELECT id FROM {_table} WHERE expires <= $0 LIMIT {MostExpiredAtOnce}", now.UtcTicks))
            while (reader.Read())
                ids.Add(reader.GetString(0));
        foreach (var id in ids) Delete(session, id);
        return ids.Count;
    }

    private Outcome KeepPrint(SqliteSession session, Stored stored, Outcome outcome)
    {
        if (stored.Print is not null) session.Execute($"INSERT OR REPLACE INTO {_prints} VALUES ($0, $1, $2)", stored.Id, stored.Version, stored.Print); // The one before went with what was replaced.
        return outcome;
    }

    private Outcome AddKeys(SqliteSession session, Stored stored)
    {
        for (var i = 0; i < _indexes.Length; i++)
            foreach (var key in stored.Keys[i])
                if (!AddKey(session, _indexes[i], Value(key), stored.Id))
                    return Outcome.Duplicate;
        return Outcome.Done;
    }

    /// <summary>Writes only the keys that changed: most replacements change none.</summary>
    private Outcome ChangeKeys(SqliteSession session, Stored stored)
    {
        for (var i = 0; i < _indexes.Length; i++)
        {
            var before = new HashSet<object>();
            using (var reader = session.Read($"SELECT key FROM {_indexes[i]} WHERE id = $0", stored.Id))
                while (reader.Read())
                    before.Add(reader.GetValue(0));
            var now = stored.Keys[i].Select(Value).ToHashSet();
            foreach (var gone in before.Except(now)) session.Execute($"DELETE FROM {_indexes[i]} WHERE key = $0 AND id = $1", gone, stored.Id);
            foreach (var added in now.Except(before))
                if (!AddKey(session, _indexes[i], added, stored.Id))
                    return Outcome.Duplicate;
        }
        return Outcome.Done;
    }

    private static bool AddKey(SqliteSession session, string index, object key, string id) =>
        session.Execute($"INSERT INTO {index} (key, id) VALUES ($0, $1) ON CONFLICT DO NOTHING", key, id) == 1;

    /// <summary>The rows of an index in a range, joined with their documents, and the values that this refers to.</summary>
    private (string Sql, List<object> Values) From(Index<T> index, Range range, Position? after, bool descending)
    {
        var values = new List<object>();
        // CROSS JOIN makes SQLite walk the index in its order instead of choosing for itself.
        var sql = $"FROM \"{_collection.Name}/{_collection.Declared(index).Name}\" k CROSS JOIN {_table} d ON d.id = k.id WHERE TRUE";
        if (range.From is { } from) sql += $" AND k.key {(range.FromExclusive ? ">" : ">=")} {Next(Value(from))}";
        if (range.To is { } to) sql += $" AND k.key {(range.ToExclusive ? "<" : "<=")} {Next(Value(to))}";
        if (after is not null) sql += $" AND (k.key, k.id) {(descending ? "<" : ">")} ({Next(Value(after.Key))}, {Next(after.Id)})";
        return (sql, values);

        string Next(object value)
        {
            values.Add(value);
            return $"${values.Count - 1}";
        }
    }

    private static Page<T> ReadPage(SqliteDataReader reader, string index, int limit)
    {
        using var rows = reader;
        var items = new List<T>();
        Position? last = null;
        while (rows.Read())
        {
            if (items.Count == limit) return new Page<T>(items, last!.ToString());
            items.Add(ReadDocument(rows, rows.GetString(4)));
            last = new Position(index, rows.GetValue(3) is long number ? number : rows.GetString(3), rows.GetString(4));
        }
        return new Page<T>(items, null);
    }

    private static T ReadDocument(SqliteDataReader row, string id) =>
        Stored.Read<T>(id, row.GetFieldValue<byte[]>(2), row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1));

    private static object Value(Key key) => key.Text is { } text ? text : key.Number;
}
