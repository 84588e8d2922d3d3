using System.Text.Json;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Sqlite;

/// <summary>Brings the tables of a collection to what is declared. That an index's table is there says that the index is complete.</summary>
internal static class SqliteTables
{
    /// <returns>How many indexes were built.</returns>
    public static int Make<T>(SqliteSession session, Collection<T> collection) where T : Document
    {
        session.Execute($"CREATE TABLE IF NOT EXISTS \"{collection.Name}\" (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, leased INTEGER, expires INTEGER, body BLOB NOT NULL)");
        session.Execute($"CREATE INDEX IF NOT EXISTS \"{collection.Name}/expires?\" ON \"{collection.Name}\" (expires) WHERE expires IS NOT NULL");
        MakePrints(session, collection.Name, collection.Print is not null);
        var present = Present(session, collection.Name);
        // No longer declared, so no longer written: if it came back one day, it would be out of date.
        foreach (var gone in present.Except(collection.Indexes.Select(index => index.Name))) session.Execute($"DROP TABLE \"{collection.Name}/{gone}\"");
        var missing = collection.Indexes.Where(index => !present.Contains(index.Name)).ToList();
        foreach (var index in missing) Build(session, collection.Name, index);
        return missing.Count;
    }

    // A print goes with the document it was made of, even where an earlier build writes that, which leaves prints alone: so readers need not look up which version is stored.
    private static void MakePrints(SqliteSession session, string collection, bool declared)
    {
        var (replaced, deleted, prints) = ($"\"{collection}?replaced\"", $"\"{collection}?deleted\"", $"\"{collection}?print\"");
        if (!declared)
        {
            session.Execute($"DROP TRIGGER IF EXISTS {replaced}");
            session.Execute($"DROP TRIGGER IF EXISTS {deleted}");
            session.Execute($"DROP TABLE IF EXISTS {prints}");
            return;
        }

        session.Execute($"CREATE TABLE IF NOT EXISTS {prints} (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, print BLOB NOT NULL)");
        if (session.Value("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = $0", $"{collection}?replaced") is not null) return;
        session.Execute($"DELETE FROM {prints} AS p WHERE NOT EXISTS (SELECT 1 FROM \"{collection}\" d WHERE d.id = p.id AND d.version = p.version)");
        session.Execute($"CREATE TRIGGER {deleted} AFTER DELETE ON \"{collection}\" BEGIN DELETE FROM {prints} WHERE id = old.id; END");
        session.Execute($"CREATE TRIGGER {replaced} AFTER UPDATE OF version ON \"{collection}\" BEGIN DELETE FROM {prints} WHERE id = old.id; END");
    }

    private static HashSet<string> Present(SqliteSession session, string collection)
    {
        var names = new HashSet<string>();
        using var reader = session.Read("SELECT substr(name, length($0) + 2) FROM sqlite_schema WHERE type = 'table' AND name GLOB $0 || '/*'", collection);
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private static void Build<T>(SqliteSession session, string collection, Index<T> index) where T : Document
    {
        var table = $"\"{collection}/{index.Name}\"";
        session.Execute($"CREATE TABLE {table} (key NOT NULL, id TEXT NOT NULL, PRIMARY KEY ({(index.Unique ? "key" : "key, id")})) WITHOUT ROWID");
        session.Execute($"CREATE INDEX \"{collection}/{index.Name}?id\" ON {table} (id)");
        using var reader = session.Read($"SELECT id, body FROM \"{collection}\"");
        while (reader.Read())
        {
            var document = JsonSerializer.Deserialize<T>(reader.GetFieldValue<byte[]>(1), Json.Options)!;
            foreach (var key in index.Keys(document).Distinct())
                if (session.Execute($"INSERT INTO {table} VALUES ($0, $1) ON CONFLICT DO NOTHING", key.Text is { } text ? text : key.Number, reader.GetString(0)) == 0)
                    throw new InvalidOperationException(
                        $"The index {index.Name} of {collection} cannot be unique: {reader.GetString(0)} and another document share the key {key.Text ?? $"{key.Number}"}.");
        }
    }
}
