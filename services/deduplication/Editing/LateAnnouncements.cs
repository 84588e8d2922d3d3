using Wiredesk.Deduplication.Arrivals;

namespace Wiredesk.Deduplication.Editing;

/// <summary>Announces the edits that were carried out and not announced, for a process ended or the store failed in between: at the start, and every ten seconds.</summary>
/// <remarks>Several replicas may announce the same one: it says the same each time.</remarks>
public sealed class LateAnnouncements(
    ArrivalLog arrivals, EditAnnouncer announcer, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<LateAnnouncements> log) : BackgroundService
{
    // Longer than it usually takes, so that what is just being announced is left alone.
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    /// <summary>Announces what was decided before an instant.</summary>
    public async Task Announce(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var entry in await arrivals.ToAnnounce(before, cancellationToken))
        {
            try
            {
                log.LogInformation("Edit {Number} of {At:u} is announced late, for it is not known to have been", entry.Number, entry.Edit!.At);
                await announcer.CarryOut(entry, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested) // Others must not wait for it.
            {
                log.LogError(exception, "Edit {Number} of {At:u} could not be announced; the next round tries again", entry.Number, entry.Edit!.At);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetUtcNow();
        var ready = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(ready.SetResult); // By then the bus runs.
        await ready.Task.WaitAsync(stoppingToken);

        using var timer = new PeriodicTimer(Age, time);
        for (var before = started; ; before = time.GetUtcNow() - Age)
        {
            try
            {
                await Announce(before, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(exception, "Edits that are still to be announced could not be read; the next round tries again");
            }

            if (!await timer.WaitForNextTickAsync(stoppingToken)) return;
        }
    }
}
