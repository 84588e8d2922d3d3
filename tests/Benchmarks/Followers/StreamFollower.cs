using System.Globalization;
using System.Text;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Benchmarks.Followers;

/// <summary>One who follows the changes as server-sent events.</summary>
internal sealed class StreamFollower(int port, string identity, Ledger ledger)
{
    private const int EveryLag = 50;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private Stream? _stream;

    public Ledger Ledger => ledger;

    public async Task Connect(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{ServiceProcesses.Address(port)}/v1/changes/stream") { Headers = { { IdentityRegistration.Header, identity } } };
        var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        _stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    public async Task Read(CancellationToken cancellationToken)
    {
        var (buffer, filled) = (new byte[16 * 1024], 0);
        try
        {
            while (await _stream!.ReadAsync(buffer.AsMemory(filled), cancellationToken) is > 0 and var read)
            {
                filled += read;
                var taken = Take(buffer.AsSpan(0, filled));
                buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
                filled -= taken;
                if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }
        catch (OperationCanceledException)
        {
            // It has seen enough.
        }
    }

    // Whole events, each ended by an empty line; says how many bytes they were.
    private int Take(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (bytes[taken..].IndexOf("\n\n"u8) is >= 0 and var end)
        {
            var one = bytes.Slice(taken, end);
            if (one.IndexOf("\"number\":"u8) is >= 0 and var at && System.Buffers.Text.Utf8Parser.TryParse(one[(at + 9)..], out long number, out _))
            {
                ledger.Add(number);
                if (number % EveryLag == 0) ledger.Lags.Add(Lag.Of(one));
            }

            taken += end + 2;
        }

        return taken;
    }
}

/// <summary>How long ago a change happened that arrives now.</summary>
internal static class Lag
{
    /// <param name="json">Holds the instant of the change after the name that tells it.</param>
    /// <param name="name">The name of the member, in quotation marks.</param>
    public static double Of(ReadOnlySpan<byte> json, string name = "\"at\"")
    {
        var begin = json.IndexOf(Encoding.ASCII.GetBytes(name + ":\"")) + name.Length + 2;
        var text = Encoding.ASCII.GetString(json[begin..(begin + json[begin..].IndexOf((byte)'"'))]);
        return (TimeProvider.System.GetUtcNow() - DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)).TotalMilliseconds;
    }
}
