namespace Wiredesk.Publishing.Tests.Search;

/// <summary>The same with documents and index on a MongoDB server.</summary>
public sealed class ArticleSearchOnMongoTests : ArticleSearchTests
{
    private protected override (string Key, string? Value)[] Settings
    {
        get
        {
            var server = Environment.GetEnvironmentVariable("WIREDESK_TEST_MONGODB");
            if (string.IsNullOrEmpty(server)) Assert.Skip("No MongoDB: set WIREDESK_TEST_MONGODB to the connection string of a server that may be written to.");
            return [("ConnectionStrings:documents", new MongoDB.Driver.MongoUrlBuilder(server) { DatabaseName = $"test-{Guid.NewGuid():N}" }.ToString())];
        }
    }
}
