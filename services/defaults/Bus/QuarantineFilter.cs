using System.Text;
using MassTransit;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>Where a message goes that failed for good: into the quarantine of the service that read it.</summary>
/// <remarks>If the quarantine cannot be written the message goes back to its queue: it is never dropped.</remarks>
public sealed class QuarantineFilter(string service, string queue, IDocuments<QuarantinedMessage> quarantine, TimeProvider time, StageDone done, ILogger log)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    /// <summary>A consumer failed, or the message could not be read.</summary>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var failure = context.Exception.GetBaseException();
        var read = context.TryGetPayload<ConsumeContext>(out var message);
        var cause = failure is RefusedException ? "refused" : read && failure is not System.Text.Json.JsonException ? "failed" : "malformed";
        await Keep(context, message?.MessageId, cause, failure.Message);
        if (message is not null)
            done.Note(message);
        await next.Send(context);
    }

    /// <summary>Nobody could take the message: it is of no known type, or it ended the process each time it was tried.</summary>
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var dead = queue.EndsWith("-dead", StringComparison.Ordinal);
        await Keep(
            context, null, dead ? "crashed" : "malformed", dead ? "The process ended each time it worked on this message." : "The message is of no type that is read here.");
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("quarantine");

    private async Task Keep(ReceiveContext context, Guid? messageId, string cause, string reason)
    {
        var now = time.GetUtcNow();
        var id = (messageId ?? context.GetMessageId() ?? Guid.CreateVersion7(now)).ToString("D");
        var entry = new QuarantinedMessage
        {
            Id = id,
            Stage = service,
            Queue = queue,
            Cause = cause,
            Reason = reason,
            Body = Encoding.UTF8.GetString(context.GetBody()),
            FirstSeen = now,
            LastSeen = now,
            Attempts = 1,
        };
        log.LogError("Message {MessageId} from {Queue} is in quarantine, {Cause}: {Reason}", id, queue, cause, reason);
        if (await quarantine.InsertIfAbsent(entry, CancellationToken.None)) return;
        while (await quarantine.Get(id, CancellationToken.None) is { } known
            && !await quarantine.Replace(known with { Cause = cause, Reason = reason, LastSeen = now, Attempts = known.Attempts + 1 }, CancellationToken.None))
        {
            // Two failures of one message at once: count both.
        }
    }
}
