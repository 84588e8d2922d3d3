using System.Data.Common;
using System.Text.RegularExpressions;
using MongoDB.Driver;
using Wiredesk.Defaults.Mongo;
using Wiredesk.Defaults.Sqlite;

namespace Wiredesk.Defaults.Documents;

/// <summary>Where the databases of all services are: a MongoDB server, or a folder.</summary>
public abstract partial record StoreAddress
{
    private StoreAddress()
    {
    }

    /// <summary>The database of one service there.</summary>
    public abstract IDocumentStore Open(string service);

    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public static StoreAddress Parse(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection)) return new Folder("data");
        if (connection.StartsWith("mongodb://", StringComparison.Ordinal) || connection.StartsWith("mongodb+srv://", StringComparison.Ordinal))
            return ParseServer(connection);
        try
        {
            var settings = new DbConnectionStringBuilder { ConnectionString = connection };
            if (settings.Count == 1 && settings.TryGetValue("Data Source", out var folder) && folder is string { Length: > 0 } path) return new Folder(path);
        }
        catch (ArgumentException)
        {
            // Not even a list of settings: said below.
        }
        throw Unknown(connection);
    }

    private static Server ParseServer(string connection)
    {
        try
        {
            return new Server(connection, MongoUrl.Create(connection).DatabaseName);
        }
        catch (MongoConfigurationException)
        {
            throw Unknown(connection); // Without the cause, which repeats the address with its password.
        }
    }

    private static InvalidOperationException Unknown(string connection) => new(
        $"ConnectionStrings:documents is '{WithoutPassword(connection)}'; it must be mongodb://HOST[/DATABASE] or Data Source=FOLDER, or absent.");

    private static string WithoutPassword(string connection) => Password().Replace(connection, "$1$2***");

    // Up to the last @, as a password may hold one; and up to the next semicolon.
    [GeneratedRegex(@"(://)\S*(?=@)|((?:password|pwd|accountkey|secret)\s*=\s*)[^;]*", RegexOptions.IgnoreCase)]
    private static partial Regex Password();

    /// <summary>One file for each service.</summary>
    public sealed record Folder(string Path) : StoreAddress
    {
        public override IDocumentStore Open(string service) => new SqliteDocumentStore(System.IO.Path.Combine(Path, service + ".db"));
    }

    /// <summary>One database for each service; the database that the address names is the service's own if it bears its name, else the first part of the name.</summary>
    public sealed record Server(string Connection, string? Database) : StoreAddress
    {
        public override IDocumentStore Open(string service) => new MongoDocumentStore(Connection, DatabaseOf(service));

        public string DatabaseOf(string service) =>
            Database == service || Database?.EndsWith("-" + service, StringComparison.Ordinal) == true ? Database : $"{Database ?? "wiredesk"}-{service}";
    }
}
