using System.Text;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>Where a message goes that failed for good: into the quarantine of the service that read it.</summary>
/// <remarks>If the quarantine cannot be written the message goes back to its queue: it is never dropped.</remarks>
public sealed class QuarantineFilter(
    string service, string queue, IEnumerable<Type> messages, IDocuments<QuarantinedMessage> quarantine, Remains remains, TimeProvider time, StageDone done, ILogger log)
    : IFilter<ConsumeContext>, IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    /// <summary>Remembers what was read: when a consumer fails, the failure alone does not tell.</summary>
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        context.ReceiveContext.AddOrUpdatePayload(() => new ReadMessage(context), _ => new ReadMessage(context));
        return next.Send(context);
    }

    /// <summary>A consumer failed, or the message could not be read.</summary>
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var failure = context.Exception.GetBaseException();
        var read = context.TryGetPayload<ReadMessage>(out var message);
        var cause = failure is RefusedException ? "refused" : read && failure is not JsonException ? "failed" : "malformed";
        await Keep(context, message?.Context.MessageId, cause, failure.Message);
        if (message is not null)
            done.Note(message.Context);
        await next.Send(context);
    }

    /// <summary>Nobody could take the message: it is of no known type, or it ended the process each time it was tried.</summary>
    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var dead = queue.EndsWith("-dead", StringComparison.Ordinal);
        await Keep(
            context, null, dead ? "crashed" : "malformed", dead ? "The process ended each time it worked on this message." : FlawOf(Encoding.UTF8.GetString(context.GetBody())));
        if (context.TryGetPayload<ReadMessage>(out var message))
            done.Note(message.Context);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("quarantine");

    private sealed record ReadMessage(ConsumeContext Context);

    /// <summary>Why a message was not taken: what it lacks, if it is of a type that is read here.</summary>
    private string FlawOf(string body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            var types = envelope.RootElement.GetProperty("messageType").EnumerateArray().Select(type => type.GetString()).ToHashSet();
            foreach (var type in messages.Where(type => types.Contains(MessageUrn.ForTypeString(type))))
                envelope.RootElement.GetProperty("message").Deserialize(type, Json.Options);
        }
        catch (Exception flaw) when (flaw is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return flaw.Message;
        }

        return "The message is of no type that is read here.";
    }

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
        if (!await quarantine.InsertIfAbsent(entry, CancellationToken.None))
        {
            while (await quarantine.Get(id, CancellationToken.None) is { } known
                && !await quarantine.Replace(known with { Cause = cause, Reason = reason, LastSeen = now, Attempts = known.Attempts + 1 }, CancellationToken.None))
            {
                // Two failures of one message at once: count both.
            }
        }

        await remains.RemoveErased(entry, CancellationToken.None);
    }
}
