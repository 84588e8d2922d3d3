using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

/// <summary>Polls feeds and fetches pages as they are due, as long as the process runs.</summary>
public sealed class PollingService(Poller poller, PageFetcher pages, SilenceWatch silence, PollingSettings settings, TimeProvider time, ILogger<PollingService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Workers == 0)
            return Task.CompletedTask;
        // Half as many for pages: a feed with many must not keep the others waiting.
        var work = Enumerable.Repeat(() => Repeat(async () => await poller.PollNext(stoppingToken) is not null, Pause, stoppingToken), settings.Workers)
            .Concat(Enumerable.Repeat(() => Repeat(() => pages.FetchNext(stoppingToken), Pause, stoppingToken), (settings.Workers + 1) / 2))
            .Append(() => Repeat(() => silence.Look(stoppingToken), SilenceWatch.Pause, stoppingToken));
        return Task.WhenAll(work.Select(one => one()));
    }

    // Goes on at once while there is something to do; else looks again after a pause.
    private async Task Repeat(Func<Task<bool>> work, TimeSpan pause, CancellationToken stoppingToken)
    {
        while (true)
        {
            var isBusy = false;
            try
            {
                isBusy = await work();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested) // A store that is away, say: the next round tries again.
            {
                log.LogError(failure, "Polling failed; it is tried again");
            }

            if (!isBusy)
                await Task.Delay(pause, time, stoppingToken);
        }
    }
}
