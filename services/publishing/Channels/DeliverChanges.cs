using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Channels;

/// <summary>Delivers the changes feed over every channel, each by itself: what fails or is slow holds up no other.</summary>
/// <remarks>
/// Several processes share the channels by leases. Progress is saved at least every second; after a crash the changes since then are sent again,
/// in the same order and under the same ids.
/// </remarks>
public sealed class DeliverChanges(
    ChannelStore channels, ChangeStore changes, ChangeTail tail, ChannelMessages messages, PartnerStore partners, ReceiptStore receipts, Dispatch dispatch, TimeProvider time,
    ILogger<DeliverChanges> log)
    : BackgroundService
{
    private const int Batch = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // So long a channel that has delivered everything is kept for what comes next: giving it back and taking it again costs four writes.
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Begin(stoppingToken);
            }
#pragma warning disable CA1031 // The next round tries again; nothing is lost meanwhile.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogError(failure, "The channels could not be read; next attempt in {Pause}", Pause);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_running.Values); // Each saves how far it came.
    }

    // Starts on every channel that has something to deliver and is not at it already.
    private async Task Begin(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = await changes.Last(cancellationToken);
        foreach (var channel in await channels.Active(cancellationToken))
        {
            if (channel.Cursor >= last || channel.NextAttemptAt > now || channel.LeasedUntil > now || _running.GetValueOrDefault(channel.Id) is { IsCompleted: false }) continue;
            _running[channel.Id] = Task.Run(() => Run(channel.Id, cancellationToken), CancellationToken.None);
        }
    }

    private async Task Run(string id, CancellationToken cancellationToken)
    {
        try
        {
            if (await Session.Begin(id, channels, receipts, time, cancellationToken) is { } session)
                await Deliver(session, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process ends.
        }
#pragma warning disable CA1031 // The next round tries again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogError(failure, "The delivery over channel {Channel} ended early", id);
        }
    }

    private async Task Deliver(Session session, CancellationToken cancellationToken)
    {
        try
        {
            while (session.GoesOn)
            {
                var grown = tail.Grown;
                var entitlement = await partners.EntitlementOf(session.Channel.Partner, cancellationToken);
                var page = tail.Entries(session.Channel.Cursor, Batch) ?? await messages.Older(session.Channel.Cursor, Batch, cancellationToken);
                if (page.Count > 0) await Deliver(session, page, entitlement, cancellationToken);
                else if (!await grown.Within(Linger, time, cancellationToken)) return;
            }
        }
        finally
        {
            await session.Save(giveBack: true);
        }
    }

    private async Task Deliver(Session session, IReadOnlyList<TailEntry> page, Entitlement entitlement, CancellationToken cancellationToken)
    {
        foreach (var entry in page)
        {
            await Deliver(session, entry, entitlement, cancellationToken);
            if (!session.GoesOn) return;
            if (!session.IsSaveDue) continue;
            await session.Save(giveBack: false);
            if (!session.GoesOn || session.Channel.Cursor != entry.Change.Number) return; // Somebody moved the cursor.
        }
    }

    private async Task Deliver(Session session, TailEntry entry, Entitlement entitlement, CancellationToken cancellationToken)
    {
        if (entry.For(entitlement, time.GetUtcNow()) is not { } told)
        {
            session.Pass(entry.Change.Number);
            return;
        }

        var payload = entitlement.AllowsFormat("json") ? session.Channel.Payload : PayloadKind.Thin;
        var (attempt, delivery) = await dispatch.Send(session.Channel, await messages.Of(told, payload, cancellationToken), cancellationToken);
        session.Note(entry.Change.Number, attempt, delivery);
    }
}
