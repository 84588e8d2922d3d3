using System.Security.Cryptography;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Channels;

/// <summary>One process's turn at a channel that it has leased: how far it has come, and what it attempted.</summary>
internal sealed class Session(Channel channel, ChannelStore channels, ReceiptStore receipts, TimeProvider time)
{
    private const int MostUnsaved = 100;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(90); // Longer than an attempt may take.
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    private readonly List<Delivery> _attempts = [];
    private long _stored = channel.Cursor;
    private long _savedAt = time.GetTimestamp();
    private bool _isOver;

    public Channel Channel { get; private set; } = channel;

    /// <summary>Whether there may be more to do.</summary>
    public bool GoesOn => !_isOver && Channel.Status == ChannelStatus.Active;

    /// <summary>Whether so much has happened that a crash must not forget it.</summary>
    public bool IsSaveDue => _attempts.Count >= MostUnsaved || time.GetElapsedTime(_savedAt) >= SaveEvery;

    /// <summary>Takes a channel for this process alone; null while another has it.</summary>
    public static async Task<Session?> Begin(string id, ChannelStore channels, ReceiptStore receipts, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await channels.Lease(id, now, now + LeaseTime, cancellationToken) is { } channel ? new Session(channel, channels, receipts, time) : null;
    }

    /// <summary>A change is not for this partner.</summary>
    public void Pass(long number) => Channel = Channel with { Cursor = number };

    /// <summary>A change was attempted. One that failed ends the turn: what comes after it waits.</summary>
    public void Note(long number, Attempt attempt, Delivery delivery)
    {
        Channel = Schedule.After(Channel, number, attempt, time.GetUtcNow(), RandomNumberGenerator.GetInt32(1000) / 1000.0);
        _attempts.Add(delivery);
        _isOver |= !attempt.IsDelivered;
    }

    /// <summary>Saves progress and keeps the channel, or gives it back. If somebody changed the channel meanwhile, their settings hold, and their cursor if they moved it.</summary>
    public async Task Save(bool giveBack)
    {
        await channels.Log(Channel.Id, _attempts, CancellationToken.None);
        var hasArrived = _attempts.Exists(attempt => attempt.IsDelivered);
        _attempts.Clear();
        var ours = Channel;
        while (true)
        {
            var next = ours with { LeasedUntil = giveBack ? null : time.GetUtcNow() + LeaseTime };
            if (await channels.Replace(next, CancellationToken.None))
            {
                (Channel, _stored, _savedAt) = (next with { Version = next.Version + 1 }, next.Cursor, time.GetTimestamp());
                break;
            }

            var held = await channels.Find(ours.Id, CancellationToken.None);
            if (held is null || held.LeasedUntil != ours.LeasedUntil)
            {
                _isOver = true; // Deleted, or another has it: our lease was over.
                return;
            }

            ours = held.Cursor != _stored ? held : held with
            {
                Cursor = ours.Cursor,
                Failures = ours.Failures,
                FailingSince = ours.FailingSince,
                NextAttemptAt = ours.NextAttemptAt,
                LastError = ours.LastError,
                Status = ours.Status == ChannelStatus.Disabled ? ours.Status : held.Status,
                DisabledReason = ours.Status == ChannelStatus.Disabled ? ours.DisabledReason : held.DisabledReason,
            };
        }

        if (hasArrived)
            await receipts.Note(Channel.Partner, $"{(Channel.Kind == ChannelKind.Webhook ? "webhook" : "binding")}/{Channel.Id}", Channel.Cursor, CancellationToken.None);
    }
}
