using System.CommandLine;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Platform.Tests;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Gate;

/// <summary><c>gate</c>: the gateway before publishing, both as processes, against a bare proxy before a bare endpoint that returns the same bytes.</summary>
internal static class GateCommand
{
    private const int Connections = 32;
    private const int WarmUps = 4; // Until what is called often is compiled for speed.

    /// <summary>Two processes under load, and what they are asked for.</summary>
    private sealed record Pair(string Name, Load Load, IReadOnlyList<ServiceProcess> Processes);

    /// <summary>What one round of a pair measured.</summary>
    private sealed record Round(double PerSecond, double P99, double Cpu);

    /// <summary>What our gateway is asked for, and the files with the same bytes that the bare pair serves.</summary>
    private sealed record Row(string Name, Listening Gateway, IReadOnlyList<string> Paths, IReadOnlyList<string> Files);

    public static async Task<int> Run(string[] args)
    {
        var seconds = new Option<double>("--seconds") { Description = "How long a round lasts", DefaultValueFactory = _ => 2 };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds of each pair count", DefaultValueFactory = _ => 15 };
        var articles = new Option<int>("--articles") { Description = "How many articles the store holds", DefaultValueFactory = _ => 20_000 };
        var command = new RootCommand("The gateway and publishing against a bare pair of processes") { seconds, rounds, articles };
        command.SetAction(async options => Console.Out.Write(await Measure(TimeSpan.FromSeconds(options.GetValue(seconds)), options.GetValue(rounds), options.GetValue(articles))));
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static async Task<string> Measure(TimeSpan time, int rounds, int articles)
    {
        var machine = MachineFacts.Now();
        await using var processes = new ServiceProcesses();
        var store = await GateStore.Fill(processes, articles);
        var publishing = await processes.Service("services/publishing", "Wiredesk.Publishing");
        (string, string?)[] settings = [("services__publishing__http__0", ServiceProcesses.Address(publishing.Port)), ("Gateway__PerMinute", "100000000"), ("Gateway__PerDay", "1000000000")];
        var gateway = await processes.Service("gateway", "Wiredesk.Gateway", settings);
        var uncached = await processes.Service("gateway", "Wiredesk.Gateway", [.. settings, ("ReverseProxy__Routes__published__OutputCachePolicy", "")]);

        var bytes = Directory.CreateDirectory(Path.Combine(processes.Folder, "bytes")).FullName;
        using var http = new HttpClient { BaseAddress = new Uri(ServiceProcesses.Address(gateway.Port)), DefaultRequestHeaders = { { "X-Api-Key", store.Key } } };
        await File.WriteAllBytesAsync(Path.Combine(bytes, "list"), await http.GetByteArrayAsync(new Uri("/v1/articles", UriKind.Relative)));
        for (var n = 0; n < store.Seeds.Count; n++)
            await File.WriteAllBytesAsync(Path.Combine(bytes, $"{n}"), await http.GetByteArrayAsync(new Uri($"/v1/articles/{store.Seeds[n]}", UriKind.Relative)));
        var endpoint = await processes.Role("bare-endpoint", "/list", [], bytes);
        var proxy = await processes.Role("bare-proxy", "/list", [], ServiceProcesses.Address(endpoint.Port));

        string[] one = [$"/v1/articles/{store.Seeds[0]}"];
        Row[] rows =
        [
            new("`/v1/articles` from cache", gateway, ["/v1/articles"], ["list"]),
            new("`/v1/articles/{id}` from cache", gateway, one, ["0"]),
            new("`/v1/articles/{id}` uncached, one", uncached, one, ["0"]),
            new(Invariant($"`/v1/articles/{{id}}` uncached, {store.Articles.Count:N0} in turn"), uncached,
                [.. store.Articles.Select(article => $"/v1/articles/{article.Id}")], [.. store.Articles.Select(article => Invariant($"{article.Seed}"))]),
        ];
        var header = $"X-Api-Key: {store.Key}\r\n";
        var lines = new List<string>();
        foreach (var row in rows)
        {
            var ours = new Pair("gateway", new Load(row.Gateway.Port, row.Paths, header), [row.Gateway.Process, publishing.Process]);
            var bare = new Pair("bare pair", new Load(proxy.Port, [.. row.Files.Select(file => "/" + file)], header), [proxy.Process, endpoint.Process]);
            var size = row.Files.Average(file => new FileInfo(Path.Combine(bytes, file)).Length);
            lines.Add(Line(row.Name, size, await Compare(ours, bare, time, rounds)));
        }

        return Invariant($"""
            | | bytes | requests/s | bare | of the bare rate | p99 ms | bare | times the bare p99 | CPU µs per request | bare |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            {string.Join('\n', lines)}

            - {machine}
            - {Connections} connections, {rounds} rounds of {time.TotalSeconds:0.#} s for each, turn by turn with the bare pair; medians of the rounds, and of the ratios of neighbouring rounds.
            - Publishing's store: {store.Articles.Count:N0} articles, {new FileInfo(Path.Combine(processes.Data, "publishing.db")).Length / 1e6:N0} MB.

            """);
    }

    // Turn by turn in short rounds, so that what else the machine does meets both alike.
    private static async Task<IReadOnlyList<(Round Ours, Round Bare)>> Compare(Pair ours, Pair bare, TimeSpan time, int rounds)
    {
        foreach (var pair in Enumerable.Repeat<Pair[]>([bare, ours], WarmUps).SelectMany(both => both))
            await Measure(pair, time);
        var measured = new List<(Round, Round)>();
        for (var round = 0; round < rounds; round++)
        {
            var first = await Measure(round % 2 == 0 ? bare : ours, time);
            var second = await Measure(round % 2 == 0 ? ours : bare, time);
            measured.Add(round % 2 == 0 ? (second, first) : (first, second));
        }

        return measured;
    }

    private static async Task<Round> Measure(Pair pair, TimeSpan time)
    {
        var before = pair.Processes.Sum(process => process.ProcessorTime.TotalMicroseconds);
        var load = await pair.Load.Run(Connections, time);
        if (load.Failed > 0) throw new InvalidOperationException($"{load.Failed} of {load.Requests} answers of the {pair.Name} were not 200.");
        return new Round(load.PerSecond, load.P99Ms, (pair.Processes.Sum(process => process.ProcessorTime.TotalMicroseconds) - before) / load.Requests);
    }

    private static string Line(string name, double bytes, IReadOnlyList<(Round Ours, Round Bare)> rounds)
    {
        var (rate, p99) = (Median(rounds, round => round.Ours.PerSecond / round.Bare.PerSecond), Median(rounds, round => round.Ours.P99 / round.Bare.P99));
        return Invariant($"| {name} | {bytes:N0} | {Median(rounds, round => round.Ours.PerSecond):N0} | {Median(rounds, round => round.Bare.PerSecond):N0} | {100 * rate:0}% | {Median(rounds, round => round.Ours.P99):0.0} | {Median(rounds, round => round.Bare.P99):0.0} | {p99:0.0} | {Median(rounds, round => round.Ours.Cpu):0} | {Median(rounds, round => round.Bare.Cpu):0} |");
    }

    private static double Median(IReadOnlyList<(Round Ours, Round Bare)> rounds, Func<(Round Ours, Round Bare), double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
}
