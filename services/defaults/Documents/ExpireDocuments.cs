using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Wiredesk.Defaults.Documents;

/// <summary>A registered collection, as far as expiry is concerned.</summary>
internal sealed record ExpiringCollection(string Name, Func<DateTimeOffset, CancellationToken, Task<long>> Expire);

/// <summary>Removes documents whose time has come, every minute.</summary>
internal sealed class ExpireDocuments(IEnumerable<ExpiringCollection> collections, TimeProvider time, ILogger<ExpireDocuments> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        while (await minute.WaitForNextTickAsync(stoppingToken))
            foreach (var collection in collections)
                await Expire(collection, stoppingToken);
    }

    private async Task Expire(ExpiringCollection collection, CancellationToken cancellationToken)
    {
        try
        {
            var removed = await collection.Expire(time.GetUtcNow(), cancellationToken);
            if (removed > 0) logger.LogInformation("{Removed} documents of {Collection} expired", removed, collection.Name);
        }
#pragma warning disable CA1031 // The next minute tries again; the other collections are not to wait for that.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "Documents of {Collection} could not be expired; next attempt in a minute", collection.Name);
        }
    }
}
