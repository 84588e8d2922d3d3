using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Gateway.Tests.Routes;

public sealed class RoutesTests : IAsyncLifetime
{
    private Upstream _publishing = null!;
    private Upstream _ingestion = null!;
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _publishing = await Upstream.Start("publishing");
        _ingestion = await Upstream.Start("ingestion");
        _gateway = new GatewayHost(("services:publishing:http:0", _publishing.Address), ("services:ingestion:http:0", _ingestion.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _publishing.DisposeAsync();
        await _ingestion.DisposeAsync();
    }

    [Fact]
    public async Task Requests_GoToTheirService()
    {
        var key = await _gateway.Key("harbour", "read", "ingest");

        Assert.Equal(("publishing", "GET /v1/articles?limit=2&cursor=a%2Bb"), await Reached("/v1/articles?limit=2&cursor=a%2Bb", key));
        Assert.Equal(("ingestion", "POST /ingest/articles"), await Reached("/ingest/articles", key, HttpMethod.Post));
        Assert.Equal(("publishing", "GET /scalar/v1"), await Reached("/scalar/v1", null));
    }

    [Theory]
    [InlineData("X-Api-Key", "{0}")]
    [InlineData("x-api-key", "{0}")]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("Authorization", "bearer  {0} ")]
    public async Task Key_StaysHere(string header, string value)
    {
        var key = await _gateway.Key("harbour", "read");

        var received = await Received("/v1/articles", null, (header, value.Replace("{0}", key, StringComparison.Ordinal)));

        Assert.DoesNotContain(received.Headers, sent => sent.Value.Contains(key, StringComparison.Ordinal));
        Assert.False(received.Headers.ContainsKey("X-Api-Key"));
        Assert.False(received.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Key_StaysHereWhereNoneIsAskedFor()
    {
        var key = await _gateway.Key("harbour", "read");

        var received = await Received("/scalar/v1", key, ("Authorization", "Bearer something"));

        Assert.False(received.Headers.ContainsKey("X-Api-Key"));
        Assert.False(received.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Identity_IsSignedAndSaysWho()
    {
        var key = await _gateway.Key("the-harbour-post", "read", "edit");

        var received = await Received("/v1/articles", key);

        var read = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            received.Headers[IdentityRegistration.Header], new InnerIdentity(GatewayHost.SigningKey).Accepted);
        Assert.True(read.IsValid);
        Assert.Equal("the-harbour-post", read.ClaimsIdentity.FindFirst(ClaimTypes.NameIdentifier)!.Value);
        Assert.Equal(["read", "edit"], read.ClaimsIdentity.FindAll(Scopes.Claim).Select(claim => claim.Value));
        Assert.True(read.SecurityToken.ValidTo <= TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
    }

    [Fact]
    public async Task Identity_ThatACallerForgedIsDropped()
    {
        var forged = new InnerIdentity(GatewayHost.SigningKey).Issue(
            new ClaimsIdentity([new Claim(Scopes.Claim, Scopes.Admin)], "forged"), TimeProvider.System.GetUtcNow());
        var key = await _gateway.Key("harbour", "read");

        var open = await Received("/scalar/v1", null, (IdentityRegistration.Header, forged));
        var read = await Received("/v1/articles", key, (IdentityRegistration.Header, forged), (IdentityRegistration.Header.ToUpperInvariant(), forged));

        Assert.False(open.Headers.ContainsKey(IdentityRegistration.Header));
        Assert.DoesNotContain(forged, read.Headers[IdentityRegistration.Header], StringComparison.Ordinal);
        Assert.DoesNotContain(',', read.Headers[IdentityRegistration.Header]);
    }

    [Fact]
    public async Task Trace_OfTheCallerGoesOnUnderOurSpan()
    {
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        var spans = new ConcurrentBag<string>();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == "Microsoft.AspNetCore", ActivityStarted = span => spans.Add(span.SpanId.ToHexString()) };
        ActivitySource.AddActivityListener(listener);

        var received = await Received("/v1/articles", await _gateway.Key("harbour", "read"), ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), ("tracestate", "harbour=1"));

        Assert.Equal(Trace, received.Headers["traceparent"].Split('-')[1]);
        Assert.Contains(received.Headers["traceparent"].Split('-')[2], spans); // One that is recorded here, so that the service's hangs under it.
        Assert.Equal("harbour=1", received.Headers["tracestate"]);
    }

    [Theory]
    [InlineData("/v1/articles", "ingest")]
    [InlineData("/v1/changes", "edit")]
    [InlineData("/ingest/articles", "read")]
    [InlineData("/ingest/articles", "edit")]
    public async Task Key_OfAnotherScopeIsForbidden(string path, string scope)
    {
        var key = await _gateway.Key("harbour", scope);

        await Problem.Assert(await _gateway.Ask(path, key), HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/v1/articles")]
    [InlineData("/ingest/articles")]
    public async Task NoKey_IsUnauthorized(string path)
    {
        var answer = await _gateway.Ask(path);

        await Problem.Assert(answer, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml")]
    [InlineData("application/atom+xml")]
    [InlineData("application/vnd.iptc.ninjs+json")]
    [InlineData("*/*")]
    public async Task Refusals_AreProblemsWhateverTheCallerAccepts(string accept)
    {
        var key = await _gateway.Key("harbour", "ingest");

        await Problem.Assert(await _gateway.Ask("/v1/articles", headers: ("Accept", accept)), HttpStatusCode.Unauthorized);
        await Problem.Assert(await _gateway.Ask("/v1/articles", key, headers: ("Accept", accept)), HttpStatusCode.Forbidden);
        await Problem.Assert(await _gateway.Ask("/nowhere", key, headers: ("Accept", accept)), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Service_ThatIsDownIsABadGateway()
    {
        var key = await _gateway.Key("harbour", "read");
        await _publishing.DisposeAsync();

        await Problem.Assert(await _gateway.Ask("/v1/articles", key), HttpStatusCode.BadGateway);
        await Problem.Assert(await _gateway.Ask("/v1/articles", key, headers: ("Accept", "application/atom+xml")), HttpStatusCode.BadGateway);
    }

    [Fact]
    public async Task Other_PathsLeadNowhere()
    {
        var key = await _gateway.Key("harbour", "read", "ingest");

        await Problem.Assert(await _gateway.Ask("/", key), HttpStatusCode.NotFound);
        await Problem.Assert(await _gateway.Ask("/health/other", key), HttpStatusCode.NotFound);
        var post = await _gateway.Ask("/openapi/v1.json", key, HttpMethod.Post);
        await Problem.Assert(post, HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["GET", "HEAD"], post.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ready_WhenItsStoreAnswers() => Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/health/ready")).StatusCode);

    private async Task<(string, string)> Reached(string path, string? key, HttpMethod? method = null)
    {
        using var answer = await _gateway.Ask(path, key, method);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = (await answer.Content.ReadFromJsonAsync<Received>())!;
        return (received.Service, received.Request);
    }

    private async Task<Received> Received(string path, string? key, params (string, string)[] headers)
    {
        using var answer = await _gateway.Ask(path, key, null, headers);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = (await answer.Content.ReadFromJsonAsync<Received>())!;
        return received with { Headers = new(received.Headers, StringComparer.OrdinalIgnoreCase) };
    }
}
