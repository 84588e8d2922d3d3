using Wiredesk.Deduplication;
using Wiredesk.Defaults;
using Wiredesk.Enrichment;
using Wiredesk.Gateway.Keys;
using Wiredesk.Ingestion;
using Wiredesk.Publishing;

namespace Wiredesk.Standalone.Looking;

/// <summary>The stores of a data folder without the services that write them: for looking in, also while an instance runs.</summary>
internal static class Stores
{
    /// <exception cref="UserException">The folder holds no Wiredesk data.</exception>
    public static ServiceProvider Open(DirectoryInfo data)
    {
        if (!data.Exists) throw new UserException($"There is no data folder {data}; 'wiredesk up' makes one.");
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddEnvironmentVariables() // What fetching may do.
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:documents"] = $"Data Source={data.FullName}" }).Build());
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddMetrics();
        services.AddKeys();
        services.AddIngestion();
        services.AddEnrichment();
        services.AddDeduplication();
        services.AddPublishing();
        return services.BuildServiceProvider();
    }
}
