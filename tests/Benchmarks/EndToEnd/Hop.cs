using System.Globalization;
using MassTransit;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>What travels the first hop of an empty chain.</summary>
/// <param name="Round">Which sending it belongs to.</param>
/// <param name="Of">How many messages that sending has.</param>
/// <param name="Text">As many bytes as the real message has.</param>
public sealed record Ingested(int Round, int Of, string Text);

/// <summary>What travels the second hop.</summary>
public sealed record Enriched(int Round, int Of, string Text);

/// <summary>What travels the third hop.</summary>
public sealed record Classified(int Round, int Of, string Text);

/// <summary>A stage that does nothing but send on; the last one counts.</summary>
/// <remarks>The settings of its queue are those of services/defaults/Bus.</remarks>
internal static class Hop
{
    public const int Last = 3;
    public const int InFlight = 64;

    /// <summary>One hop as a process: says <c>ready</c>, then the number of each round that has arrived, and ends with its input.</summary>
    public static async Task<int> Run(string number, Uri broker, string bytes)
    {
        var hop = int.Parse(number, CultureInfo.InvariantCulture);
        var arrivals = new Arrivals(round => Console.Out.WriteLine(round));
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(broker, host => host.PublisherConfirmation = true);
            rabbit.PrefetchCount = InFlight;
            rabbit.ReceiveEndpoint($"hop-{hop}", endpoint =>
            {
                endpoint.SetQuorumQueue();
                Configure(endpoint, hop, int.Parse(bytes, CultureInfo.InvariantCulture), arrivals);
            });
        });
        await bus.StartAsync();
        Console.Out.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        await bus.StopAsync();
        return 0;
    }

    /// <summary>Reads one message type and publishes the next.</summary>
    /// <param name="bytes">How long the text is that goes on.</param>
    public static void Configure(IReceiveEndpointConfigurator endpoint, int hop, int bytes, Arrivals arrivals)
    {
        var text = Payload(bytes);
        endpoint.ConcurrentMessageLimit = InFlight;
        switch (hop)
        {
            case 1:
                endpoint.Handler<Ingested>(context => context.Publish(new Enriched(context.Message.Round, context.Message.Of, text)));
                break;
            case 2:
                endpoint.Handler<Enriched>(context => context.Publish(new Classified(context.Message.Round, context.Message.Of, text)));
                break;
            default:
                endpoint.Handler<Classified>(context =>
                {
                    arrivals.Note(context.Message.Round, context.Message.Of);
                    return Task.CompletedTask;
                });
                break;
        }
    }

    /// <summary>A text of so many bytes.</summary>
    public static string Payload(int bytes) => string.Concat(Enumerable.Repeat("The words of an article. ", (bytes / 25) + 1))[..bytes];
}
