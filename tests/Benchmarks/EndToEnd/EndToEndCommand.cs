using System.CommandLine;
using Wiredesk.Platform.Tests;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary><c>end-to-end</c>: articles per second from the first push to the changes feed, beside an empty chain of the same hops.</summary>
internal static class EndToEndCommand
{
    private const int ArticlesForSizes = 200;

    public static async Task<int> Run(string[] args)
    {
        var articles = new Option<int>("--articles") { Description = "How many articles each run pushes", DefaultValueFactory = _ => 5000 };
        var connections = new Option<int>("--connections") { Description = "How many connections they are pushed over", DefaultValueFactory = _ => 16 };
        var batch = new Option<int>("--batch") { Description = "How many articles one request holds", DefaultValueFactory = _ => 20 };
        var command = new RootCommand("Articles per second, end to end") { articles, connections, batch };
        command.SetAction(async options =>
        {
            if (RabbitNode.Scripts is null) throw new InvalidOperationException("RabbitMQ is not installed; infra/test.sh installs it.");
            Console.Out.Write(await Measure(new Load(options.GetValue(articles), options.GetValue(connections), options.GetValue(batch))));
        });
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static async Task<string> Measure(Load load)
    {
        var machine = MachineFacts.Now(); // Before anything runs: how busy the machine is by itself.
        var (sizes, separate, separateEmpty) = await OverRabbitMq(load);
        var (together, togetherEmpty) = await InMemory(load, sizes);

        return Invariant($"""
            | {load.Articles:N0} articles of {Reports.Length:N0} bytes | articles/s | of the empty chain | CPU ms per article |
            |---|---:|---:|---:|
            {Row("standalone (`wiredesk up`): in-memory bus, SQLite", together, togetherEmpty)}
            {Row("empty chain in memory, one process", togetherEmpty)}
            {Row("separate processes: RabbitMQ, SQLite", separate, separateEmpty)}
            {Row("empty chain over the same RabbitMQ, one process for each hop", separateEmpty)}

            - {machine}
            - RabbitMQ {sizes.BrokerVersion}, one node. Pushed over {load.Connections} connections, {load.Batch} articles a request, after {load.WarmUp:N0} that warm up.
            - Bytes on the wire, mean of {ArticlesForSizes} articles (in brackets without MassTransit's envelope): {string.Join(", ", sizes.Hops.Select(Size))}; together {sizes.Hops.Sum(hop => hop.Body):N0} for an article.

            """);
    }

    private static async Task<(WireSizes, Measurement, Measurement)> OverRabbitMq(Load load)
    {
        Say("starting separate processes over RabbitMQ");
        await using var installation = await Installation.Start();
        Say("sizes on the wire");
        var sizes = await WireSizes.Measure(installation, ArticlesForSizes);
        Say("separate processes over RabbitMQ");
        var full = await Run(load, new BusySource(installation.Api, installation.Api, load.Connections, load.Batch), () => installation.ProcessorTime);
        Say("an empty chain over the same RabbitMQ");
        return (sizes, full, await Chain.OverRabbitMq(new Uri(installation.Broker), () => installation.BrokerProcessorTime, sizes, load.WarmUp, load.Articles));
    }

    private static async Task<(Measurement, Measurement)> InMemory(Load load, WireSizes sizes)
    {
        Say("standalone");
        await using var standalone = await StandaloneProcess.Start();
        var full = await Run(load, new BusySource(standalone.Ingest, standalone.Partner, load.Connections, load.Batch), () => standalone.ProcessorTime);
        Say("an empty chain in memory");
        return (full, await Chain.InMemory(sizes, load.WarmUp, load.Articles));
    }

    private static async Task<Measurement> Run(Load load, BusySource source, Func<TimeSpan> processorTime)
    {
        await source.Run("warm-up", new Reports(2), load.WarmUp);
        var before = processorTime();
        var elapsed = await source.Run("measured", new Reports(3), load.Articles);
        return new Measurement(load.Articles, elapsed, processorTime() - before);
    }

    private static string Row(string what, Measurement measured, Measurement? empty = null) =>
        Invariant($"| {what} | {measured.PerSecond:N0} | {(empty is null ? "" : Invariant($"{100 * measured.PerSecond / empty.PerSecond:N0}%"))} | {measured.ProcessorMilliseconds:N1} |");

    private static string Size(WireSize hop) => Invariant($"{hop.Name} {hop.Body:N0} ({hop.Message:N0})");

    private static void Say(string step) => Console.Error.WriteLine($"... {step}");

    /// <summary>What is pushed, and how.</summary>
    /// <param name="Batch">How many articles one request holds.</param>
    private sealed record Load(int Articles, int Connections, int Batch)
    {
        /// <summary>How many articles go through before it is measured.</summary>
        public int WarmUp => Math.Max(100, Articles / 10);
    }
}
