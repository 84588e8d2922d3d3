using System.Net;
using System.Net.Http.Json;
using Wiredesk.Gateway.Tests.Routes;

namespace Wiredesk.Gateway.Tests.Edge;

public sealed class EdgeTests : IAsyncLifetime
{
    private Upstream _publishing = null!;
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _publishing = await Upstream.Start("publishing");
        _gateway = new GatewayHost(("services:publishing:http:0", _publishing.Address), ("Gateway:AllowedOrigins:0", "https://news.example"));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _publishing.DisposeAsync();
    }

    [Theory]
    [InlineData("/scalar/v1", HttpStatusCode.OK)]
    [InlineData("/v1/articles", HttpStatusCode.Unauthorized)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Answers_CarrySecurityHeaders(string path, HttpStatusCode status)
    {
        using var answer = await _gateway.Ask(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(
            ("nosniff", "no-referrer", "DENY", "default-src 'none'; frame-ancestors 'none'"),
            (Header(answer, "X-Content-Type-Options"), Header(answer, "Referrer-Policy"), Header(answer, "X-Frame-Options"), Header(answer, "Content-Security-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security")); // Only over TLS.
    }

    [Theory]
    [InlineData("order-66", true)]
    [InlineData("a b", false)]
    [InlineData("a\"b", false)]
    [InlineData("<script>", false)]
    [InlineData("", false)]
    public async Task Correlation_IdIsTheCallersIfItIsPlain(string given, bool kept)
    {
        using var answer = await _gateway.Ask("/scalar/v1", headers: ("X-Correlation-Id", given));
        var received = (await answer.Content.ReadFromJsonAsync<Received>())!;

        var id = Header(answer, "X-Correlation-Id");
        Assert.Equal(id, new Dictionary<string, string>(received.Headers, StringComparer.OrdinalIgnoreCase)["X-Correlation-Id"]);
        if (kept) Assert.Equal(given, id);
        else Assert.Matches("^[0-9a-f]{32}$", id);
    }

    [Fact]
    public async Task Correlation_IdThatIsTooLongIsReplaced()
    {
        using var answer = await _gateway.Ask("/nowhere", headers: ("X-Correlation-Id", new string('a', 101)));

        Assert.Matches("^[0-9a-f]{32}$", Header(answer, "X-Correlation-Id"));
    }

    [Fact]
    public async Task Forwarded_HeadersOfStrangersDoNotGoOn()
    {
        using var client = new HttpClient { BaseAddress = _gateway.Listen() };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/scalar/v1");
        foreach (var name in new[] { "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Real-IP", "X-Original-URL", "X-Rewrite-URL" })
            request.Headers.Add(name, "198.51.100.66");
        request.Headers.Add("Forwarded", "for=198.51.100.66");

        var received = (await (await client.SendAsync(request)).Content.ReadFromJsonAsync<Received>())!;

        Assert.DoesNotContain(received.Headers, header => header.Value.Contains("198.51.100.66", StringComparison.Ordinal));
        var headers = new Dictionary<string, string>(received.Headers, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(("127.0.0.1", "http", client.BaseAddress!.Authority), (headers["X-Forwarded-For"], headers["X-Forwarded-Proto"], headers["X-Forwarded-Host"]));
    }

    [Fact]
    public async Task Origins_ThatAreNamedMayRead()
    {
        using var asked = await _gateway.Ask("/v1/articles", null, HttpMethod.Options, ("Origin", "https://news.example"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "x-api-key"));
        using var read = await _gateway.Ask("/v1/articles", await _gateway.Key("harbour", "read"), null, ("Origin", "https://news.example"));

        Assert.Equal(HttpStatusCode.NoContent, asked.StatusCode);
        Assert.Equal("https://news.example", Header(asked, "Access-Control-Allow-Origin"));
        Assert.Contains("X-Api-Key", Header(asked, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Equal("https://news.example", Header(read, "Access-Control-Allow-Origin"));
        Assert.Contains("RateLimit", Header(read, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.False(read.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://news.example")]
    [InlineData("https://news.example.evil.example")]
    [InlineData("null")]
    public async Task Origins_ThatAreNotNamedMayNot(string origin)
    {
        using var asked = await _gateway.Ask("/v1/articles", null, HttpMethod.Options, ("Origin", origin), ("Access-Control-Request-Method", "GET"));
        using var read = await _gateway.Ask("/v1/articles", await _gateway.Key("harbour", "read"), null, ("Origin", origin));

        Assert.False(asked.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(read.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
