using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>What the senders and the sweeper need of an outbox, whatever its documents are.</summary>
public interface IOutbox
{
    /// <summary>The service whose documents hold the messages.</summary>
    string Name { get; }

    /// <summary>Whether nothing waits to be sent or, in memory, to be taken over by the next stage.</summary>
    Task<bool> IsEmpty(CancellationToken cancellationToken);

    /// <summary>Sends what stayed pending since before the given instant; says how many documents that were.</summary>
    Task<int> Sweep(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Forgets messages that arrived, given by document and message id.</summary>
    Task Clear(IReadOnlyCollection<(string DocumentId, Guid MessageId)> sent, CancellationToken cancellationToken);
}

/// <summary>Sends what saved documents announce, and clears it only when it can no longer be lost.</summary>
/// <remarks>
/// On RabbitMQ the broker's confirmation clears a message; what it did not confirm in time stays for the sweeper.
/// In memory an accepted message can still be lost, so only the next stage's save clears it (<see cref="StageDone"/>), and a start sends again what is pending.
/// </remarks>
public sealed class Outbox<T>(
    string service, Collection<T> collection, IDocuments<T> documents, MessageSender sender, BusKind kind, TimeProvider time, ILogger<Outbox<T>> log) : IOutbox
    where T : OutboxDocument
{
    private const int SweepPage = 100;

    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    private readonly Index<T> _pending = collection.Indexes.Single(index => index.Name == "outgoing");

    public string Name => service;

    /// <summary>Sends the messages of a document that was just saved; says whether all could be sent. What could not stays pending.</summary>
    /// <remarks>Goes on when the caller hangs up: what is saved must be sent.</remarks>
    public async Task<bool> Send(T saved)
    {
        var sent = new List<(string, Guid)>();
        var all = true;
        foreach (var message in saved.Outgoing)
        {
            try
            {
                if (await sender.Send(message, Name, saved.Id, CancellationToken.None))
                    sent.Add((saved.Id, message.Id));
            }
            catch (Exception exception) // Whatever it was: the message is saved, and others must not wait for it.
            {
                log.LogWarning("Message {MessageId} ({MessageType}) of {DocumentId} is not confirmed ({Reason}); it stays pending", message.Id, message.Type, saved.Id, exception.Message);
                all = false;
                break; // Later messages of one document must not overtake it.
            }
        }

        if (sent.Count == 0) return all;
        if (sent.Count < saved.Outgoing.Count || !await documents.Replace(saved with { Outgoing = [], LeasedUntil = null }, CancellationToken.None))
            await Clear(sent, CancellationToken.None); // The document went on meanwhile: take out just what was sent.
        return all;
    }

    public async Task<bool> IsEmpty(CancellationToken cancellationToken) =>
        (await documents.Query(_pending, Documents.Range.All, 1, cancellationToken)).Items.Count == 0;

    public async Task<int> Sweep(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var swept = 0;
        await foreach (var document in kind == BusKind.InMemory ? Pending(before, cancellationToken) : Leased(before, cancellationToken))
        {
            if (await Send(document))
            {
                swept++;
            }
            else if (!sender.IsReachable)
            {
                await documents.Replace(document with { LeasedUntil = null }, cancellationToken);
                break; // The next round tries again. What failed with a broker there waits for the end of its lease.
            }
        }

        return swept;
    }

    private async IAsyncEnumerable<T> Leased(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await documents.Lease(_pending, Documents.Range.Below(before), time.GetUtcNow(), time.GetUtcNow() + LeaseTime, cancellationToken) is { } document)
            yield return document;
    }

    // In memory there is one sweep and one sweeper: a lease that the process before left behind must not hold anything back.
    private async IAsyncEnumerable<T> Pending(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await documents.Query(_pending, Documents.Range.Below(before), SweepPage, cancellationToken, after);
            foreach (var document in page.Items)
                yield return document;
            after = page.Next;
        }
        while (after is not null);
    }

    public async Task Clear(IReadOnlyCollection<(string DocumentId, Guid MessageId)> sent, CancellationToken cancellationToken)
    {
        var ids = sent.Select(one => one.MessageId).ToHashSet();
        var open = sent.Select(one => one.DocumentId).ToHashSet();
        while (open.Count > 0)
        {
            var holding = (await documents.Get(open, cancellationToken)).Where(document => document.Outgoing.Any(message => ids.Contains(message.Id))).ToList();
            var written = await documents.Write(
                [.. holding.Select(document => new Write<T>.Replace(document with { Outgoing = [.. document.Outgoing.Where(message => !ids.Contains(message.Id))] }))],
                cancellationToken);
            open = [.. holding.Where((_, n) => !written[n]).Select(document => document.Id)]; // Changed under our hands: again.
        }
    }
}
