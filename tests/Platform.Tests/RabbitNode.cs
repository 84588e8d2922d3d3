using System.Diagnostics;
using System.Net.Sockets;

namespace Wiredesk.Platform.Tests;

/// <summary>A private RabbitMQ node: own name, ports and data folder; no system service is touched.</summary>
internal sealed class RabbitNode : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);

    private readonly string _folder;
    private readonly int _port = ServiceProcess.FreePort();
    private readonly int _distributionPort = ServiceProcess.FreePort();
    private readonly int _mapperPort = ServiceProcess.FreePort();
    private ServiceProcess? _process;

    private RabbitNode(string folder) => _folder = folder;

    /// <summary>Where the server's own scripts are; null when RabbitMQ is not installed.</summary>
    public static string? Scripts { get; } = Directory.Exists("/usr/lib/rabbitmq/lib")
        ? Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*").Select(folder => Path.Combine(folder, "sbin")).FirstOrDefault()
        : null;

    public string Address => $"amqp://guest:guest@127.0.0.1:{_port}";

    /// <summary>The processor time that the node has taken: that of its Erlang machine, a child of the script that was started.</summary>
    public TimeSpan ProcessorTime => Process.GetProcessesByName("beam.smp")
        .Where(machine => EnvironmentOf(machine).Contains($"RABBITMQ_NODE_PORT={_port}\0", StringComparison.Ordinal))
        .Aggregate(TimeSpan.Zero, (sum, machine) => sum + machine.TotalProcessorTime);

    public static async Task<RabbitNode> Start(string folder)
    {
        var node = new RabbitNode(folder);
        node.Prepare();
        await node.Start();
        return node;
    }

    /// <summary>Starts the node, again if it was killed, and returns when clients can connect.</summary>
    public async Task Start()
    {
        _process = new ServiceProcess(AsRabbit ? "runuser" : Server, AsRabbit ? ["-u", "rabbitmq", "--", Server] : [], Environment, Path.Combine(_folder, "rabbitmq.log"));
        _process.Start();
        await Until.True(
            async () =>
            {
                if (_process.HasExited) throw new InvalidOperationException("RabbitMQ ended while it started:\n" + _process.Log);
                using var client = new TcpClient();
                try
                {
                    await client.ConnectAsync("127.0.0.1", _port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            StartTime,
            "RabbitMQ accepts connections\n" + _process.Log);
    }

    /// <summary>Ends the broker as a power cut would.</summary>
    public async Task Kill() => await _process!.Kill();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        // The port mapper outlives its node.
        foreach (var mapper in Process.GetProcessesByName("epmd").Where(mapper => CommandLine(mapper).Contains($"{_mapperPort}", StringComparison.Ordinal) || EnvironmentOf(mapper).Contains($"ERL_EPMD_PORT={_mapperPort}", StringComparison.Ordinal)))
            mapper.Kill();
    }

    private static bool AsRabbit => System.Environment.UserName == "root";

    private static string Server => Path.Combine(Scripts!, "rabbitmq-server");

    private Dictionary<string, string?> Environment => new()
    {
        ["HOME"] = _folder,
        ["RABBITMQ_NODENAME"] = $"wiredesk{_port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{_port}",
        ["RABBITMQ_DIST_PORT"] = $"{_distributionPort}",
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
        ["ERL_EPMD_PORT"] = $"{_mapperPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
    };

    private void Prepare()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{_port}
            vm_memory_high_watermark.absolute = 1GB
            disk_free_limit.absolute = 50MB

            """);
        File.WriteAllText(Path.Combine(_folder, "enabled_plugins"), "[].\n");
        if (!AsRabbit) return;
        using var chown = Process.Start("chown", ["-R", "rabbitmq", _folder]);
        chown.WaitForExit();
    }

    private static string CommandLine(Process process) => ReadProc(process, "cmdline");

    private static string EnvironmentOf(Process process) => ReadProc(process, "environ");

    private static string ReadProc(Process process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
