using Microsoft.Data.Sqlite;

namespace Wiredesk.Defaults.Sqlite;

/// <summary>A database file while no store has it open.</summary>
public static class SqliteFile
{
    /// <summary>Writes the file anew from what it holds now: nothing is left in it of what was deleted, replaced or moved, and its log of writes is empty.</summary>
    /// <returns>Its bytes before and after, its log of writes included.</returns>
    /// <remarks>What the file holds is kept if the process ends meanwhile. As much room is needed as two more of it take.</remarks>
    /// <exception cref="IOException">It is open in another process, is damaged or no database, or there is no room; the message names it and says which.</exception>
    public static (long Before, long After) Compact(string path)
    {
        var before = Bytes(path);
        using (var session = new SqliteSession(path, alone: true))
        {
            try
            {
                foreach (var index in WordIndexes(session))
                    session.Execute($"INSERT INTO \"{index}\" (\"{index}\") VALUES ('optimize')"); // FTS5 only marks what is deleted, until it merges what it holds.
                session.Execute("VACUUM");
                session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            catch (SqliteException failure)
            {
                throw new IOException($"{path} cannot be written anew: {failure.Message}", failure);
            }
        }

        return (before, Bytes(path));
    }

    private static List<string> WordIndexes(SqliteSession session)
    {
        var names = new List<string>();
        using var reader = session.Read("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'");
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private static long Bytes(string path) => new[] { path, path + "-wal" }.Where(File.Exists).Sum(file => new FileInfo(file).Length);
}
