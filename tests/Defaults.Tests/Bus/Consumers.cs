using System.Collections.Concurrent;
using MassTransit;

namespace Wiredesk.Defaults.Tests.Bus;

/// <summary>What the consumers of a test do with a parcel, and what they saw.</summary>
internal sealed class Post
{
    public ConcurrentQueue<string> Taken { get; } = [];

    /// <summary>Called with the parcel and how often it was tried.</summary>
    public Func<string, int, Task> Take { get; set; } = (_, _) => Task.CompletedTask;

    public Func<string, Task> Stop { get; set; } = _ => Task.CompletedTask;

    public Task Run(string parcel)
    {
        Taken.Enqueue(parcel);
        return Take(parcel, Taken.Count(taken => taken == parcel));
    }
}

internal sealed class TakeParcelConsumer(Post post) : IConsumer<ParcelSent>
{
    public Task Consume(ConsumeContext<ParcelSent> context) => post.Run(context.Message.Parcel);
}

internal sealed class BlockParcelConsumer : IConsumer<ParcelRecalled>
{
    public Task Consume(ConsumeContext<ParcelRecalled> context) => Task.CompletedTask;
}

internal sealed class StopParcelConsumer(Post post) : IConsumer<ParcelRecalled>
{
    public Task Consume(ConsumeContext<ParcelRecalled> context) => post.Stop(context.Message.Parcel);
}
