using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Push;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests.Push;

/// <summary>What the answers to pushes say, and who may push for whom.</summary>
public sealed class PushTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceHost _host = null!;
    private HttpClient _source = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ServiceHost.Start(IngestionService.Name, _folder.Path, services => services.AddIngestion(), app => app.MapIngestion());
        _source = _host.Client(Scopes.Ingest);
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Push_AnswersEachItemByItsPlaceAndId()
    {
        var (status, answer) = await Push("""[{"id":"a","text":"One."},{"id":"b"},{"text":"Three."}]""");

        Assert.Equal(HttpStatusCode.Accepted, status);
        var items = answer["items"]!.AsArray();
        Assert.Equal([0, 1, 2], items.Select(item => (int)item!["index"]!));
        Assert.Equal(["a", "b", null], items.Select(item => (string?)item!["ownId"]));
        Assert.Equal(["new", "refused", "new"], items.Select(item => (string?)item!["outcome"]));
        Assert.All(items.Where(item => (string?)item!["outcome"] == "new"), item => Assert.True(Guid.TryParse((string?)item!["id"], out _)));
    }

    [Theory]
    [InlineData("/ingest/articles?source=", "source is empty: give it a value, or leave it out.")]
    [InlineData("/ingest/articles?source=harbour&source=coast", "source is given 2 times; it is taken once.")]
    [InlineData("/ingest/files?path=a.txt&source=", "source is empty: give it a value, or leave it out.")]
    [InlineData("/ingest/files?path=", "path is empty: give it a value, or leave it out.")]
    [InlineData("/ingest/files?path=a.txt&path=b.txt", "path is given 2 times; it is taken once.")]
    public async Task Push_WhoseSourceIsInDoubtTakesNothing(string path, string reason)
    {
        using var answer = await _source.PostAsync(new Uri(path, UriKind.Relative), new StringContent("""{"id":"a","text":"One."}""", Encoding.UTF8, "application/json"), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(reason, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["detail"]!);
        Assert.Empty(await _host.All(IngestionService.Name, IngestedArticle.Collection, IngestedArticle.BySource));
    }

    [Theory]
    [InlineData("""[{"text":"One."},{"headline":"Two."}]""")]
    [InlineData("""[{"text":"One."},{"text":"Two.","text":"Three."}]""")]
    public async Task File_OfManyIsTakenWholeOrNotAtAll(string file)
    {
        using var answer = await _source.PostAsync(new Uri("/ingest/files?path=a.json", UriKind.Relative), new StringContent(file), Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("a.json: Item 1: ", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["detail"]!, StringComparison.Ordinal);
        Assert.Empty(await _host.All(IngestionService.Name, IngestedArticle.Collection, IngestedArticle.BySource));
    }

    [Fact]
    public async Task Push_OfAnItemInDoubtTakesTheOthers()
    {
        var (status, answer) = await Push("""[{"id":"a","text":"One."},{"id":"b","text":"Two.","text":"Three."}]""");

        Assert.Equal((HttpStatusCode.Accepted, "new"), (status, (string?)answer["items"]![0]!["outcome"]));
        Assert.Equal(("b", "refused", "'text' is there twice."), ((string?)answer["items"]![1]!["ownId"], (string?)answer["items"]![1]!["outcome"], (string?)answer["items"]![1]!["reason"]));
        Assert.Single(await _host.All(IngestionService.Name, IngestedArticle.Collection, IngestedArticle.BySource));
    }

    [Fact]
    public async Task Push_WhereAllAreRefused_NamesThemAll()
    {
        var (status, problem) = await Push("""[{"id":"a"},7,{"id":"c","text":5}]""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var detail = (string)problem["detail"]!;
        Assert.All(new[] { "Item 0 (a):", "Item 1:", "Item 2 (c):" }, item => Assert.Contains(item, detail, StringComparison.Ordinal));
        Assert.Equal(3, problem["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Push_OfVersionsInOneBody_TakesThemInTheirOrder()
    {
        var versions = Enumerable.Range(1, 40).Select(n => $$"""{"id":"{{n % 4}}","text":"Version {{n}} of it."}""");

        var (_, answer) = await Push($"[{string.Join(',', versions)}]");
        var (_, last) = await Push("""[{"id":"0","text":"Version 40 of it."},{"id":"3","text":"Version 39 of it."}]""");

        Assert.Equal(4, answer["items"]!.AsArray().Count(item => (string?)item!["outcome"] == "new"));
        Assert.Equal([(1, 10), (2, 10), (3, 10), (0, 10)], answer["items"]!.AsArray().Skip(36).Select(item => (int.Parse((string)item!["ownId"]!, null), (int)item["revision"]!)));
        Assert.Equal(["unchanged", "unchanged"], last["items"]!.AsArray().Select(item => (string?)item!["outcome"]));
    }

    [Theory]
    [InlineData("""{"\ud800":1,"id":"a","text":"One."}""", "new")]
    [InlineData("""[{"id":"b","text":"Two.","x\udc00y":{"\uD83D":2}}]""", "new")]
    [InlineData("""{"articles":[{"id":"c","text":"Three."}],"\udfff":0}""", "new")]
    [InlineData("""{"\\ud800":1,"id":"d","text":"A \\ud800 in words, and \ud83d\ude00."}""", "new")]
    public async Task Push_IsReadWhateverItsMembersAreCalled(string body, string outcome)
    {
        var (status, answer) = await Push(body);

        Assert.Equal((HttpStatusCode.Accepted, outcome), (status, (string?)answer["items"]![0]!["outcome"]));
    }

    [Fact]
    public void Mended_TouchesNothingButHalvesInNames()
    {
        var json = """{"\ud83d\ude00":"\ud800","a":["\udc00"],"\\ud800":1}"""u8.ToArray();

        Assert.Equal(json, JsonNames.Mended(json).ToArray());
        Assert.Equal("""{"\ufffd\ufffd":1,"\ud83d\ude00\ufffd":2}""", Encoding.UTF8.GetString(JsonNames.Mended("""{"\udc00\ud800":1,"\ud83d\ude00\uDFFF":2}"""u8.ToArray()).Span));
    }

    [Fact]
    public async Task Key_BoundToSources_SpeaksForNoOther()
    {
        using var bound = Bound("harbour-post", "ferry-news");
        using var single = Bound("harbour-post");

        var mixed = await Json(await bound.PostAsJsonAsync("/ingest/articles", new object[] { new { id = "1", text = "One.", source = "harbour-post" }, new { id = "2", text = "Two.", source = "other" } }, Token));
        var query = await bound.PostAsJsonAsync("/ingest/articles?source=other", new { id = "3", text = "Three." }, Token);
        var own = await single.PostAsJsonAsync("/ingest/articles", new { id = "1", text = "One." }, Token);
        using var file = await bound.PostAsync(new Uri("/ingest/files?path=a.txt&source=other", UriKind.Relative), new StringContent("Storm."), Token);

        Assert.Equal(["new", "refused"], mixed["items"]!.AsArray().Select(item => (string?)item!["outcome"]));
        Assert.Contains("source other", (string)mixed["items"]![1]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, query.StatusCode);
        Assert.Equal("unchanged", (string?)(await Json(own))["items"]![0]!["outcome"]); // Its only source is the one it means.
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
    }

    [Theory]
    [InlineData("a%0Ab")]
    [InlineData("%00")]
    [InlineData("..")]
    public async Task Source_MustHaveAName(string source)
    {
        using var articles = await _source.PostAsJsonAsync($"/ingest/articles?source={source}", new { text = "One." }, Token);
        using var file = await _source.PostAsync(new Uri($"/ingest/files?path=a.txt&source={source}", UriKind.Relative), new StringContent("Storm."), Token);
        var item = await _source.PostAsJsonAsync("/ingest/articles", new { text = "One.", source = Uri.UnescapeDataString(source) + "\u0001" + new string('x', 100) }, Token);

        Assert.Equal(HttpStatusCode.BadRequest, articles.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, file.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, item.StatusCode);
    }

    private HttpClient Bound(params string[] sources)
    {
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "bound"), new Claim(Scopes.Claim, Scopes.Ingest), .. sources.Select(source => new Claim(Caller.SourceClaim, source))], "tests");
        var client = _host.Client();
        client.DefaultRequestHeaders.Add(IdentityRegistration.Header, new InnerIdentity(ServiceHost.SigningKey).Issue(who, TimeProvider.System.GetUtcNow()));
        return client;
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Push(string body)
    {
        using var answer = await _source.PostAsync(new Uri("/ingest/articles", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Token);
        return (answer.StatusCode, await Json(answer));
    }

    private static async Task<JsonNode> Json(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
}
