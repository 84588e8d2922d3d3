using System.Globalization;
using System.Text.Json;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks.Gate;

/// <summary>The gateway before publishing, both as processes, against a bare proxy before a bare endpoint that returns the same bytes.</summary>
internal static class GateCommand
{
    private const string SigningKey = "the signing key of the benchmark, long enough for a hash";
    private const int Connections = 32;
    private const int Rounds = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>A pair of processes under load.</summary>
    private sealed record Pair(string Name, int Port, string Path, string Headers, IReadOnlyList<ServiceProcess> Processes);

    public static async Task<int> Run(string[] arguments)
    {
        var time = TimeSpan.FromSeconds(arguments is ["--seconds", var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : 5);
        var folder = Directory.CreateTempSubdirectory("wiredesk-benchmark-").FullName;
        var running = new List<ServiceProcess>();
        try
        {
            var (key, article) = await Fill(folder, running);
            var publishing = await Service(folder, running, "services/publishing", "Wiredesk.Publishing", []);
            var gateway = await Service(folder, running, "gateway", "Wiredesk.Gateway", [("services__publishing__http__0", Address(publishing.Port))]);
            var uncached = await Service(
                folder, running, "gateway", "Wiredesk.Gateway", [("services__publishing__http__0", Address(publishing.Port)), ("ReverseProxy__Routes__published__OutputCachePolicy", "")]);

            var bytes = Path.Combine(folder, "bytes");
            Directory.CreateDirectory(bytes);
            using var http = new HttpClient();
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
            await File.WriteAllBytesAsync(Path.Combine(bytes, "list"), await http.GetByteArrayAsync(new Uri($"{Address(gateway.Port)}/v1/articles")));
            await File.WriteAllBytesAsync(Path.Combine(bytes, "one"), await http.GetByteArrayAsync(new Uri($"{Address(gateway.Port)}/v1/articles/{article}")));
            var endpoint = await Bare(folder, running, "bare-endpoint", bytes);
            var proxy = await Bare(folder, running, "bare-proxy", Address(endpoint.Port));

            var header = $"X-Api-Key: {key}\r\n";
            await Compare("/v1/articles from cache", new("gateway", gateway.Port, "/v1/articles", header, [gateway, publishing]), new("bare pair", proxy.Port, "/list", header, [proxy, endpoint]), time);
            await Compare("/v1/articles/{id} from cache", new("gateway", gateway.Port, $"/v1/articles/{article}", header, [gateway, publishing]), new("bare pair", proxy.Port, "/one", header, [proxy, endpoint]), time);
            await Compare("/v1/articles/{id} uncached", new("gateway", uncached.Port, $"/v1/articles/{article}", header, [uncached, publishing]), new("bare pair", proxy.Port, "/one", header, [proxy, endpoint]), time);
            return 0;
        }
        finally
        {
            foreach (var process in running)
                await process.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    // Turn by turn, so that what else the machine does meets both alike; the best round of each counts.
    private static async Task Compare(string name, Pair ours, Pair bare, TimeSpan time)
    {
        var results = new Dictionary<Pair, List<(LoadResult Load, double Microseconds)>> { [ours] = [], [bare] = [] };
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var pair in new[] { bare, ours })
            {
                var before = pair.Processes.Sum(process => process.ProcessorTime.TotalMicroseconds);
                var load = await Load.Run(pair.Port, pair.Path, pair.Headers, Connections, time);
                if (load.Failed > 0) throw new InvalidOperationException($"{load.Failed} of {load.Requests} answers of the {pair.Name} to {pair.Path} were not 200.");
                if (round > 0) results[pair].Add((load, (pair.Processes.Sum(process => process.ProcessorTime.TotalMicroseconds) - before) / load.Requests)); // The first warms up.
            }
        }

        var (o, b) = (Best(results[ours]), Best(results[bare]));
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-30} ours {o.PerSecond,8:N0}/s p99 {o.P99,6:N1} ms {o.Cpu,5:N0} us CPU | bare {b.PerSecond,8:N0}/s p99 {b.P99,6:N1} ms {b.Cpu,5:N0} us CPU | {o.PerSecond / b.PerSecond,5:P0} of the rate, {o.P99 / b.P99:N1} x p99, {b.Cpu / o.Cpu:P0} by CPU time"));
    }

    private static (double PerSecond, double P99, double Cpu) Best(List<(LoadResult Load, double Microseconds)> rounds) =>
        (rounds.Max(round => round.Load.PerSecond), rounds.Min(round => round.Load.P99Ms), rounds.Min(round => round.Microseconds));

    private static async Task<(string Key, string Article)> Fill(string folder, List<ServiceProcess> running)
    {
        var standalone = new ServiceProcess(
            Repository.Executable("services/standalone", "wiredesk"), ["up", "--once", "--json", "--port", "0", "--seeds", Repository.Seeds, "--data", Data(folder)],
            new Dictionary<string, string?>(), Path.Combine(folder, "fill.log"));
        running.Add(standalone);
        standalone.Start();
        var started = JsonDocument.Parse(await standalone.FirstLine.Task.WaitAsync(Limit)).RootElement;
        var found = (started.GetProperty("partnerKey").GetString()!, started.GetProperty("articles")[0].GetProperty("id").GetString()!);
        await Until.True(() => Task.FromResult(standalone.HasExited), Limit, "the seeds are taken in");
        return found;
    }

    private static Task<Listening> Service(string folder, List<ServiceProcess> running, string project, string executable, (string, string?)[] settings) => Start(
        folder, running, Repository.Executable(project, executable), [],
        [
            ("ConnectionStrings__documents", $"Data Source={Data(folder)}"), ("ConnectionStrings__messaging", null), ("Identity__SigningKey", SigningKey),
            ("Gateway__PerMinute", "100000000"), ("Gateway__PerDay", "1000000000"), ("Logging__LogLevel__Default", "Warning"), .. settings,
        ],
        "/health/ready");

    private static Task<Listening> Bare(string folder, List<ServiceProcess> running, string what, string argument)
    {
        var port = ServiceProcess.FreePort();
        return Start(folder, running, Environment.ProcessPath!, [what, $"{port}", argument], [], "/list", port);
    }

    private static async Task<Listening> Start(
        string folder, List<ServiceProcess> running, string executable, string[] arguments, (string Name, string? Value)[] settings, string asked, int? given = null)
    {
        var port = given ?? ServiceProcess.FreePort();
        var environment = settings.Append(("ASPNETCORE_URLS", Address(port))).ToDictionary(setting => setting.Item1, setting => setting.Item2);
        var process = new Listening(port, new ServiceProcess(executable, arguments, environment, Path.Combine(folder, $"{port}.log")));
        running.Add(process.Process);
        process.Process.Start();
        using var http = new HttpClient();
        await Until.True(async () => await IsUp(http, port, asked), Limit, $"{Path.GetFileName(executable)} answers");
        return process;
    }

    private static async Task<bool> IsUp(HttpClient http, int port, string asked)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address(port) + asked));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static string Data(string folder) => Path.Combine(folder, "data");

    private sealed record Listening(int Port, ServiceProcess Process)
    {
        public static implicit operator ServiceProcess(Listening listening) => listening.Process;
    }
}
