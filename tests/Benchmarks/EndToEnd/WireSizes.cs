using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Wiredesk.Contracts;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>How large one message type is on the wire, on average.</summary>
/// <param name="Name">The contract.</param>
/// <param name="Body">Bytes of the body as the broker gets it.</param>
/// <param name="Message">Bytes of the contract itself; the rest is MassTransit's envelope.</param>
internal sealed record WireSize(string Name, double Body, double Message);

/// <summary>How large the messages of an article are on the wire, hop by hop.</summary>
internal sealed record WireSizes(IReadOnlyList<WireSize> Hops, string BrokerVersion)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly Type[] Messages = [typeof(ArticleIngested), typeof(ArticleEnriched), typeof(ArticleClassified)];

    // {"round":1,"of":5000,"text":""} of the chain's own messages.
    private const int Frame = 31;

    /// <summary>How long a text a hop of an empty chain sends, so that its message is as large as the real one; 0 for the last, which sends nothing.</summary>
    public int PayloadAfter(int hop) => hop < Hops.Count ? (int)Hops[hop].Message - Frame : 0;

    /// <summary>Pushes some articles and looks at every message on its way, from a queue of its own that ends with it.</summary>
    public static async Task<WireSizes> Measure(Installation installation, int articles)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(installation.Broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var queue = await channel.QueueDeclareAsync(durable: false, exclusive: true, autoDelete: true);
        foreach (var message in Messages)
            await channel.QueueBindAsync(queue.QueueName, Exchange(message), routingKey: "");

        var seen = new ConcurrentQueue<(string Exchange, int Body, int Message)>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            seen.Enqueue((delivery.Exchange, delivery.Body.Length, MessageBytes(delivery.Body)));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);

        await new BusySource(installation.Api, installation.Api, Connections: 4, Batch: 10).Run("sizes", new Reports(1), articles);
        await Until.True(() => Task.FromResult(seen.Count >= articles * Messages.Length), Limit, "every message was seen");
        var version = System.Text.Encoding.UTF8.GetString((byte[])connection.ServerProperties!["version"]!);
        return new WireSizes([.. Messages.Select(message => Mean(message, seen.Where(one => one.Exchange == Exchange(message))))], version);
    }

    private static string Exchange(Type message) => $"{message.Namespace}:{message.Name}";

    private static WireSize Mean(Type message, IEnumerable<(string Exchange, int Body, int Message)> seen)
    {
        var all = seen.ToList();
        return new WireSize(message.Name, all.Average(one => one.Body), all.Average(one => one.Message));
    }

    private static int MessageBytes(ReadOnlyMemory<byte> body)
    {
        using var envelope = JsonDocument.Parse(body);
        return System.Text.Encoding.UTF8.GetByteCount(envelope.RootElement.GetProperty("message").GetRawText());
    }
}
