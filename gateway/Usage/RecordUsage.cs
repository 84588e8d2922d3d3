using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Wiredesk.Gateway.Keys;

namespace Wiredesk.Gateway.Usage;

/// <summary>Counts requests by key, and notes single reads of articles; writes both in batches, a second after they happened.</summary>
/// <remarks>An orderly end writes what waits. A crash loses the last second.</remarks>
public sealed class RecordUsage(UsageStore store, IOptionsMonitor<GatewayOptions> options, TimeProvider time, ILogger<RecordUsage> log) : BackgroundService
{
    private const int LargestBatch = 2000; // The more at once, the fewer pages of the index by article, and commits, for each.
    private const int MostWaiting = 100_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<Asked> _asked = Channel.CreateBounded<Asked>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly record struct Asked(ApiKey Key, int Status, Guid? Article, DateTimeOffset At);

    /// <summary>Notes a request that was answered. Waits only while the store is far behind: an audit that drops reads is none.</summary>
    public ValueTask Note(HttpContext http)
    {
        if (KeyAuthentication.KeyOf(http) is not { } key) return ValueTask.CompletedTask;
        var asked = new Asked(key, http.Response.StatusCode, ArticleOf(http), time.GetUtcNow());
        return _asked.Writer.TryWrite(asked) ? ValueTask.CompletedTask : _asked.Writer.WriteAsync(asked, CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (batch, id) = (new List<Asked>(), Guid.Empty);
        while (batch.Count > 0 || await More(stoppingToken))
        {
            if (batch.Count == 0) id = Guid.CreateVersion7(time.GetUtcNow()); // Stays the same when the batch is tried again.
            while (batch.Count < LargestBatch && _asked.Reader.TryRead(out var asked))
                batch.Add(asked);
            try
            {
                await Write(id, batch);
                batch.Clear();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The usage of {Count} requests could not be written; tried again", batch.Count);
            }

            if (_asked.Reader.Count < LargestBatch) await Rest(stoppingToken);
        }
    }

    // At the end: as long as anything waits.
    private async Task<bool> More(CancellationToken stoppingToken)
    {
        try
        {
            return await _asked.Reader.WaitToReadAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return _asked.Reader.Count > 0;
        }
    }

    private async Task Rest(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // What waits is written first.
        }
    }

    private async Task Write(Guid id, IReadOnlyList<Asked> batch)
    {
        var reads = batch.Where(asked => asked.Article is not null).Select(asked => new ArticleRead(asked.Article!.Value, asked.Key.Holder, asked.Key.Name, asked.At)).ToList();
        if (reads.Count > 0)
            await store.Keep(new ReadBatch { Id = id.ToString("D"), Reads = reads, ExpiresAt = reads[^1].At.AddDays(options.CurrentValue.AuditDays) }, CancellationToken.None);

        foreach (var day in batch.GroupBy(asked => (asked.Key.Name, asked.Key.Holder, Day: DateOnly.FromDateTime(asked.At.UtcDateTime))))
        {
            await store.Add(
                new KeyUsage
                {
                    Id = $"{day.Key.Name}/{day.Key.Day:yyyy-MM-dd}",
                    Key = day.Key.Name,
                    Holder = day.Key.Holder,
                    Day = day.Key.Day,
                    Requests = day.Count(),
                    Refused = day.Count(asked => asked.Status >= 400),
                    Reads = day.Count(asked => asked.Article is not null),
                },
                CancellationToken.None);
        }
    }

    // A single read: /v1/articles/{id} and what lies below it, if it was given out.
    private static Guid? ArticleOf(HttpContext http) =>
        http.Response.StatusCode is 200 or 304 or 206
        && http.Request.Path.StartsWithSegments("/v1/articles", out var rest)
        && rest.Value is { Length: >= 37 } path
        && (path.Length == 37 || path[37] is '/' or '.')
        && Guid.TryParseExact(path.AsSpan(1, 36), "D", out var id)
            ? id
            : null;
}
