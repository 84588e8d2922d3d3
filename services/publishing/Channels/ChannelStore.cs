using Wiredesk.Defaults.Documents;

namespace Wiredesk.Publishing.Channels;

/// <summary>The channels of all partners, and the log of what they delivered. Their secrets lie sealed in the store.</summary>
public sealed class ChannelStore(IDocuments<Channel> channels, IDocuments<DeliveryBatch> deliveries, SecretSeal seal)
{
    private static readonly TimeSpan LogKept = TimeSpan.FromDays(30);

    public async Task<Channel?> Find(string id, CancellationToken cancellationToken) => await channels.Get(id, cancellationToken) is { } channel ? seal.Open(channel) : null;

    public Task Add(Channel channel, CancellationToken cancellationToken) => channels.InsertIfAbsent(seal.Seal(channel), cancellationToken);

    public Task<bool> Delete(string id, CancellationToken cancellationToken) => channels.Delete(id, cancellationToken);

    /// <summary>Replaces the version that was read; false when another writer was first.</summary>
    public Task<bool> Replace(Channel channel, CancellationToken cancellationToken) => channels.Replace(seal.Seal(channel), cancellationToken);

    /// <summary>Changes a channel's settings, whoever delivers on it meanwhile; null when there is no such channel.</summary>
    public async Task<Channel?> Change(string id, Func<Channel, Channel> change, CancellationToken cancellationToken)
    {
        while (await Find(id, cancellationToken) is { } held)
        {
            var changed = change(held);
            if (await Replace(changed, cancellationToken)) return changed with { Version = changed.Version + 1 };
        }

        return null;
    }

    /// <summary>Takes a channel for this process alone; null while another has it.</summary>
    public async Task<Channel?> Lease(string id, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await channels.Lease(Channel.ById, Defaults.Documents.Range.Is(id), now, until, cancellationToken) is { } channel ? seal.Open(channel) : null;

    /// <summary>A partner's channels, oldest first.</summary>
    public Task<IReadOnlyList<Channel>> Of(string partner, CancellationToken cancellationToken) =>
        All(Channel.ByPartner, Defaults.Documents.Range.StartingWith(partner), cancellationToken);

    /// <summary>Those that deliver.</summary>
    public Task<IReadOnlyList<Channel>> Active(CancellationToken cancellationToken) => All(Channel.ByActive, Defaults.Documents.Range.All, cancellationToken);

    /// <summary>Keeps what was attempted.</summary>
    public async Task Log(string channel, IReadOnlyList<Delivery> attempts, CancellationToken cancellationToken)
    {
        if (attempts.Count == 0) return;
        await deliveries.InsertIfAbsent(
            new DeliveryBatch { Id = $"{channel}/{Guid.CreateVersion7(attempts[0].At):N}", Channel = channel, Deliveries = [.. attempts], ExpiresAt = attempts[^1].At + LogKept },
            cancellationToken);
    }

    /// <summary>The latest attempts of a channel, newest first.</summary>
    public async Task<IReadOnlyList<Delivery>> Deliveries(string channel, int limit, CancellationToken cancellationToken)
    {
        var page = await deliveries.Query(DeliveryBatch.ByChannel, Defaults.Documents.Range.StartingWith(channel), limit, cancellationToken, descending: true);
        return [.. page.Items.SelectMany(batch => batch.Deliveries.Reverse()).Take(limit)];
    }

    private async Task<IReadOnlyList<Channel>> All(Index<Channel> index, Defaults.Documents.Range range, CancellationToken cancellationToken)
    {
        var all = new List<Channel>();
        string? after = null;
        do
        {
            var page = await channels.Query(index, range, 1000, cancellationToken, after);
            all.AddRange(page.Items.Select(seal.Open));
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
