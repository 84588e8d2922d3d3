using MongoDB.Driver;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Mongo;
using Wiredesk.Defaults.Tests.Documents;

namespace Wiredesk.Defaults.Tests.Mongo;

public sealed class MongoDocumentsTests : DocumentsContract
{
    private readonly string _database = $"wiredesk-test-{Guid.NewGuid():n}";
    private string? _connection;

    protected override string[] Address => [_connection!, _database];

    protected override async Task Start()
    {
        _connection = await MongoServer.Connection;
        Assert.SkipWhen(_connection is null, MongoServer.Missing);
    }

    protected override IDocumentStore OpenStore() => new MongoDocumentStore(_connection!, _database);

    protected override async Task Stop()
    {
        if (_connection is null) return;
        using var client = new MongoClient(_connection);
        await client.DropDatabaseAsync(_database);
    }
}
