using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Wiredesk.Gateway.Tests.Routes;

namespace Wiredesk.Gateway.Tests.Security;

/// <summary>What an attacker tries at the gateway, on a real socket. None gets in, and every refusal is a problem with type and detail.</summary>
public sealed class SecurityTests : IAsyncLifetime
{
    private Upstream _publishing = null!;
    private Upstream _ingestion = null!;
    private GatewayHost _gateway = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _publishing = await Upstream.Start("publishing");
        _ingestion = await Upstream.Start("ingestion");
        _gateway = new GatewayHost(("services:publishing:http:0", _publishing.Address), ("services:ingestion:http:0", _ingestion.Address), ("Gateway:LargestDelivery", "100000"));
        _address = _gateway.Listen();
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _publishing.DisposeAsync();
        await _ingestion.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("POST", "/openapi/v1.json", 405)]
    [InlineData("PATCH", "/admin/keys", 405)]
    [InlineData("GET", "/v1/articles", 401)]
    [InlineData("TRACE", "/v1/articles", 401)]
    public async Task Refusals_HaveTypeTitleAndDetail(string method, string path, int status)
    {
        using var answer = await Send(new HttpMethod(method), path, null);

        var problem = await Problem.Assert(answer, (HttpStatusCode)status);
        Assert.StartsWith("/problems/", (string)problem["type"]!, StringComparison.Ordinal);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
    }

    [Fact]
    public async Task UnknownMediaType_IsAProblemWithDetail()
    {
        using var content = new StringContent("<key/>", new MediaTypeHeaderValue("application/xml"));
        using var answer = await Send(HttpMethod.Post, "/admin/keys", GatewayHost.BootstrapKey, content);

        Assert.Contains("application/xml", (string)(await Problem.Assert(answer, HttpStatusCode.UnsupportedMediaType))["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/../admin/keys")]
    [InlineData("/v1/%2e%2e/admin/keys")]
    [InlineData("/v1/..%2fadmin/keys")]
    [InlineData("/v1/%252e%252e/admin/keys")]
    [InlineData("/v1//admin/keys")]
    [InlineData("//admin/keys")]
    [InlineData("/v1/..;/admin/keys")]
    [InlineData("/v1\\..\\admin\\keys")]
    [InlineData("/ingest/../v1/articles/../../admin/keys")]
    public async Task Paths_LeadNowhereElse(string path)
    {
        var key = await _gateway.Key("harbour", "read");

        var answer = await RawRequest.Send(_address, $"GET {path} HTTP/1.1\r\nHost: x\r\nX-Api-Key: {key}\r\nConnection: close\r\n\r\n");

        Assert.DoesNotContain("bootstrap", answer, StringComparison.Ordinal);
        var status = int.Parse(answer.Split(' ')[1], null);
        if (status == 200) Assert.Contains("GET /v1/", answer, StringComparison.Ordinal); // Reached publishing below /v1, where there is nothing of the kind.
        else Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /v1/articles HTTP/1.1\r\nHost: x\r\nX-Api-Key: {0}\r\nX-Note: a\r\n b\r\nConnection: close\r\n\r\n")] // Folded (RFC 9112, section 5.2).
    [InlineData("GET /v1/articles HTTP/1.1\r\nHost: x\r\nX-Api-Key: {0}\r\nX-Note : a\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /v1/articles HTTP/1.1\r\nHost: x\r\nX-Api-Key: {0}\r\nX-Note: a\0b\r\nConnection: close\r\n\r\n")]
    [InlineData("POST /v1/articles HTTP/1.1\r\nHost: x\r\nX-Api-Key: {0}\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello")]
    [InlineData("GET /v1/articles HTTP/1.1\r\nX-Api-Key: {0}\r\nConnection: close\r\n\r\n")] // No host.
    [InlineData("GET /v1/articles HTTP/1.1\r\nHost: a\r\nHost: b\r\nX-Api-Key: {0}\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /v1/a b HTTP/1.1\r\nHost: x\r\nX-Api-Key: {0}\r\nConnection: close\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task Malformed_RequestsAreProblems(string request)
    {
        var key = await _gateway.Key("harbour", "read");

        var answer = await RawRequest.Send(_address, request.Replace("{0}", key, StringComparison.Ordinal));

        AssertRaw(answer, 400);
        Assert.Equal(0, _publishing.Requests);
    }

    [Fact]
    public async Task Smuggled_RequestStaysInItsBody()
    {
        var key = await _gateway.Key("harbour", "read");

        // Transfer-Encoding wins and Content-Length is dropped (RFC 9112, section 6.3): what follows is a request of its own, without a key.
        var answer = await RawRequest.Send(_address, $"POST /v1/articles HTTP/1.1\r\nHost: x\r\nX-Api-Key: {key}\r\nContent-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin/keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        Assert.DoesNotContain("bootstrap", answer, StringComparison.Ordinal);
        Assert.True(_publishing.Requests <= 1);
    }

    [Theory]
    [InlineData(9_000, 414)]
    [InlineData(70_000, 414)]
    public async Task LongAddress_IsAProblem(int length, int status) => AssertRaw(
        await RawRequest.Send(_address, $"GET /v1/articles?q={new string('a', length)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), status);

    [Theory]
    [InlineData(40_000)]
    [InlineData(200_000)]
    public async Task LargeHeaders_AreAProblem(int length) => AssertRaw(
        await RawRequest.Send(_address, $"GET /v1/articles HTTP/1.1\r\nHost: x\r\nX-Note: {new string('a', length)}\r\nConnection: close\r\n\r\n"), 431);

    [Fact]
    public async Task ManyHeaders_AreAProblem() => AssertRaw(
        await RawRequest.Send(_address, $"GET /v1/articles HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 1100).Select(n => $"H{n}: a\r\n"))}Connection: close\r\n\r\n"), 431);

    [Fact]
    public async Task LargeBody_IsRefusedWhetherItSaysSoOrNot()
    {
        var key = await _gateway.Key("harbour", "ingest", "read");
        using var declared = new ByteArrayContent(new byte[100_001]);
        using var chunked = new StreamContent(new MemoryStream(new byte[3_000_000]));

        await Problem.Assert(await Send(HttpMethod.Post, "/ingest/files?path=x", key, declared), HttpStatusCode.RequestEntityTooLarge);
        AssertRaw(await RawRequest.Send(_address, $"POST /ingest/files?path=x HTTP/1.1\r\nHost: x\r\nX-Api-Key: {key}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n30000\r\n{new string('a', 0x30000)}\r\n0\r\n\r\n"), 413);
        using var answer = await Send(HttpMethod.Post, "/ingest/files?path=x", key, new ByteArrayContent(new byte[100_000]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task SlowHeaders_AreAProblem() => AssertRaw(await RawRequest.Send(_address, "GET /v1/articles HTTP/1.1\r\nHost: x\r\nX-Note: "), 408);

    [Fact]
    public async Task SlowBody_IsAProblem()
    {
        var key = await _gateway.Key("harbour", "ingest");

        AssertRaw(await RawRequest.Send(_address, $"POST /ingest/files?path=x HTTP/1.1\r\nHost: x\r\nX-Api-Key: {key}\r\nContent-Length: 50000\r\nConnection: close\r\n\r\nabc"), 408);
    }

    [Fact]
    public async Task SlowService_IsAProblem()
    {
        await using var gateway = new GatewayHost(("services:publishing:http:0", _publishing.Address), ("ReverseProxy:Routes:published:Timeout", "00:00:00.2"));
        _publishing.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);

        await Problem.Assert(await gateway.Ask("/v1/articles", await gateway.Key("harbour", "read")), HttpStatusCode.GatewayTimeout);
    }

    [Fact]
    public async Task Answers_OfAServiceCannotNameWhoAsked()
    {
        var key = await _gateway.Key("harbour", "read");
        using var answer = await Send(HttpMethod.Get, "/v1/articles", key);

        var received = (await answer.Content.ReadFromJsonAsync<Received>())!;
        Assert.DoesNotContain(received.Headers, header => header.Value.Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Headers, header => header.Key.Equals("Wiredesk-Identity", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? key, HttpContent? content = null)
    {
        using var client = new HttpClient { BaseAddress = _address };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        return await client.SendAsync(request);
    }

    private static void AssertRaw(string answer, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        var json = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var problem = JsonNode.Parse(json[json.IndexOf('{', StringComparison.Ordinal)..(json.LastIndexOf('}') + 1)])!;
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        Assert.StartsWith("/problems/", (string)problem["type"]!, StringComparison.Ordinal);
    }
}
