using DotNet.Testcontainers.Builders;
using Testcontainers.MongoDb;

namespace Wiredesk.Defaults.Tests.Mongo;

/// <summary>The server that the tests of the MongoDB engine use: the one that is named, or one in a container.</summary>
internal static class MongoServer
{
    public const string Missing = "No MongoDB: set WIREDESK_TEST_MONGODB to the connection string of a server that may be written to, or run Docker.";

    private static readonly Lazy<Task<string?>> Found = new(Find);

    /// <summary>Its connection string; null when there is none.</summary>
    public static Task<string?> Connection => Found.Value;

    private static async Task<string?> Find()
    {
        if (Environment.GetEnvironmentVariable("WIREDESK_TEST_MONGODB") is { Length: > 0 } named) return named;
        try
        {
            var container = new MongoDbBuilder("mongo:8.0").Build(); // Removed by Testcontainers when this process ends.
            await container.StartAsync();
            return container.GetConnectionString();
        }
        catch (Exception absent) when (absent is DockerUnavailableException or HttpRequestException or TimeoutException)
        {
            return null;
        }
    }
}
