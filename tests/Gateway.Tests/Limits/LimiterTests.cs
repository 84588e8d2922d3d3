using System.Net;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Gateway.Keys;
using Wiredesk.Gateway.Tests.Routes;

namespace Wiredesk.Gateway.Tests.Limits;

public sealed class LimiterTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 10, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Noon);
    private Upstream _publishing = null!;
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _publishing = await Upstream.Start("publishing");
        _gateway = Host(null);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _publishing.DisposeAsync();
    }

    [Fact]
    public async Task Headers_SayWhatIsLeftAndUntilWhen()
    {
        var key = await Key(new KeyLimits(PerMinute: 100, PerDay: 1000));

        using var first = await _gateway.Ask("/v1/articles", key);
        using var second = await _gateway.Ask("/v1/articles", key); // From the cache, perhaps: told anew all the same.

        Assert.Equal("\"minute\";q=100;w=60, \"day\";q=1000;w=86400", Header(first, "RateLimit-Policy"));
        Assert.Equal("\"minute\";r=99;t=50, \"day\";r=999;t=43190", Header(first, "RateLimit"));
        Assert.Equal("\"minute\";r=98;t=50, \"day\";r=998;t=43190", Header(second, "RateLimit"));
    }

    [Fact]
    public async Task OneTooMany_IsRefusedUntilTheNextMinute()
    {
        var key = await Key(new KeyLimits(PerMinute: 3));
        for (var n = 0; n < 3; n++)
            Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/v1/articles", key)).StatusCode);

        using var refused = await _gateway.Ask("/v1/articles", key);

        var problem = await Problem.Assert(refused, HttpStatusCode.TooManyRequests);
        Assert.Equal("50", Header(refused, "Retry-After"));
        Assert.Equal("https://iana.org/assignments/http-problem-types#quota-exceeded", (string)problem["type"]!);
        Assert.Equal("minute", (string)problem["violated-policies"]![0]!);
        Assert.Contains("3 requests in a minute", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains("\"minute\";r=0;t=50", Header(refused, "RateLimit"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/v1/articles", await Key(null))).StatusCode);

        _time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/v1/articles", key)).StatusCode);
    }

    [Fact]
    public async Task Day_IsALimitOfItsOwn()
    {
        var key = await Key(new KeyLimits(PerDay: 2));
        await _gateway.Ask("/v1/articles", key);
        await _gateway.Ask("/v1/articles", key);

        using var refused = await _gateway.Ask("/v1/articles", key);
        Assert.Equal("day", (string)(await Problem.Assert(refused, HttpStatusCode.TooManyRequests))["violated-policies"]![0]!);

        _time.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await _gateway.Ask("/v1/articles", key)).StatusCode);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/v1/articles", key)).StatusCode);
    }

    [Fact]
    public async Task Count_IsSharedByAllGateways()
    {
        await using var other = Host(_gateway.Folder);
        var key = await Key(new KeyLimits(PerMinute: 200));

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(n => (n % 2 == 0 ? _gateway : other).Ask("/v1/articles", key)));

        var allowed = answers.Count(answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.InRange(allowed, 200 - (2 * 200 / 50), 200); // Never more; fewer by a portion of each at most.
        Assert.Equal(300 - allowed, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Count_OutlivesARestart()
    {
        var key = await Key(new KeyLimits(PerMinute: 2));
        await _gateway.Ask("/v1/articles", key);
        await _gateway.Ask("/v1/articles", key);

        await using var restarted = Host(_gateway.Folder);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await restarted.Ask("/v1/articles", key)).StatusCode);
    }

    [Fact]
    public async Task Settings_HoldForKeysWithoutLimits()
    {
        await using var gateway = Host(null, ("Gateway:PerMinute", "1"));
        var key = await gateway.Key("harbour", "read");

        Assert.Equal(HttpStatusCode.OK, (await gateway.Ask("/v1/articles", key)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await gateway.Ask("/v1/articles", key)).StatusCode);
    }

    private GatewayHost Host(string? folder, params (string, string)[] settings) => new(folder, _time, [("services:publishing:http:0", _publishing.Address), .. settings]);

    private async Task<string> Key(KeyLimits? limits) =>
        (await _gateway.Keys.Create(new KeyRequest("harbour", ["read"], Limits: limits), CancellationToken.None)).Secret;

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
