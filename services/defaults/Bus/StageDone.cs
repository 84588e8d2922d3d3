using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Wiredesk.Defaults.Bus;

/// <summary>In memory: a stage has saved what it made of a message, so the stage before may forget that message.</summary>
/// <remarks>Clears in batches. What is lost of it in a crash is only cleared later: the message is sent again at the next start, and recognised.</remarks>
public sealed class StageDone(IServiceProvider services, TimeProvider time, ILogger<StageDone> log) : BackgroundService, IFilter<ConsumeContext>
{
    private const int BatchSize = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<(string Outbox, Guid MessageId, int Readers, string DocumentId, Uri Reader)> _done =
        Channel.CreateUnbounded<(string, Guid, int, string, Uri)>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Lets the consumer work, then notes that its message is done.</summary>
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        await next.Send(context);
        if (context.ReceiveContext.IsDelivered) // Else it goes to quarantine first.
            Note(context);
    }

    /// <summary>Notes that a message needs no more sending: its consumer saved, or it is in quarantine.</summary>
    public void Note(ConsumeContext context)
    {
        if (context.Headers.Get<string>(MessageSender.OutboxHeader)?.Split('/', 4) is [var outbox, var messageId, var readers, var documentId])
            _done.Writer.TryWrite((outbox, Guid.Parse(messageId), int.Parse(readers, null), documentId, context.ReceiveContext.InputAddress));
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("stage-done");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var outboxes = services.GetServices<IOutbox>().ToDictionary(outbox => outbox.Name);
        var waiting = new Dictionary<Guid, HashSet<Uri>>(); // Messages with several readers are done when all of them are, however often one of them got it.
        var batch = new List<(string Outbox, string DocumentId, Guid MessageId)>();
        while (batch.Count > 0 || await _done.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < BatchSize && _done.Reader.TryRead(out var done))
            {
                if (done.Readers > 1)
                {
                    var ready = waiting.GetValueOrDefault(done.MessageId) ?? (waiting[done.MessageId] = []);
                    ready.Add(done.Reader);
                    if (ready.Count < done.Readers) continue;
                    waiting.Remove(done.MessageId);
                }

                batch.Add((done.Outbox, done.DocumentId, done.MessageId));
            }

            try
            {
                foreach (var group in batch.GroupBy(one => one.Outbox))
                    await outboxes[group.Key].Clear([.. group.Select(one => (one.DocumentId, one.MessageId))], stoppingToken);
                batch.Clear();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(exception, "{Count} messages that are done could not be cleared; tried again", batch.Count);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }
}
