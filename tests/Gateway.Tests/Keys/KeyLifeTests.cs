using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Gateway.Keys;
using Wiredesk.Tests;

namespace Wiredesk.Gateway.Tests.Keys;

/// <summary>Expiry, rotation, and where a key may be used.</summary>
public sealed class KeyLifeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly GatewayHost _gateway;

    public KeyLifeTests() => _gateway = new GatewayHost(null, _time, ("Gateway:TrustedProxies:0", "127.0.0.0/8"), ("Gateway:TrustedProxies:1", "::1"));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Expired_KeyIsRefusedAndSaysSo()
    {
        var key = await Key(new KeyRequest("harbour", ["admin"], ValidUntil: Start.AddMinutes(5)));
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/admin/keys", key)).StatusCode);

        _time.Advance(TimeSpan.FromMinutes(5));

        var problem = await Problem.Assert(await _gateway.Ask("/admin/keys", key), HttpStatusCode.Unauthorized);
        Assert.Contains("expired on 2026-03-01 12:05", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotated_KeyGoesOnUntilTheOverlapIsOver()
    {
        var old = await Key(new KeyRequest("harbour", ["admin"], Ranges: null, Limits: new KeyLimits(PerMinute: 77)));
        var name = ApiKey.Hash(old)[..12];

        using var answer = await _gateway.Ask($"/admin/keys/{name}/rotate?overlapHours=2", GatewayHost.BootstrapKey, HttpMethod.Post);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        var secret = (string)made["secret"]!;
        Assert.Equal(("harbour", name, 77), ((string)made["holder"]!, (string)made["replaces"]!, (int)made["limits"]!["perMinute"]!));

        _time.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/admin/keys", old)).StatusCode);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _gateway.Ask("/admin/keys", old)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/admin/keys", secret)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Ask($"/admin/keys/{name}/rotate", secret, HttpMethod.Post)).StatusCode);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("3000")]
    public async Task Rotate_BadOverlapIsRefused(string hours) => await Problem.Assert(
        await _gateway.Ask($"/admin/keys/whatever/rotate?overlapHours={hours}", GatewayHost.BootstrapKey, HttpMethod.Post), HttpStatusCode.BadRequest);

    [Fact]
    public async Task Rotate_ByAMisspeltOverlapIsRefused()
    {
        var old = await Key(new KeyRequest("harbour", ["admin"]));

        var problem = await Problem.Assert(
            await _gateway.Ask($"/admin/keys/{ApiKey.Hash(old)[..12]}/rotate?overlap=0", GatewayHost.BootstrapKey, HttpMethod.Post), HttpStatusCode.BadRequest);

        Assert.Contains("'overlap'", (string)problem["detail"]!, StringComparison.Ordinal); // Else a key that leaked would go on for the usual day.
    }

    [Theory]
    [InlineData("192.0.2.7", HttpStatusCode.OK)]
    [InlineData("192.0.2.8", HttpStatusCode.Unauthorized)]
    [InlineData("198.51.100.200", HttpStatusCode.OK)]
    [InlineData("2001:db8::1", HttpStatusCode.OK)]
    [InlineData("2001:db9::1", HttpStatusCode.Unauthorized)]
    [InlineData("192.0.2.7, 203.0.113.5", HttpStatusCode.Unauthorized)] // The last is what the trusted proxy saw; what came before is hearsay.
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task Ranges_AreLookedAtBehindTrustedProxies(string from, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = _gateway.Listen() };
        var key = await Key(new KeyRequest("harbour", ["admin"], Ranges: ["192.0.2.7", "198.51.100.0/24", "2001:db8::/32"]));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/keys");
        request.Headers.Add("X-Api-Key", key);
        if (from.Length > 0) request.Headers.Add("X-Forwarded-For", from);

        Assert.Equal(status, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Ranges_CannotBeForgedWithoutATrustedProxy()
    {
        await using var gateway = new GatewayHost();
        using var client = new HttpClient { BaseAddress = gateway.Listen() };
        var key = (await gateway.Keys.Create(new KeyRequest("harbour", ["admin"], Ranges: ["192.0.2.7"]), CancellationToken.None)).Secret;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/keys");
        request.Headers.Add("X-Api-Key", key);
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("Forwarded", "for=192.0.2.7");

        var problem = await Problem.Assert(await client.SendAsync(request), HttpStatusCode.Unauthorized);

        Assert.Contains("not good from", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.300")]
    [InlineData("10.0.0.0/33")]
    [InlineData("")]
    public void Request_BadRangeIsRefusedByName(string range)
    {
        var error = Assert.Throws<ArgumentException>(() => new KeyRequest("harbour", ["read"], Ranges: [range]).Make("secret", Start));

        Assert.Contains($"'{range}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_ThatMakesNoSenseIsRefused()
    {
        Assert.Throws<ArgumentException>(() => new KeyRequest("harbour", ["read"], ValidUntil: Start).Make("secret", Start));
        Assert.Throws<ArgumentException>(() => new KeyRequest("harbour", ["read"], Sources: [" "]).Make("secret", Start));
        Assert.Throws<ArgumentException>(() => new KeyRequest("harbour", ["read"], Limits: new KeyLimits(PerMinute: 0)).Make("secret", Start));
    }

    [Fact]
    public void Sample_OfAStoredKeyIsRead() => Sample.AssertReads("ApiKey.v2", new ApiKey
    {
        Id = "f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7",
        Version = 1,
        Holder = "the-harbour-post",
        Scopes = ["ingest"],
        CreatedAt = Start,
        ValidUntil = Start.AddDays(90),
        Ranges = ["192.0.2.0/24"],
        Sources = ["the-harbour-post"],
        Limits = new KeyLimits(60, 1000),
        Replaces = "0123456789ab",
    });

    private async Task<string> Key(KeyRequest request) => (await _gateway.Keys.Create(request, CancellationToken.None)).Secret;
}
