using System.Collections.Concurrent;
using MassTransit;

namespace Wiredesk.Tests;

/// <summary>Tells when the queues are done with a message: it was consumed, put in quarantine, or the attempt failed altogether.</summary>
internal sealed class Deliveries : IReceiveObserver
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _done = new();

    /// <summary>Completes when that many queues are done with the message from now on.</summary>
    public async Task Await(Guid messageId, int queues)
    {
        var done = _done.GetOrAdd(messageId, _ => new SemaphoreSlim(0));
        for (var queue = 0; queue < queues; queue++)
            await done.WaitAsync();
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Done(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Done(context);

    private Task Done(ReceiveContext context)
    {
        var id = context.TryGetPayload<ConsumeContext>(out var message) ? message.MessageId : context.GetMessageId();
        if (id is { } known && _done.TryGetValue(known, out var done))
            done.Release();
        return Task.CompletedTask;
    }
}
