using MongoDB.Bson;
using MongoDB.Driver;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Mongo;

/// <summary>A service's database on a MongoDB server, for several hosts.</summary>
public sealed class MongoDocumentStore : IDocumentStore, IDisposable
{
    private readonly MongoClient _client;
    private readonly IMongoDatabase _database;

    /// <param name="connection">A MongoDB connection string; how writes are confirmed is decided here.</param>
    /// <param name="database">The database, whatever the connection string names.</param>
    public MongoDocumentStore(string connection, string database)
    {
        _client = Connect(connection);
        _database = _client.GetDatabase(database);
    }

    /// <summary>A client whose writes are confirmed as documents need it.</summary>
    public static MongoClient Connect(string connection)
    {
        var settings = MongoClientSettings.FromConnectionString(connection);
        // A write that returned survives the loss of any one server, and is seen by every later read.
        settings.WriteConcern = WriteConcern.WMajority.With(journal: true);
        settings.ReadPreference = ReadPreference.Primary;
        // The driver's own retry needs sessions, which not every server has; MongoBulk retries by token.
        settings.RetryWrites = false;
        return new MongoClient(settings);
    }

    public IDocuments<T> Open<T>(Collection<T> collection) where T : Document
    {
        collection.CheckNames();
        return new MongoDocuments<T>(_database.GetCollection<BsonDocument>(collection.Name), collection);
    }

    /// <remarks>Not repeated when its outcome is unknown: it would count twice.</remarks>
    public async Task<long> Increment(string counter, long by, CancellationToken cancellationToken)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After };
        for (var attempt = 1; ; attempt++)
            try
            {
                var counted = await _database.GetCollection<BsonDocument>("wiredesk.counters").FindOneAndUpdateAsync(
                    new BsonDocumentFilterDefinition<BsonDocument>(new BsonDocument("_id", counter)), new BsonDocument("$inc", new BsonDocument("n", by)), options, cancellationToken);
                return counted["n"].ToInt64();
            }
            catch (MongoCommandException first) when (first.Code == MongoBulk.DuplicateKey && attempt < 5)
            {
                // Another made the counter at the same moment; now it is there.
            }
    }

    public Task Scrub(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task Ping(CancellationToken cancellationToken) =>
        _database.RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), cancellationToken: cancellationToken);

    public void Dispose() => _client.Dispose();
}
