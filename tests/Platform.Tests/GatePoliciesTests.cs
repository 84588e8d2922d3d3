using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wiredesk.Platform.Tests;

/// <summary>The gateway's policies in standalone, and the commands that administer them.</summary>
public sealed class GatePoliciesTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
    private ServiceProcess _process = null!;
    private JsonElement _started;

    public async ValueTask InitializeAsync()
    {
        _process = new ServiceProcess(
            Repository.Executable("services/standalone", "wiredesk"), ["up", "--json", "--port", "0", "--data", Path.Combine(_folder, "data")],
            new Dictionary<string, string?>(), Path.Combine(_folder, "up.log"));
        _process.Start();
        _started = JsonDocument.Parse(await _process.FirstLine.Task.WaitAsync(Limit)).RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFkbWluIn0.")]
    public async Task InnerIdentity_FromOutsideChangesNothing(string identity)
    {
        using var withKey = await Ask("/v1/articles", Key("partnerKey"), identity);
        using var withoutKey = await Ask("/v1/articles", null, identity);
        using var more = await Ask("/admin/keys", Key("partnerKey"), identity);

        Assert.Equal(HttpStatusCode.OK, withKey.StatusCode); // A good key stays good,
        Assert.Equal(HttpStatusCode.Unauthorized, withoutKey.StatusCode); // a forged identity opens nothing,
        Assert.Equal(HttpStatusCode.Forbidden, more.StatusCode); // and adds nothing.
        Assert.True(withKey.Headers.Contains("RateLimit"));
        Assert.True(withKey.Headers.Contains("X-Correlation-Id"));
    }

    [Fact]
    public async Task Partners_ReadWhatTheCommandLetsThem()
    {
        using var ingest = await Ask("/ingest/articles?source=coast-wire", Key("ingestKey"), null, """{"id":"1","text":"The ferries stayed in on Monday, the port said. Storms had closed the harbour."}""");
        Assert.Equal(HttpStatusCode.Accepted, ingest.StatusCode);
        await Until.True(async () => await Count(Key("partnerKey")) == 1, Limit, "the article can be read");

        var set = await Run("partners", "set", "lighthouse", "--name", "The Lighthouse", "--source", "another-source", "--data", "data");
        var key = JsonNode.Parse((await Run("keys", "new", "lighthouse", "--scope", "read", "--per-minute", "500", "--json", "--data", "data")).Output)!;
        Assert.Equal((0, 500), (set.ExitCode, (int)key["limits"]!["perMinute"]!));
        Assert.Equal(0, await Count((string)key["secret"]!));

        var wrong = await Run("partners", "set", "lighthouse", "--language", "english", "--data", "data");
        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith("wiredesk: entitlement.languages: 'english' is no language;", wrong.Errors, StringComparison.Ordinal);
        await Run("partners", "set", "lighthouse", "--source", "coast-wire", "--data", "data");
        await Until.True(async () => await Count((string)key["secret"]!) == 1, Limit, "the partner may read it"); // Within its limit.
        Assert.Contains("coast-wire", (await Run("partners", "list", "--json", "--data", "data")).Output, StringComparison.Ordinal);

        var rotated = JsonNode.Parse((await Run("keys", "rotate", (string)key["name"]!, "--overlap", "0", "--json", "--data", "data")).Output)!;
        await Until.True(async () => (await Ask("/v1/articles", (string)key["secret"]!, null)).StatusCode == HttpStatusCode.Unauthorized, Limit, "the old key ends");
        Assert.Equal(1, await Count((string)rotated["secret"]!));
    }

    [Fact]
    public async Task Parameters_ThatAreNotKnownAreRefusedAtEveryAddress()
    {
        var key = await KeyForAll();
        foreach (var path in (await ReadAddresses()).Append("/admin/analyses/apply").Select(path => $"{path}?langauge=en"))
        {
            using var answer = await Ask(path, key, null, path.Contains("/apply", StringComparison.Ordinal) ? "{}" : null);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}");
            Assert.Contains("'langauge'", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Head_IsAnsweredWhereGetIs()
    {
        var key = await KeyForAll();
        foreach (var path in await ReadAddresses())
        {
            using var answer = await Ask(path, key, null, method: HttpMethod.Head);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}"); // Some need a parameter.
            Assert.True(answer.Headers.Contains("RateLimit"), $"{path} is not counted");
        }

        using var unknown = await Ask("/v1/articles", null, null, method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task Refusals_OfATypeHaveOneTitle()
    {
        var key = await KeyForAll();
        var titles = new HashSet<(string Type, string Title)>();
        foreach (var path in (await ReadAddresses()).Where(path => !path.EndsWith("/stream", StringComparison.Ordinal)).SelectMany(path => new[] { path, $"{path}?langauge=en", $"{path}/nowhere" }))
        {
            foreach (var (asker, method) in new[] { (key, HttpMethod.Get), (key, HttpMethod.Patch), (null, HttpMethod.Get), ("wd_nobody", HttpMethod.Get), (Key("ingestKey"), HttpMethod.Get) })
            {
                await Note(Ask(path, asker, null, method: method));
            }
        }

        foreach (var path in new[] { "/admin/keys", "/admin/sources", "/admin/groups/edits", "/v1/webhooks", "/ingest/articles", "/admin/partners/lighthouse/webhooks" })
        {
            await Note(Ask(path, key, null, "{"));
            await Note(Ask(path, key, null, "{}"));
        }

        Assert.Equal(
            [
                ("/problems/bad-parameter", "Bad parameter"), ("/problems/bad-request", "Bad request"), ("/problems/key-needed", "Valid key needed"),
                ("/problems/method-not-allowed", "Method not allowed"), ("/problems/not-allowed", "Not allowed"), ("/problems/not-found", "Not found"),
                ("/problems/unprocessable-entity", "Refused"),
            ],
            titles.OrderBy(one => one.Type, StringComparer.Ordinal));

        async Task Note(Task<HttpResponseMessage> asked)
        {
            using var answer = await asked;
            if (answer.IsSuccessStatusCode) return;
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            titles.Add(((string)problem["type"]!, (string)problem["title"]!));
        }
    }

    [Fact]
    public async Task Refusals_AreProblems()
    {
        var (partner, ingest) = (Key("partnerKey"), Key("ingestKey"));
        (int Status, string Request)[] tries =
        [
            (401, "GET /v1/articles HTTP/1.1"), (401, "GET /v1/articles HTTP/1.1\r\nX-Api-Key: wd_nobody"), (403, $"GET /admin/keys HTTP/1.1\r\nX-Api-Key: {partner}"),
            (403, $"POST /ingest/articles HTTP/1.1\r\nX-Api-Key: {partner}"), (403, $"GET /v1/../admin/keys HTTP/1.1\r\nX-Api-Key: {partner}"),
            (404, "GET /nowhere HTTP/1.1"), (404, $"GET /v1//admin/keys HTTP/1.1\r\nX-Api-Key: {partner}"), (404, $"GET /v1/..%2fadmin/keys HTTP/1.1\r\nX-Api-Key: {partner}"),
            (405, $"DELETE /v1/articles HTTP/1.1\r\nX-Api-Key: {partner}"),
            (413, $"POST /ingest/articles HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\nX-Api-Key: {ingest}"),
            (414, $"GET /v1/articles?q={new string('a', 9000)} HTTP/1.1"), (431, $"GET /v1/articles HTTP/1.1\r\nX-Note: {new string('a', 40_000)}"),
            (415, $"POST /v1/webhooks HTTP/1.1\r\nContent-Type: application/xml\r\nContent-Length: 0\r\nX-Api-Key: {partner}"),
            (400, $"GET /v1/articles HTTP/1.1\r\nX-Note: a\0b\r\nX-Api-Key: {partner}"), (400, "nonsense"),
        ];

        foreach (var (status, request) in tries)
            AssertProblem(await Raw($"{request}\r\nHost: x\r\nConnection: close\r\n\r\n"), status, request);
        AssertProblem(await Raw("GET /v1/articles HTTP/1.1\r\nHost: x\r\nX-Note: "), 408, "slow headers");
    }

    private static void AssertProblem(string answer, int status, string request)
    {
        Assert.True(answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{request[..Math.Min(request.Length, 80)]}: {answer}");
        Assert.Contains("Content-Type: application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"detail\":\"", answer, StringComparison.Ordinal);
    }

    private async Task<string> Raw(string request)
    {
        var address = new Uri(_started.GetProperty("url").GetString()!);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(Limit);
    }

    private string Key(string name) => _started.GetProperty(name).GetString()!;

    private Task<CommandRun> Run(params string[] arguments) => CommandRun.Run(_folder, arguments);

    private async Task<string> KeyForAll() =>
        (string)JsonNode.Parse((await Run("keys", "new", "ada", "--scope", "admin", "--scope", "read", "--scope", "edit", "--scope", "ingest", "--json", "--data", "data")).Output)!["secret"]!;

    /// <summary>Every described address that can be read, but for those of hubs, which send what they like.</summary>
    private async Task<IReadOnlyList<string>> ReadAddresses()
    {
        var description = JsonNode.Parse(await (await Ask("/openapi/v1.json", null, null)).Content.ReadAsStringAsync())!;
        var addresses = description["paths"]!.AsObject().Where(path => path.Value!["get"] is not null && !path.Key.StartsWith("/websub/", StringComparison.Ordinal))
            .Select(path => string.Join('/', path.Key.Split('/').Select(part => part is "{revision}" ? "1" : part.StartsWith('{') ? $"{Guid.CreateVersion7()}" : part))).ToList();
        Assert.True(addresses.Count > 25, $"{addresses.Count} addresses");
        return addresses;
    }

    private async Task<int> Count(string key)
    {
        using var answer = await Ask("/v1/articles", key, null);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray().Count;
    }

    private async Task<HttpResponseMessage> Ask(string path, string? key, string? identity, string? body = null, HttpMethod? method = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_started.GetProperty("url").GetString()!) };
        using var request = new HttpRequestMessage(method ?? (body is null ? HttpMethod.Get : HttpMethod.Post), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        if (identity is not null) request.Headers.TryAddWithoutValidation("Wiredesk-Identity", identity);
        return await client.SendAsync(request);
    }
}
