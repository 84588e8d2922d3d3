using System.Net;
using System.Net.Sockets;
using System.Text;
using Wiredesk.Defaults.Fetch;

namespace Wiredesk.Defaults.Tests.Fetch;

/// <summary>What the client answers, and how it follows redirects.</summary>
public sealed class FetchClientTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Send_GivesTheAnswerExactlyAsSent()
    {
        await using var server = new RawServer("HTTP/1.1 200 OK\nETag: W/\"a,  b\" odd\nLast-Modified: Sunday the 1st\nContent-Type: text/xml; charset=x\nLink: <a>; rel=hub\nLink: <b>; rel=self", "<rss/>"u8.ToArray());

        var response = await Loopback().Send(new FetchRequest(server.Url) { Headers = new Dictionary<string, string> { ["If-None-Match"] = "W/\"a,  b\" odd" } }, None);

        Assert.Equal((200, true, "<rss/>"), (response.Status, response.IsSuccess, Encoding.UTF8.GetString(response.Body)));
        Assert.Equal("W/\"a,  b\" odd", response.Header("etag"));
        Assert.Equal("Sunday the 1st", response.Header("Last-Modified"));
        Assert.Equal("text/xml; charset=x", response.Header("Content-Type"));
        Assert.Equal("<a>; rel=hub, <b>; rel=self", response.Header("Link"));
        Assert.Contains("If-None-Match: W/\"a,  b\" odd\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(304)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task Send_TakesAnyStatusForAnAnswer(int status)
    {
        await using var server = new RawServer($"HTTP/1.1 {status} So it is\nRetry-After: 7\nContent-Length: 0");

        var response = await Loopback().Send(new FetchRequest(server.Url), None);

        Assert.Equal((status, "7", false), (response.Status, response.Header("Retry-After"), response.IsSuccess));
        Assert.Single(server.Requests); // What fails is not tried again unless that is asked for.
    }

    [Fact]
    public async Task Send_SendsABody()
    {
        await using var server = new RawServer("HTTP/1.1 204 No Content");

        var response = await Loopback().Send(
            new FetchRequest(server.Url) { Method = HttpMethod.Post, Body = "hub.mode=subscribe"u8.ToArray(), ContentType = "application/x-www-form-urlencoded", MostBytes = 0 }, None);

        Assert.Equal(204, response.Status);
        var head = Assert.Single(server.Requests);
        Assert.StartsWith("POST / HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Send_KeepsTheAddressOfPermanentRedirects_UpToTheFirstThatIsNot()
    {
        await using var server = new RawServer((head, stream) => RawServer.Write(stream, head.Split(' ')[1] switch
        {
            "/" => "HTTP/1.1 301 Moved\nLocation: /second",
            "/second" => "HTTP/1.1 308 Moved\nLocation: third#part",
            "/third" => "HTTP/1.1 302 Found\nLocation: /fourth",
            "/fourth" => "HTTP/1.1 301 Moved\nLocation: /last",
            _ => "HTTP/1.1 200 OK",
        }, "here"u8.ToArray()));

        var response = await Loopback().Send(new FetchRequest(server.Url), None);

        Assert.Equal(200, response.Status);
        Assert.Equal(new Uri(server.Url, "/third"), response.PermanentUrl);
        Assert.Equal(new Uri(server.Url, "/last"), response.Url);
    }

    [Fact]
    public async Task Send_StopsAtRedirects_AndGoesOnFromThere()
    {
        await using var server = new RawServer((head, stream) => RawServer.Write(stream, head.Split(' ')[1] switch
        {
            "/" => "HTTP/1.1 301 Moved\nLocation: /second",
            "/second" => "HTTP/1.1 302 Found\nLocation: /last",
            _ => "HTTP/1.1 200 OK",
        }, "here"u8.ToArray()));
        var request = new FetchRequest(server.Url) { StopsAtRedirects = true, MostRedirects = 2 };

        var first = await Loopback().Send(request, None);
        var second = await Loopback().Send(request with { Trail = first.Next }, None);
        var last = await Loopback().Send(request with { Trail = second.Next }, None);

        Assert.Equal((301, new Uri(server.Url, "/second"), 0), (first.Status, first.Next!.Url, first.Body.Length));
        Assert.Equal((302, new Uri(server.Url, "/last"), 2), (second.Status, second.Next!.Url, second.Next.Redirects));
        Assert.Equal((200, "/last", "/second", null), (last.Status, last.Url.AbsolutePath, last.PermanentUrl.AbsolutePath, last.Next));
        Assert.Equal(3, server.Requests.Count);
        await Fails(FetchFailure.BadRedirect, Loopback().Send(request with { MostRedirects = 1, Trail = first.Next }, None));
        var spent = first.Next with { Took = request.Time };
        await Fails(FetchFailure.TooSlow, Loopback().Send(request with { Trail = spent }, None));
    }

    [Fact]
    public async Task Send_GoesOnWithoutSecrets_AtAnotherOrigin()
    {
        await using var other = new RawServer("HTTP/1.1 200 OK\nContent-Length: 0");
        await using var server = new RawServer($"HTTP/1.1 302 Found\nLocation: {other.Url}");
        var headers = new Dictionary<string, string> { ["Authorization"] = "Bearer secret" };
        var request = new FetchRequest(server.Url) { StopsAtRedirects = true, Headers = headers };

        await Loopback().Send(request with { Trail = (await Loopback().Send(request, None)).Next }, None);

        Assert.Contains("secret", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Assert.Single(other.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://post.example/", "https://post.example/", true)]
    [InlineData("https://post.example/", "https://www.post.example/", true)]
    [InlineData("https://post.example/", "http://post.example/", false)]
    public void Trail_NeverLeavesEncryption(string from, string to, bool isFollowed)
    {
        var trail = Trail.From(new Uri(from));

        if (isFollowed)
            Assert.Equal(new Uri(to), trail.To(new Uri(to), isPermanent: true).PermanentUrl);
        else
            Assert.Equal(FetchFailure.BadRedirect, Assert.Throws<FetchException>(() => trail.To(new Uri(to), isPermanent: true)).Failure);
    }

    [Fact]
    public async Task Send_EndsALoop()
    {
        await using var server = new RawServer("HTTP/1.1 302 Found\nLocation: /");

        await Fails(FetchFailure.BadRedirect, Loopback().Send(new FetchRequest(server.Url) { MostRedirects = 3 }, None));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Send_NamesARedirectToNowhere()
    {
        await using var server = new RawServer("HTTP/1.1 302 Found\nContent-Length: 0");

        await Fails(FetchFailure.BadRedirect, Loopback().Send(new FetchRequest(server.Url), None));
    }

    [Fact]
    public async Task Send_DoesNotRepeatAPostElsewhere()
    {
        await using var server = new RawServer("HTTP/1.1 308 Moved\nLocation: /elsewhere\nContent-Length: 0");

        var response = await Loopback().Send(new FetchRequest(server.Url) { Method = HttpMethod.Post, Body = [1] }, None);

        Assert.Equal(308, response.Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_TellsNoSecretToAnotherOrigin()
    {
        await using var other = new RawServer("HTTP/1.1 200 OK\nContent-Length: 0");
        await using var server = new RawServer((head, stream) =>
            RawServer.Write(stream, head.StartsWith("GET / ", StringComparison.Ordinal) ? "HTTP/1.1 302 Found\nLocation: /same" : $"HTTP/1.1 302 Found\nLocation: {other.Url}", []));
        var headers = new Dictionary<string, string> { ["Authorization"] = "Bearer secret", ["X-Token"] = "secret", ["Accept"] = "text/xml", ["User-Agent"] = "tests" };

        await Loopback().Send(new FetchRequest(server.Url) { Headers = headers }, None);

        Assert.All(server.Requests, head => Assert.Contains("secret", head, StringComparison.Ordinal));
        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain("secret", Assert.Single(other.Requests), StringComparison.Ordinal);
        Assert.Contains("Accept: text/xml", other.Requests.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("http://user:password@127.0.0.1/")]
    public async Task Send_TakesNoOtherAddresses(string url) => await Fails(FetchFailure.BadAddress, Loopback().Send(new FetchRequest(new Uri(url)), None));

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task Send_TakesNoOtherAddressesFromARedirect(string url)
    {
        await using var server = new RawServer($"HTTP/1.1 301 Moved\nLocation: {url}");

        await Fails(FetchFailure.BadAddress, Loopback().Send(new FetchRequest(server.Url), None));
    }

    [Fact]
    public async Task Send_NamesWhatIsNotThere()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var nowhere = new Uri($"http://{closed.LocalEndpoint}/");
        closed.Stop();

        await Fails(FetchFailure.Unreachable, Loopback().Send(new FetchRequest(nowhere), None));
        await Fails(FetchFailure.NameNotFound, Loopback((_, _) => Task.FromResult<IPAddress[]>([])).Send(new FetchRequest(new Uri("http://nobody.example/")), None));
        await Fails(
            FetchFailure.NameNotFound,
            Loopback((_, _) => throw new SocketException((int)SocketError.HostNotFound)).Send(new FetchRequest(new Uri("http://nobody.example/")), None));
    }

    [Fact]
    public async Task Send_NamesWhatIsNoHttpOrNotEncrypted()
    {
        await using var server = new RawServer("220 mail.example ESMTP");

        await Fails(FetchFailure.BadResponse, Loopback().Send(new FetchRequest(server.Url), None));

        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        var fetch = Loopback().Send(new FetchRequest(new Uri($"https://{plain.LocalEndpoint}/")), None);
        using var connection = await plain.AcceptTcpClientAsync(None);
        await connection.GetStream().WriteAsync("HTTP/1.1 400 This is no encrypted port\r\n\r\n"u8.ToArray(), None);
        await Fails(FetchFailure.Insecure, fetch);
    }

    internal static FetchClient Loopback(ResolveName? resolve = null, TimeProvider? time = null) =>
        new(new FetchNetworks(IPNetwork.Parse("127.0.0.1/32")), time ?? TimeProvider.System, resolve);

    internal static async Task Fails(FetchFailure failure, Task fetch) =>
        Assert.Equal(failure, (await Assert.ThrowsAsync<FetchException>(() => fetch.WaitAsync(TimeSpan.FromMinutes(2)))).Failure);
}
