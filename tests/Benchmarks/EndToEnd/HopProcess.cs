using System.Diagnostics;
using System.Globalization;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>This executable, started once more as one hop of a chain.</summary>
internal sealed class HopProcess : IAsyncDisposable
{
    private readonly Process _process;

    public HopProcess(int number, Uri broker, int bytes) => _process = Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        ["hop", number.ToString(CultureInfo.InvariantCulture), broker.ToString(), bytes.ToString(CultureInfo.InvariantCulture)])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Waits for the next line it writes, which must be this one.</summary>
    public async Task Expect(string expected, TimeSpan limit)
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(limit);
        if (line != expected) throw new InvalidOperationException($"A hop was to say '{expected}' and said '{line}'.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close(); // It ends with its input.
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
