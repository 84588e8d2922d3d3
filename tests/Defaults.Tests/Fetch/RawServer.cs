using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wiredesk.Defaults.Tests.Fetch;

/// <summary>A server on loopback that answers each request, one a connection, with whatever bytes the test wants, good HTTP or not.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, NetworkStream, Task> _answer;
    private readonly Task _running;

    public RawServer(Func<string, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = Run();
    }

    /// <summary>Answers every request with the same head (lines of it) and body.</summary>
    public RawServer(string head, byte[]? body = null)
        : this((_, stream) => Write(stream, head, body ?? []))
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Url => new($"http://127.0.0.1:{Port}/");

    /// <summary>The heads of the requests that came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task Write(NetworkStream stream, string head, byte[] body)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"));
        await stream.WriteAsync(body);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _running;
        _end.Dispose();
    }

    private async Task Run()
    {
        var answers = new List<Task>();
        try
        {
            while (true)
                answers.Add(Serve(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = client.GetStream();
            var head = new StringBuilder();
            var buffer = new byte[4096];
            while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(buffer, _end.Token) is var read && read == 0)
                    return;
                head.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            Requests.Enqueue(head.ToString());
            await _answer(head.ToString(), stream).WaitAsync(_end.Token);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // The client hung up, or the test is over.
        }
    }
}
