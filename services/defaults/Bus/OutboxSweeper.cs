using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Wiredesk.Defaults.Bus;

/// <summary>Sends what stayed pending: in memory once, at the start; on RabbitMQ again and again, whatever the broker did not confirm.</summary>
public sealed class OutboxSweeper(IEnumerable<IOutbox> outboxes, BusKind kind, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<OutboxSweeper> log)
    : BackgroundService
{
    // Longer than a publish may take, so that what is just being sent is left alone.
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetUtcNow();
        var ready = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(ready.SetResult); // By then the bus runs.
        await ready.Task.WaitAsync(stoppingToken);

        if (kind == BusKind.InMemory)
        {
            await Sweep(started, stoppingToken);
            return;
        }

        using var timer = new PeriodicTimer(Pause, time);
        do
            await Sweep(time.GetUtcNow() - Age, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Sweep(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var outbox in outboxes)
        {
            try
            {
                if (await outbox.Sweep(before, cancellationToken) is > 0 and var swept)
                    log.LogInformation("Sent again what {Count} documents of {Outbox} had pending", swept, outbox.Name);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                log.LogError(exception, "The outbox {Outbox} could not be swept; the next round tries again", outbox.Name);
            }
        }
    }
}
