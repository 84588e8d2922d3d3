using System.Diagnostics;
using MassTransit;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>The bus alone: as many hops and as many bytes as an article takes, and nothing done at any of them.</summary>
internal static class Chain
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>All hops in this process, on the in-memory bus.</summary>
    public static async Task<Measurement> InMemory(WireSizes sizes, int warmUp, int articles)
    {
        var arrivals = new Arrivals();
        var bus = Bus.Factory.CreateUsingInMemory(memory =>
        {
            for (var hop = 1; hop <= Hop.Last; hop++)
            {
                var number = hop;
                memory.ReceiveEndpoint($"hop-{number}", endpoint => Hop.Configure(endpoint, number, sizes.PayloadAfter(number), arrivals));
            }
        });
        await bus.StartAsync();
        try
        {
            await Send(bus, sizes, round: 1, warmUp, arrivals.Wait(1));
            return await Measure(() => Send(bus, sizes, round: 2, articles, arrivals.Wait(2)), OwnTime, articles);
        }
        finally
        {
            await bus.StopAsync();
        }
    }

    /// <summary>Each hop a process of its own, over a broker; this process only sends, as ingestion does.</summary>
    /// <param name="brokerTime">The processor time that the broker has taken.</param>
    public static async Task<Measurement> OverRabbitMq(Uri broker, Func<TimeSpan> brokerTime, WireSizes sizes, int warmUp, int articles)
    {
        var hops = Enumerable.Range(1, Hop.Last).Select(number => new HopProcess(number, broker, sizes.PayloadAfter(number))).ToList();
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(broker, host => host.PublisherConfirmation = true));
        try
        {
            foreach (var hop in hops)
                await hop.Expect("ready", Limit);
            await bus.StartAsync();
            await Send(bus, sizes, round: 1, warmUp, hops[^1].Expect("1", Limit));
            return await Measure(
                () => Send(bus, sizes, round: 2, articles, hops[^1].Expect("2", Limit)),
                () => hops.Aggregate(OwnTime() + brokerTime(), (sum, hop) => sum + hop.ProcessorTime),
                articles);
        }
        finally
        {
            await bus.StopAsync();
            foreach (var hop in hops)
                await hop.DisposeAsync();
        }
    }

    private static async Task Send(IBus bus, WireSizes sizes, int round, int count, Task arrived)
    {
        var text = Hop.Payload(sizes.PayloadAfter(0));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Hop.InFlight },
            async (_, cancellationToken) => await bus.Publish(new Ingested(round, count, text), cancellationToken));
        await arrived.WaitAsync(Limit);
    }

    private static async Task<Measurement> Measure(Func<Task> work, Func<TimeSpan> processorTime, int articles)
    {
        var before = processorTime();
        var watch = Stopwatch.StartNew();
        await work();
        return new Measurement(articles, watch.Elapsed, processorTime() - before);
    }

    private static TimeSpan OwnTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
