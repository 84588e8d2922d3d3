namespace Wiredesk.Publishing.Channels;

/// <summary>Sends a message over a channel, once, and notes how that went.</summary>
public sealed class Dispatch(IEnumerable<ISender> senders, TimeProvider time)
{
    public async Task<(Attempt Attempt, Delivery Delivery)> Send(Channel channel, Message message, CancellationToken cancellationToken)
    {
        var (at, started) = (time.GetUtcNow(), time.GetTimestamp());
        var sender = senders.FirstOrDefault(sender => sender.Kind == channel.Kind);
        var attempt = sender is null
            ? new Attempt(false, Error: "This version does not know this kind of channel.")
            : await sender.Send(channel, message, cancellationToken);
        return (attempt, new Delivery(
            message.Number, message.Id, message.Type, at, Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1), attempt.IsDelivered, attempt.Status, attempt.Error));
    }
}
