using System.Threading.Channels;

namespace Wiredesk.Tests;

/// <summary>What a listening consumer heard on the bus, in order.</summary>
internal sealed class Heard<T>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Channel<T> _messages = Channel.CreateUnbounded<T>();

    public int Waiting => _messages.Reader.Count;

    public void Add(T message) => _messages.Writer.TryWrite(message);

    public Task<T> Next() => _messages.Reader.ReadAsync().AsTask().WaitAsync(Limit);
}
