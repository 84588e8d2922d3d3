using System.CommandLine;
using System.Text.Json;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Platform.Tests;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Gate;

/// <summary><c>gate</c>: the gateway before publishing, both as processes, against a bare proxy before a bare endpoint that returns the same bytes.</summary>
internal static class GateCommand
{
    private const int Connections = 32;
    private const int WarmUps = 4; // Until what is called often is compiled for speed.

    private static readonly TimeSpan FillTime = TimeSpan.FromMinutes(3);

    /// <summary>Two processes under load.</summary>
    private sealed record Pair(string Name, int Port, string Path, string Headers, IReadOnlyList<ServiceProcess> Processes);

    /// <summary>What one round of a pair measured.</summary>
    private sealed record Round(double PerSecond, double P99, double Cpu);

    public static async Task<int> Run(string[] args)
    {
        var seconds = new Option<double>("--seconds") { Description = "How long a round lasts", DefaultValueFactory = _ => 2 };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds of each pair count", DefaultValueFactory = _ => 15 };
        var command = new RootCommand("The gateway and publishing against a bare pair of processes") { seconds, rounds };
        command.SetAction(async options => Console.Out.Write(await Measure(TimeSpan.FromSeconds(options.GetValue(seconds)), options.GetValue(rounds))));
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static async Task<string> Measure(TimeSpan time, int rounds)
    {
        var machine = MachineFacts.Now();
        await using var processes = new ServiceProcesses();
        var (key, article) = await Fill(processes);
        var publishing = await processes.Service("services/publishing", "Wiredesk.Publishing");
        (string, string?)[] settings = [("services__publishing__http__0", ServiceProcesses.Address(publishing.Port)), ("Gateway__PerMinute", "100000000"), ("Gateway__PerDay", "1000000000")];
        var gateway = await processes.Service("gateway", "Wiredesk.Gateway", settings);
        var uncached = await processes.Service("gateway", "Wiredesk.Gateway", [.. settings, ("ReverseProxy__Routes__published__OutputCachePolicy", "")]);

        var (list, one) = ("/v1/articles", $"/v1/articles/{article}");
        var bytes = Directory.CreateDirectory(Path.Combine(processes.Folder, "bytes")).FullName;
        using var http = new HttpClient { DefaultRequestHeaders = { { "X-Api-Key", key } } };
        await File.WriteAllBytesAsync(Path.Combine(bytes, "list"), await http.GetByteArrayAsync(new Uri(ServiceProcesses.Address(gateway.Port) + list)));
        await File.WriteAllBytesAsync(Path.Combine(bytes, "one"), await http.GetByteArrayAsync(new Uri(ServiceProcesses.Address(gateway.Port) + one)));
        var endpoint = await processes.Role("bare-endpoint", "/list", [], bytes);
        var proxy = await processes.Role("bare-proxy", "/list", [], ServiceProcesses.Address(endpoint.Port));

        var header = $"X-Api-Key: {key}\r\n";
        var rows = new List<string>();
        foreach (var (name, from, path, file) in new[] { ("`/v1/articles` from cache", gateway, list, "list"), ("`/v1/articles/{id}` from cache", gateway, one, "one"), ("`/v1/articles/{id}` uncached", uncached, one, "one") })
        {
            var ours = new Pair("gateway", from.Port, path, header, [from.Process, publishing.Process]);
            var bare = new Pair("bare pair", proxy.Port, "/" + file, header, [proxy.Process, endpoint.Process]);
            rows.Add(Row(name, new FileInfo(Path.Combine(bytes, file)).Length, await Compare(ours, bare, time, rounds)));
        }

        return Invariant($"""
            | | bytes | requests/s | bare | of the bare rate | p99 ms | bare | times the bare p99 | CPU µs per request | bare |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            {string.Join('\n', rows)}

            - {machine}
            - {Connections} connections, {rounds} rounds of {time.TotalSeconds:0.#} s for each, turn by turn with the bare pair; medians of the rounds, and of the ratios of neighbouring rounds.

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
        var load = await Load.Run(pair.Port, pair.Path, pair.Headers, Connections, time);
        if (load.Failed > 0) throw new InvalidOperationException($"{load.Failed} of {load.Requests} answers of the {pair.Name} to {pair.Path} were not 200.");
        return new Round(load.PerSecond, load.P99Ms, (pair.Processes.Sum(process => process.ProcessorTime.TotalMicroseconds) - before) / load.Requests);
    }

    private static string Row(string name, long bytes, IReadOnlyList<(Round Ours, Round Bare)> rounds)
    {
        var (rate, p99) = (Median(rounds, round => round.Ours.PerSecond / round.Bare.PerSecond), Median(rounds, round => round.Ours.P99 / round.Bare.P99));
        return Invariant($"| {name} | {bytes:N0} | {Median(rounds, round => round.Ours.PerSecond):N0} | {Median(rounds, round => round.Bare.PerSecond):N0} | {100 * rate:0}% | {Median(rounds, round => round.Ours.P99):0.0} | {Median(rounds, round => round.Bare.P99):0.0} | {p99:0.0} | {Median(rounds, round => round.Ours.Cpu):0} | {Median(rounds, round => round.Bare.Cpu):0} |");
    }

    private static double Median(IReadOnlyList<(Round Ours, Round Bare)> rounds, Func<(Round Ours, Round Bare), double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    private static async Task<(string Key, string Article)> Fill(ServiceProcesses processes)
    {
        await using var standalone = new ServiceProcess(
            Repository.Executable("services/standalone", "wiredesk"), ["up", "--once", "--json", "--port", "0", "--seeds", Repository.Seeds, "--data", processes.Data],
            new Dictionary<string, string?>(), Path.Combine(processes.Folder, "fill.log"));
        standalone.Start();
        var started = JsonDocument.Parse(await standalone.FirstLine.Task.WaitAsync(FillTime)).RootElement;
        var found = (started.GetProperty("partnerKey").GetString()!, started.GetProperty("articles")[0].GetProperty("id").GetString()!);
        await Until.True(() => Task.FromResult(standalone.HasExited), FillTime, "the seeds are taken in");
        return found;
    }
}
