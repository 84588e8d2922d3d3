using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Wiredesk.Gateway.Keys;
using Wiredesk.Tests;

namespace Wiredesk.Gateway.Tests.Keys;

public sealed class KeysTests : IAsyncLifetime
{
    private readonly GatewayHost _gateway = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Bootstrap_KeyIsAnAdmin()
    {
        using var answer = await _gateway.Ask("/admin/keys", GatewayHost.BootstrapKey);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var key = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonArray>())!)!;
        Assert.Equal(("bootstrap", "admin"), ((string)key["holder"]!, (string)key["scopes"]![0]!));
    }

    [Fact]
    public async Task Bootstrap_KeyThatIsShortEndsTheStart()
    {
        await using var gateway = new GatewayHost(("Gateway:BootstrapKey", "too short to be secret."));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => gateway.Ask("/health/live"));

        Assert.Contains("Gateway:BootstrapKey must have at least 24 characters", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SigningKey_ThatIsMissingEndsTheStart()
    {
        await using var gateway = new GatewayHost(("Identity:SigningKey", ""));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => gateway.Ask("/health/live"));

        Assert.Contains("Identity:SigningKey", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_KeyThatWasRevokedStaysRevoked()
    {
        await _gateway.Keys.Revoke(ApiKey.Hash(GatewayHost.BootstrapKey)[..12], CancellationToken.None);

        var again = await _gateway.Keys.Add(GatewayHost.BootstrapKey, new KeyRequest("somebody", ["admin"]), CancellationToken.None);

        Assert.NotNull(again.RevokedAt);
        Assert.Equal("bootstrap", again.Holder);
        await Problem.Assert(await _gateway.Ask("/admin/keys", GatewayHost.BootstrapKey), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Secret_IsShownOnceAndNeverKept()
    {
        var made = await Make(/*lang=json*/ """{"holder":"harbour","scopes":["read"]}""");
        var secret = (string)made["secret"]!;

        var listed = await (await _gateway.Ask("/admin/keys", GatewayHost.BootstrapKey)).Content.ReadAsStringAsync();

        Assert.Matches("^wd_[A-Za-z0-9_-]{43}$", secret);
        Assert.Contains((string)made["name"]!, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);
        foreach (var file in _gateway.Files())
        {
            Assert.False(Contains(file, secret), "The secret is stored.");
            Assert.False(Contains(file, GatewayHost.BootstrapKey), "The first key is stored.");
        }

        Assert.Contains(_gateway.Files(), file => Contains(file, ApiKey.Hash(secret)));
    }

    [Theory]
    [InlineData("X-Api-Key", "{0}", HttpStatusCode.OK)]
    [InlineData("Authorization", "Bearer {0}", HttpStatusCode.OK)]
    [InlineData("Authorization", "bearer {0}", HttpStatusCode.OK)]
    [InlineData("Authorization", "Basic {0}", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "{0}", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "wd_{0}", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "{0}x", HttpStatusCode.Unauthorized)]
    public async Task Key_IsTakenFromEitherHeader(string header, string value, HttpStatusCode status)
    {
        var secret = await _gateway.Key("harbour", "admin");

        using var answer = await _gateway.Ask("/admin/keys", null, null, (header, value.Replace("{0}", secret, StringComparison.Ordinal)));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Hash_OfAKeyIsNoKey()
    {
        var secret = await _gateway.Key("harbour", "admin");

        await Problem.Assert(await _gateway.Ask("/admin/keys", ApiKey.Hash(secret)), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Revoked_KeyIsRefused()
    {
        var made = await Make(/*lang=json*/ """{"holder":"harbour","scopes":["admin"]}""");
        var (name, secret) = ((string)made["name"]!, (string)made["secret"]!);
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/admin/keys", secret)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await _gateway.Ask($"/admin/keys/{name}", GatewayHost.BootstrapKey, HttpMethod.Delete)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _gateway.Ask($"/admin/keys/{name}", GatewayHost.BootstrapKey, HttpMethod.Delete)).StatusCode);

        await Problem.Assert(await _gateway.Ask("/admin/keys", secret), HttpStatusCode.Unauthorized);
        var listed = (await (await _gateway.Ask("/admin/keys", GatewayHost.BootstrapKey)).Content.ReadFromJsonAsync<JsonArray>())!;
        Assert.NotNull(listed.Single(key => (string)key!["name"]! == name)!["revoked"]);
        await Problem.Assert(await _gateway.Ask("/admin/keys/nothing", GatewayHost.BootstrapKey, HttpMethod.Delete), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"holder":"harbour","scopes":["publish"]}""", "'publish'")]
    [InlineData("""{"holder":"harbour","scopes":["read","Read"]}""", "'Read'")]
    [InlineData("""{"holder":"harbour","scopes":["read",null]}""", "scope")]
    [InlineData("""{"holder":"harbour","scopes":[]}""", "scope")]
    [InlineData("""{"holder":"harbour","scopes":null}""", "scope")]
    [InlineData("""{"holder":" ","scopes":["read"]}""", "holder")]
    [InlineData("""{"holder":null,"scopes":["read"]}""", "holder")]
    [InlineData("""{"scopes":["read"]}""", "holder")]
    [InlineData("""{"holder":"harbour"}""", "scopes")]
    [InlineData("""{"holder":"harbour","scopes":"read"}""", "scopes")]
    [InlineData("""{"holder":""", "JSON")]
    public async Task Request_ThatIsWrongIsRefusedByName(string request, string name)
    {
        using var answer = await Send(request);

        var problem = await Problem.Assert(answer, HttpStatusCode.BadRequest);
        Assert.Contains(name, (string)problem["detail"]!, StringComparison.OrdinalIgnoreCase);
        Assert.Single(await _gateway.Keys.List(CancellationToken.None)); // Just the first.
    }

    [Theory]
    [InlineData("read")]
    [InlineData("ingest")]
    [InlineData("edit")]
    public async Task Admin_ScopeIsNeededToSeeKeys(string scope)
    {
        var secret = await _gateway.Key("harbour", scope);

        await Problem.Assert(await _gateway.Ask("/admin/keys", secret), HttpStatusCode.Forbidden);
        await Problem.Assert(await _gateway.Ask("/admin/keys/nothing", secret, HttpMethod.Delete), HttpStatusCode.Forbidden);
        await Problem.Assert(await _gateway.Ask("/admin/keys", null), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task List_GivesAllKeysOldestFirst()
    {
        for (var n = 0; n < 3; n++)
            await _gateway.Key($"holder {n}", "read");

        Assert.Equal(["bootstrap", "holder 0", "holder 1", "holder 2"], (await _gateway.Keys.List(CancellationToken.None)).Select(key => key.Holder));
    }

    [Fact]
    public void Sample_OfAStoredKeyIsRead() => Sample.AssertReads("ApiKey.v1", new ApiKey
    {
        Id = "f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7",
        Version = 2,
        Holder = "the-harbour-post",
        Scopes = ["read", "ingest"],
        CreatedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        RevokedAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
    });

    [Fact]
    public void Hash_StaysTheSame() => // Else every key there is would be lost.
        Assert.Equal("3a603d672f75c961a00f44ab710cd7385c63d81554095447e24726a85016aa91", ApiKey.Hash("wd_example"));

    private static bool Contains(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private async Task<JsonNode> Make(string request)
    {
        using var answer = await Send(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal($"/admin/keys/{made["name"]}", answer.Headers.Location!.ToString());
        return made;
    }

    private async Task<HttpResponseMessage> Send(string request)
    {
        using var client = _gateway.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", GatewayHost.BootstrapKey);
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri("/admin/keys", UriKind.Relative), content);
    }
}
