using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Wiredesk.Benchmarks.Gate;

/// <summary>What one round of load measured.</summary>
internal sealed record LoadResult(int Requests, double Seconds, double P99Ms, int Failed)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>Asks for addresses, one after another and over again, on several connections, as cheaply as can be: so that the servers are what is measured.</summary>
/// <param name="paths">The addresses, on <paramref name="port"/> of this machine.</param>
/// <param name="headers">What each request sends besides its host, each line ended.</param>
internal sealed class Load(int port, IReadOnlyList<string> paths, string headers)
{
    private readonly byte[][] _requests = [.. paths.Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n"))];
    private int _asked = -1;

    public async Task<LoadResult> Run(int connections, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Ask(started, time))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = took.SelectMany(one => one.Took).Order().ToArray();
        return new LoadResult(all.Length, seconds, all.Length == 0 ? double.NaN : all[(int)(all.Length * 0.99)], took.Sum(one => one.Failed));
    }

    private async Task<(List<double> Took, int Failed)> Ask(long started, TimeSpan time)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        var (took, failed, buffer) = (new List<double>(), 0, new byte[256 * 1024]);
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            var asked = Stopwatch.GetTimestamp();
            await stream.WriteAsync(_requests[(uint)Interlocked.Increment(ref _asked) % (uint)_requests.Length]); // Goes on where the round before ended.
            if (!await Answered(stream, buffer)) failed++;
            took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return (took, failed);
    }

    // The whole answer, by its length or to its last chunk; says whether it was 200.
    private static async Task<bool> Answered(NetworkStream stream, byte[] buffer)
    {
        var (filled, end) = (0, -1);
        var isChunked = false;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled));
            if (read == 0) throw new IOException("The server closed the connection.");
            filled += read;
            if (end < 0 && buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var head)
            {
                var length = Length(Encoding.ASCII.GetString(buffer, 0, head + 2));
                isChunked = length is null;
                end = head + 4 + (length ?? 0);
            }

            if (end >= 0 && (isChunked ? filled > end && buffer.AsSpan(0, filled).EndsWith("0\r\n\r\n"u8) : filled >= end)) break;
        }

        return buffer.AsSpan().StartsWith("HTTP/1.1 200"u8);
    }

    private static int? Length(string head)
    {
        var at = head.IndexOf("\r\nContent-Length: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : int.Parse(head.AsSpan(at + 18, head.IndexOf('\r', at + 18) - at - 18), System.Globalization.CultureInfo.InvariantCulture);
    }
}
