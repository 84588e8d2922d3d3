using System.Text.Json;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary><c>wiredesk up</c> as a process, with an empty data folder.</summary>
internal sealed class StandaloneProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
    private readonly ServiceProcess _process;

    private StandaloneProcess() => _process = new ServiceProcess(
        Repository.Executable("services/standalone", "wiredesk"),
        ["up", "--json", "--port", "0", "--data", Path.Combine(_folder, "data")],
        new Dictionary<string, string?>(),
        Path.Combine(_folder, "up.log"));

    public PublishedApi Ingest { get; private set; } = null!;

    public PublishedApi Partner { get; private set; } = null!;

    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public static async Task<StandaloneProcess> Start()
    {
        var standalone = new StandaloneProcess();
        standalone._process.Start();
        using var started = JsonDocument.Parse(await standalone._process.FirstLine.Task.WaitAsync(StartTime));
        var url = started.RootElement.GetProperty("url").GetString()!;
        standalone.Ingest = new PublishedApi(url, started.RootElement.GetProperty("ingestKey").GetString()!);
        standalone.Partner = new PublishedApi(url, started.RootElement.GetProperty("partnerKey").GetString()!);
        return standalone;
    }

    public async ValueTask DisposeAsync()
    {
        Ingest?.Dispose();
        Partner?.Dispose();
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
