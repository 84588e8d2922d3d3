using Wiredesk.Defaults;
using Wiredesk.Defaults.Bus;

namespace Wiredesk.Gateway.Cache;

/// <summary>The cache of reads, and the queue by which each gateway hears of kills.</summary>
public static class CacheRegistration
{
    private const long LargestCache = 64 * 1024 * 1024;
    private const long LargestEntry = 1024 * 1024;

    public static void AddCachedReads(this WebApplicationBuilder builder)
    {
        var generation = new Generation();
        builder.Services.AddSingleton(generation);
        builder.Services.AddOutputCache(cache =>
        {
            cache.SizeLimit = LargestCache;
            cache.MaximumBodySize = LargestEntry;
            cache.AddPolicy(CachedReads.Name, new CachedReads(generation));
        });
        if (string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString("messaging"))) return; // Nothing could come; a second is the limit.
        builder.Services.AddListener<ForgetKilledConsumer>();
        builder.AddBusDefaults(isVital: false);
    }
}
