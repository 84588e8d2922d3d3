using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using MassTransit;

namespace Wiredesk.Defaults.Bus;

/// <summary>Puts a stored message on the bus.</summary>
public sealed class MessageSender(IBusControl bus, BusKind kind, IEnumerable<ConsumerOf> consumers)
{
    internal const string OutboxHeader = "Wiredesk-Outbox";

    // The broker answers in milliseconds; a publish without a limit waits through an outage.
    private static readonly TimeSpan ConfirmTime = TimeSpan.FromSeconds(8);

    private static readonly ActivitySource Activities = new("Wiredesk");

    private readonly ConcurrentDictionary<string, Type> _types = new();

    private readonly ILookup<Type, ConsumerOf> _readers = consumers
        .SelectMany(consumer => consumer.Messages.Select(message => (message, consumer)))
        .ToLookup(pair => pair.message, pair => pair.consumer);

    /// <summary>Whether there is a bus to send on at present.</summary>
    public bool IsReachable => kind == BusKind.InMemory || bus.CheckHealth().Status != BusHealthStatus.Unhealthy;

    /// <summary>Publishes; says whether the message is now safe elsewhere, so that its document may forget it.</summary>
    /// <exception cref="TimeoutException">The broker did not confirm in time, or is not reachable.</exception>
    /// <exception cref="MassTransit.RabbitMqTransport.MessageReturnedException">No queue takes messages of this type yet.</exception>
    public async Task<bool> Send(OutgoingMessage outgoing, string outbox, string documentId, CancellationToken cancellationToken)
    {
        var type = _types.GetOrAdd(outgoing.Type, TypeOf);
        var message = outgoing.Message ?? outgoing.Body.Deserialize(type, Json.Options)!;
        var readers = _readers[type].Count();
        if (kind == BusKind.InMemory && readers == 0)
            return true; // An announcement to the outside world, and there is none in memory.

        using var activity = Activity.Current is null && outgoing.TraceParent is { } parent
            ? Activities.StartActivity("send pending message", ActivityKind.Internal, parent)
            : null;

        if (!IsReachable)
            throw new TimeoutException("the broker is not reachable");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConfirmTime);
        await bus.Publish(message, type, Pipe.Execute<PublishContext>(context =>
        {
            context.MessageId = outgoing.Id;
            if (kind == BusKind.InMemory)
                context.Headers.Set(OutboxHeader, $"{outbox}/{outgoing.Id:N}/{readers}/{documentId}");
            else
                context.Mandatory = !Announcements.Contains(type.Name);
        }), limit.Token).WaitAsync(ConfirmTime + TimeSpan.FromSeconds(1), cancellationToken);
        return kind == BusKind.RabbitMq;
    }

    // Nobody inside Wiredesk has to read these; a subscriber outside may.
    private static readonly HashSet<string> Announcements = ["ArticlePublished", "ArticleUpdated", "ArticleWithdrawn"];

    private static Type TypeOf(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null)
        ?? throw new InvalidOperationException($"The stored message type {name} is not known to this version.");
}
