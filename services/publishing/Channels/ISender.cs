namespace Wiredesk.Publishing.Channels;

/// <summary>Delivers over one kind of channel.</summary>
public interface ISender
{
    ChannelKind Kind { get; }

    /// <summary>Tries once; whatever goes wrong is in the attempt.</summary>
    Task<Attempt> Send(Channel channel, Message message, CancellationToken cancellationToken);
}
