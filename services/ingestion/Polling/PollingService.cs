using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Polling;

/// <summary>Polls feeds and fetches pages as they are due, as long as the process runs.</summary>
public sealed class PollingService(
    Poller poller, FeedStore feeds, PageFetcher pages, WantedPages wanted, SilenceWatch silence, PollingSettings settings, TimeProvider time, ILogger<PollingService> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Workers == 0)
            return Task.CompletedTask;
        // Half as many for pages: a feed with many must not keep the others waiting.
        var work = Enumerable.Repeat(PollFeeds, settings.Workers).Concat(Enumerable.Repeat(FetchPages, (settings.Workers + 1) / 2)).Append(WatchSilence);
        return Task.WhenAll(work.Select(one => one(stoppingToken)));
    }

    private Task PollFeeds(CancellationToken stoppingToken) => Repeat(
        async () => await poller.PollNext(stoppingToken) is not null ? TimeSpan.Zero : UntilDue(await feeds.NextDue(Pause, stoppingToken)), stoppingToken);

    private Task FetchPages(CancellationToken stoppingToken) => Repeat(
        async () => await pages.FetchNext(stoppingToken) ? TimeSpan.Zero : UntilDue(await wanted.NextDue(Pause, stoppingToken)), stoppingToken);

    private Task WatchSilence(CancellationToken stoppingToken) => Repeat(
        async () =>
        {
            await silence.Look(stoppingToken);
            return SilenceWatch.Pause;
        },
        stoppingToken);

    // Who waits for a turn at a host is there when it comes: turns taken late would slow down all who wait there.
    private TimeSpan UntilDue(DateTimeOffset? due) => due - time.GetUtcNow() is { } wait && wait < Pause ? wait : Pause;

    // The work says how long to wait before it is looked for again.
    private async Task Repeat(Func<Task<TimeSpan>> work, CancellationToken stoppingToken)
    {
        while (true)
        {
            var pause = Pause;
            try
            {
                pause = await work();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested) // A store that is away, say: the next round tries again.
            {
                log.LogError(failure, "Polling failed; it is tried again");
            }

            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, stoppingToken);
        }
    }
}
