using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Defaults.Fetch;
using static Wiredesk.Defaults.Tests.Fetch.FetchClientTests;

namespace Wiredesk.Defaults.Tests.Fetch;

/// <summary>What an address from outside may try: to lead inside, or to use up what we have.</summary>
public sealed class FetchGuardTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[::1]")]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("[fe80::1]")]
    [InlineData("[fd00:ec2::254]")]
    public async Task Send_DoesNotComeInside(string host)
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Length: 0");
        using var client = new FetchClient(new FetchNetworks(), TimeProvider.System);

        await Fails(FetchFailure.Forbidden, client.Send(new FetchRequest(new Uri($"http://{host}:{server.Port}/")), None));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("100.64.0.1")]
    public async Task Send_DoesNotComeInsideByAName(string address)
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Length: 0");
        using var client = new FetchClient(new FetchNetworks(), TimeProvider.System, Resolves(address));

        var refusal = await Assert.ThrowsAsync<FetchException>(() => client.Send(new FetchRequest(new Uri($"http://news.example:{server.Port}/")), None));

        Assert.Equal(FetchFailure.Forbidden, refusal.Failure);
        Assert.Contains("news.example", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(address, refusal.Message, StringComparison.Ordinal); // Whoever gave the name does not learn how names are read here.
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://inside.example/")]
    [InlineData("//169.254.169.254/latest/meta-data/")]
    public async Task Send_DoesNotComeInsideByARedirect(string target)
    {
        await using var server = new RawServer($"HTTP/1.1 301 Moved\nLocation: {target}");

        await Fails(FetchFailure.Forbidden, Loopback((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.168.0.1")])).Send(new FetchRequest(server.Url), None));
    }

    [Fact]
    public async Task Send_LooksAtTheNameAgainForEachConnection()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nConnection: close\nContent-Length: 0");
        var answers = new Queue<string>(["127.0.0.1", "127.0.0.2"]);
        var client = Loopback((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]));
        var request = new FetchRequest(new Uri($"http://rebinding.example:{server.Port}/"));

        Assert.Equal(200, (await client.Send(request, None)).Status);
        await Fails(FetchFailure.Forbidden, client.Send(request, None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_ConnectsToNothingButWhatIsPermitted()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Length: 0");
        using var inside = new TcpListener(IPAddress.Parse("127.0.0.2"), server.Port);
        inside.Start();

        var response = await Loopback(Resolves("127.0.0.2", "127.0.0.1")).Send(new FetchRequest(new Uri($"http://both.example:{server.Port}/")), None);

        Assert.Equal(200, response.Status);
        Assert.False(inside.Pending());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Send_StopsUnpackingABomb(string encoding)
    {
        using var packed = new MemoryStream();
        await using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
        })
        {
            var zeros = new byte[1024 * 1024];
            for (var megabytes = 0; megabytes < 100; megabytes++)
                await packing.WriteAsync(zeros);
        }

        await using var server = new RawServer($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: {packed.Length}", packed.ToArray());

        await Fails(FetchFailure.TooLarge, Loopback().Send(new FetchRequest(server.Url) { MostBytes = 1_000_000 }, None));
        Assert.True(packed.Length < 1_000_000); // It is the unpacked size that was refused.
    }

    [Fact]
    public async Task Send_UnpacksWhatIsSmallEnough()
    {
        using var packed = new MemoryStream();
        await using (var packing = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await packing.WriteAsync(new byte[1_000_000]);
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Encoding: gzip", packed.ToArray());

        Assert.Equal(1_000_000, (await Loopback().Send(new FetchRequest(server.Url) { MostBytes = 1_000_000 }, None)).Body.Length);
    }

    [Fact]
    public async Task Send_NamesWhatCannotBeUnpacked()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Encoding: gzip", "this is no gzip"u8.ToArray());

        await Fails(FetchFailure.BadResponse, Loopback().Send(new FetchRequest(server.Url), None));
    }

    [Fact]
    public async Task Send_EndsAnEndlessBody()
    {
        await using var server = new RawServer(async (_, stream) =>
        {
            await RawServer.Write(stream, "HTTP/1.1 200 OK", []);
            while (true)
                await stream.WriteAsync(new byte[10_000]);
        });

        await Fails(FetchFailure.TooLarge, Loopback().Send(new FetchRequest(server.Url) { MostBytes = 1_000_000 }, None));
    }

    [Fact]
    public async Task Send_ReadsNothingOfABodyThatSaysItIsTooLarge()
    {
        await using var server = new RawServer((_, stream) => RawServer.Write(stream, "HTTP/1.1 200 OK\nContent-Length: 1000001", []));

        await Fails(FetchFailure.TooLarge, Loopback().Send(new FetchRequest(server.Url) { MostBytes = 1_000_000 }, None));
    }

    [Fact]
    public async Task Send_CutsABody_WhereThatIsAskedFor()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nContent-Length: 2000000", new byte[2_000_000]);

        Assert.Equal(500_000, (await Loopback().Send(new FetchRequest(server.Url) { MostBytes = 500_000, CutsBody = true }, None)).Body.Length);
    }

    [Fact]
    public async Task Send_EndsEndlessHeaders()
    {
        await using var server = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            while (true)
                await stream.WriteAsync("X-More: and more and more and more\r\n"u8.ToArray());
        });

        await Fails(FetchFailure.TooLarge, Loopback().Send(new FetchRequest(server.Url), None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na few bytes")]
    public async Task Send_DoesNotWaitForASlowServer(string beginning)
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        await using var server = new RawServer(async (_, stream) =>
        {
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(beginning));
            asked.SetResult();
            await Task.Delay(Timeout.Infinite);
        });

        var fetch = Loopback(time: time).Send(new FetchRequest(server.Url) { Time = TimeSpan.FromSeconds(30) }, None);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(fetch.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        await Fails(FetchFailure.TooSlow, fetch);
    }

    [Fact]
    public async Task Send_LetsTheCallerCancel()
    {
        using var cancelled = new CancellationTokenSource();
        await using var server = new RawServer(async (_, _) =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.Infinite);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Loopback().Send(new FetchRequest(server.Url), cancelled.Token).WaitAsync(TimeSpan.FromMinutes(2)));
    }

    private static ResolveName Resolves(params string[] addresses) => (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]);
}
