using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Wiredesk.Platform.Tests;

/// <summary>One executable as a process of its own, with its output in a file.</summary>
internal sealed class ServiceProcess(string executable, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment, string logFile) : IAsyncDisposable
{
    private readonly Lock _writing = new();
    private Process? _process;
    private StreamWriter? _log;

    public bool HasExited => _process?.HasExited ?? true;

    /// <summary>The processor time that it has taken since it was started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it has had in use at a time, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process!.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>The first line on stdout.</summary>
    public TaskCompletionSource<string> FirstLine { get; private set; } = new();

    public void Start()
    {
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(logFile)! };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        FirstLine = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Held open: services write several lines for each article.
        _log ??= new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Write(line.Data, first: true);
        _process.ErrorDataReceived += (_, line) => Write(line.Data, first: false);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends it at once, with nothing put in order (SIGKILL).</summary>
    public async Task Kill()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public string Log
    {
        get
        {
            if (!File.Exists(logFile)) return "";
            using var reader = new StreamReader(new FileStream(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await Kill();
        _process?.Dispose();
        lock (_writing)
        {
            _log?.Dispose();
            _log = null; // A last line may still be on its way.
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Write(string? line, bool first)
    {
        if (line is null) return;
        if (first) FirstLine.TrySetResult(line);
        lock (_writing)
            _log?.WriteLine(line);
    }
}
