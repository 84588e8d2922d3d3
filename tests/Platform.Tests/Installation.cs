namespace Wiredesk.Platform.Tests;

/// <summary>A whole installation as operators run it: a RabbitMQ node, four services and the gateway, each a process of its own.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private const string AdminKey = "a-bootstrap-key-for-tests-only";

    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private static readonly string[] Names = ["ingestion", "enrichment", "deduplication", "publishing"];

    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
    private readonly Dictionary<string, (ServiceProcess Process, int Port)> _services = [];
    private readonly string? _telemetry;
    private RabbitNode? _rabbit;
    private PublishedApi? _api;
    private int _replicas;

    private Installation(string? telemetry) => _telemetry = telemetry;

    public PublishedApi Api => _api!;

    /// <summary>The address of the broker.</summary>
    public string Broker => _rabbit!.Address;

    /// <summary>The processor time that all processes have taken since they were started, the broker's among it.</summary>
    public TimeSpan ProcessorTime => _services.Values.Aggregate(BrokerProcessorTime, (sum, service) => sum + service.Process.ProcessorTime);

    /// <summary>The processor time of the broker alone.</summary>
    public TimeSpan BrokerProcessorTime => _rabbit!.ProcessorTime;

    /// <summary>Starts everything, and returns when all of it is ready.</summary>
    /// <param name="telemetry">Where traces are sent (OTLP over HTTP); nowhere when absent.</param>
    public static async Task<Installation> Start(string? telemetry = null)
    {
        var installation = new Installation(telemetry);
        try
        {
            await installation.StartAll();
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills a service, or the broker, at once.</summary>
    public Task Kill(string name) => name == "broker" ? _rabbit!.Kill() : _services[name].Process.Kill();

    /// <summary>Starts what was killed, and returns when it is ready.</summary>
    public async Task Restart(string name)
    {
        if (name == "broker")
        {
            await _rabbit!.Start();
            return;
        }

        _services[name].Process.Start();
        await Ready(name);
    }

    /// <summary>Starts another replica of a service on the same store and the same queues, and returns its name when it is ready.</summary>
    public async Task<string> AddReplica(string service)
    {
        var name = $"{service}-{++_replicas}"; // Never one that was there before: it would go on in that one's log.
        _services[name] = Make(name, service);
        _services[name].Process.Start();
        await Ready(name);
        return name;
    }

    /// <summary>Ends a replica; the others go on.</summary>
    public async Task Remove(string name)
    {
        if (!_services.Remove(name, out var replica)) return;
        await replica.Process.DisposeAsync();
    }

    /// <summary>What a service has written to its log since it was first started.</summary>
    public string LogOf(string name) => _services[name].Process.Log;

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        foreach (var (process, _) in _services.Values)
            await process.DisposeAsync();
        if (_rabbit is not null) await _rabbit.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAll()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101); // The broker's user must get in.
        _rabbit = await RabbitNode.Start(Path.Combine(_folder, "rabbitmq"));
        foreach (var name in Names.Append("gateway"))
            _services[name] = Make(name, name);
        foreach (var (process, _) in _services.Values)
            process.Start();
        foreach (var name in _services.Keys)
            await Ready(name);
        _api = new PublishedApi($"http://127.0.0.1:{_services["gateway"].Port}", AdminKey);
    }

    private (ServiceProcess Process, int Port) Make(string name, string service)
    {
        var port = ServiceProcess.FreePort();
        var folder = service == "gateway" ? "gateway" : "services/" + service;
        var assembly = "Wiredesk." + char.ToUpperInvariant(service[0]) + service[1..];
        var process = new ServiceProcess(Repository.Executable(folder, assembly), ["--contentRoot", Path.Combine(Repository.Root, folder)], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["ConnectionStrings__messaging"] = _rabbit!.Address,
            ["ConnectionStrings__documents"] = $"Data Source={Path.Combine(_folder, "documents")}",
            ["Identity__SigningKey"] = "a-signing-key-for-tests-only-0123456789",
            ["Gateway__BootstrapKey"] = AdminKey,
            ["Deduplication__SnapshotEvery"] = "50", // so that a restart has one to take up
            ["services__ingestion__http__0"] = Address("ingestion"),
            ["services__enrichment__http__0"] = Address("enrichment"),
            ["services__deduplication__http__0"] = Address("deduplication"),
            ["services__publishing__http__0"] = Address("publishing"),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _telemetry,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        }, Path.Combine(_folder, name + ".log"));
        return (process, port);
    }

    private string? Address(string name) => _services.TryGetValue(name, out var service) ? $"http://127.0.0.1:{service.Port}" : null;

    private async Task Ready(string name)
    {
        var (process, port) = _services[name];
        using var http = new HttpClient();
        await Until.True(
            async () =>
            {
                if (process.HasExited) throw new InvalidOperationException($"{name} ended while it started:\n{process.Log}");
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}/health/ready");
                return answer.IsSuccessStatusCode;
            },
            StartTime,
            $"{name} is ready");
    }
}
