using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Tests;

namespace Wiredesk.Defaults.Tests.Identity;

public sealed class InnerIdentityTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start("tests", _folder.Path, services => services.AddDocuments("tests"), app =>
    {
        foreach (var scope in Scopes.All)
            app.MapGet("/" + scope, (ClaimsPrincipal caller) => caller.SourceOr(null)).RequireAuthorization(scope);
    });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("read", "read")]
    [InlineData("ingest", "ingest")]
    [InlineData("edit", "edit")]
    [InlineData("admin", "read ingest edit admin")]
    [InlineData("read edit", "read edit")]
    [InlineData("Read", "")]
    [InlineData("read ", "")]
    [InlineData("publish", "")]
    public async Task Policies_AskForTheirScopeOrAdmin(string scopes, string allowed)
    {
        var token = ServiceHost.Identity("the-harbour-post", scopes == "read " ? [scopes] : scopes.Split(' '));

        foreach (var scope in Scopes.All)
        {
            var answer = await Ask("/" + scope, token);
            if (allowed.Split(' ').Contains(scope))
                Assert.Equal((HttpStatusCode.OK, "the-harbour-post"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            else
                await AssertProblem(answer, HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task NoIdentity_IsRefused() => await AssertProblem(await Ask("/read", null), HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Identity_CountsInItsOwnHeaderOnly()
    {
        using var client = _host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", ServiceHost.Identity("tests", "admin"));

        await AssertProblem(await client.GetAsync(new Uri("/read", UriKind.Relative)), HttpStatusCode.Unauthorized);
    }

    public static TheoryData<string, string> Refused
    {
        get
        {
            var good = ServiceHost.Identity("tests", "read");
            var parts = good.Split('.');
            return new()
            {
                { "garbage", "no token" },
                { "empty parts", ".." },
                { "cut off", good[..^1] },
                { "another key", new InnerIdentity("another signing key of at least 32 bytes").Issue(Reader, TimeProvider.System.GetUtcNow()) },
                { "expired", new InnerIdentity(ServiceHost.SigningKey).Issue(Reader, TimeProvider.System.GetUtcNow().AddMinutes(-2)) },
                { "not yet valid", new InnerIdentity(ServiceHost.SigningKey).Issue(Reader, TimeProvider.System.GetUtcNow().AddMinutes(2)) },
                { "tampered scope", string.Join('.', parts[0], Changed(parts[1], json => json["scope"] = "admin"), parts[2]) },
                { "no algorithm", string.Join('.', Encoded(/*lang=json*/ """{"alg":"none","typ":"JWT"}"""), parts[1], "") },
                { "no signature", string.Join('.', parts[0], parts[1], "") },
                { "another algorithm", Signed(SecurityAlgorithms.HmacSha384, ServiceHost.SigningKey) },
                { "a stronger algorithm", Signed(SecurityAlgorithms.HmacSha512, ServiceHost.SigningKey) },
                { "another issuer", Signed(SecurityAlgorithms.HmacSha256, ServiceHost.SigningKey, issuer: "somebody") },
                { "another audience", Signed(SecurityAlgorithms.HmacSha256, ServiceHost.SigningKey, audience: "somebody") },
            };
        }
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task Identity_ThatTheGatewayDidNotJustSignIsRefused(string why, string token)
    {
        var answer = await Ask("/read", token);

        Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, why);
        await AssertProblem(answer, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Identity_ThatIsKnownIsKnownByItsWholeText()
    {
        var good = ServiceHost.Identity("tests", "read");
        Assert.Equal(HttpStatusCode.OK, (await Ask("/read", good)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask("/read", good)).StatusCode);
        await AssertProblem(await Ask("/admin", good), HttpStatusCode.Forbidden);

        await AssertProblem(await Ask("/read", good[..^4] + "AAAA"), HttpStatusCode.Unauthorized);
        await AssertProblem(await Ask("/read", good[..good.LastIndexOf('.')] + "."), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signed_IsAcceptedWhenNothingIsWrong() =>
        Assert.Equal(HttpStatusCode.OK, (await Ask("/read", Signed(SecurityAlgorithms.HmacSha256, ServiceHost.SigningKey))).StatusCode);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("31 bytes, which are one too few")]
    public void From_SaysWhatIsWrongWithTheKey(string? key)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Identity:SigningKey", key)]).Build();

        var error = Assert.Throws<InvalidOperationException>(() => InnerIdentity.From(configuration));

        Assert.Contains("Identity:SigningKey", error.Message, StringComparison.Ordinal);
        Assert.Contains("32 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("Identity__SigningKey", error.Message, StringComparison.Ordinal);
        Assert.False(key?.Length > 0 && error.Message.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void From_CountsBytes() => Assert.NotNull(new InnerIdentity(new string('ü', 16)));

    private static ClaimsIdentity Reader => new([new Claim(ClaimTypes.NameIdentifier, "tests"), new Claim(Scopes.Claim, "read")], "tests");

    private static string Signed(string algorithm, string key, string issuer = "wiredesk-gateway", string audience = "wiredesk") =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Subject = Reader,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1),
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), algorithm),
        });

    private static string Changed(string part, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Base64UrlEncoder.Decode(part))!;
        change(json);
        return Encoded(json.ToJsonString());
    }

    private static string Encoded(string json) => Base64UrlEncoder.Encode(json);

    private async Task<HttpResponseMessage> Ask(string path, string? token)
    {
        using var client = _host.Client();
        if (token is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation(IdentityRegistration.Header, token);
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }

    private static async Task AssertProblem(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"]!);
    }
}
