using System.Net;
using System.Text.Json.Nodes;

namespace Wiredesk.Publishing.Tests;

/// <summary>The partner API as partners call it.</summary>
public sealed class ApiTests : PublishingTest
{
    [Fact]
    public async Task Articles_ComeInPagesNewestFirst()
    {
        var ids = await Published(7);

        var (first, link) = await Page("/v1/articles?limit=3");
        var (second, secondLink) = await Page(link!);
        var (third, thirdLink) = await Page(secondLink!);

        Assert.Equal(Enumerable.Reverse(ids), [.. Ids(first), .. Ids(second), .. Ids(third)]);
        Assert.Equal((3, 3, 1), (Ids(first).Length, Ids(second).Length, Ids(third).Length));
        Assert.Null(thirdLink);
        Assert.Null(third["next"]);
        Assert.Equal($"/v1/articles?limit=3&cursor={first["next"]}", link);
    }

    [Fact]
    public async Task Articles_PagesStayWhereTheyWereWhenNewOnesCome()
    {
        var before = await Published(4);
        var (first, link) = await Page("/v1/articles?limit=2");
        await Published(3);

        var (second, _) = await Page(link!);

        Assert.Equal(Enumerable.Reverse(before), [.. Ids(first), .. Ids(second)]);
    }

    [Fact]
    public async Task Articles_AreFiftyUnlessAskedOtherwise()
    {
        await Published(51);

        Assert.Equal(50, Ids((await Page("/v1/articles")).Body).Length);
        Assert.Equal(51, Ids((await Page("/v1/articles?limit=500")).Body).Length);
        Assert.Single(Ids((await Page("/v1/articles?limit=1")).Body));
    }

    [Fact]
    public async Task Articles_LeaveOutWhatCannotBeRead()
    {
        var ids = await Published(3);
        await Host.Deliver(Reports.Kill(ids[1]));
        await Host.Deliver(Reports.Regrouped(Guid.CreateVersion7(), 90));

        Assert.Equal([ids[2], ids[0]], Ids((await Page("/v1/articles")).Body));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=501")]
    [InlineData("limit=x")]
    [InlineData("limit=")]
    [InlineData("limit=99999999999")]
    [InlineData("limit=1&limit=2")]
    public async Task BadLimit_IsRefusedByName(string query)
    {
        foreach (var list in new[] { "articles", "changes" })
        {
            var problem = await Problem($"/v1/{list}?{query}", HttpStatusCode.BadRequest);
            Assert.Contains("limit", (string)problem["detail"]!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("%00")]
    [InlineData("a b")]
    [InlineData("!!!!")]
    [InlineData("YXJ0aWNsZXM6")]
    [InlineData("YXJ0aWNsZXM6eyJhIjoxfQ")]
    [InlineData("Y2hhbmdlczo")]
    [InlineData("Y2hhbmdlczotMQ")]
    [InlineData("Y2hhbmdlczo5OTk5OTk5OTk5OTk5OTk5OTk5OTk5")]
    public async Task BadCursor_IsRefusedByName(string cursor)
    {
        await Problem($"/v1/articles?cursor={cursor}", HttpStatusCode.BadRequest, "Bad cursor");
        await Problem($"/v1/changes?cursor={cursor}", HttpStatusCode.BadRequest, "Bad cursor");
    }

    [Fact]
    public async Task Cursor_OfAnotherListIsRefused()
    {
        await Published(2);
        var article = (string)(await Page("/v1/articles?limit=1")).Body["next"]!;
        var change = (string)(await Page("/v1/changes?limit=1")).Body["next"]!;

        await Problem($"/v1/articles?cursor={change}", HttpStatusCode.BadRequest, "Bad cursor");
        await Problem($"/v1/changes?cursor={article}", HttpStatusCode.BadRequest, "Bad cursor");
    }

    [Fact]
    public async Task Cursor_ThatWasCutOffIsRefused()
    {
        await Published(12);
        foreach (var list in new[] { "articles", "changes" })
        {
            var cursor = (string)(await Page($"/v1/{list}?limit=11")).Body["next"]!;
            for (var length = 1; length < cursor.Length; length++)
                await Problem($"/v1/{list}?cursor={cursor[..length]}", HttpStatusCode.BadRequest, "Bad cursor");
        }
    }

    [Fact]
    public async Task Cursor_ThatWasChangedNeverBreaksTheServer()
    {
        await Published(3);
        var random = new Random(1);
        foreach (var list in new[] { "articles", "changes" })
        {
            var cursor = (string)(await Page($"/v1/{list}?limit=2")).Body["next"]!;
            for (var attempt = 0; attempt < 200; attempt++)
            {
                var changed = cursor.ToCharArray();
                changed[random.Next(changed.Length)] = "ABCxyz019-_"[random.Next(11)];
                using var answer = await Get($"/v1/{list}?cursor={new string(changed)}");
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode} for {new string(changed)}");
            }
        }
    }

    [Fact]
    public async Task Article_IsServedInFull()
    {
        var id = (await Published(1))[0];

        var article = (await Page($"/v1/articles/{id}")).Body;

        Assert.Equal((id, "Headline 1", "usable", "original"), ((Guid)article["id"]!, (string)article["headline"]!, (string)article["status"]!, (string)article["relation"]!));
        Assert.Equal("Revision 1 of the text, analysed by 1.", (string)article["body"]!);
        Assert.Null(article["text"]);
    }

    [Fact]
    public async Task Article_UnknownIsNotFound()
    {
        var id = Guid.CreateVersion7();

        Assert.Contains($"{id}", (string)(await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound))["detail"]!, StringComparison.Ordinal);
        await Problem("/v1/articles/no-guid", HttpStatusCode.NotFound);
        await Problem("/v1/articles/%2e%2e%2f", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Article_OnlyExpectedIsNotFound()
    {
        var id = Guid.CreateVersion7();
        await Host.Deliver(Reports.Regrouped(id, 7));

        await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Article_WithdrawnIsGoneAndSaysWhy()
    {
        var id = (await Published(1))[0];
        await Host.Deliver(Reports.Kill(id));

        Assert.Contains("legal", (string)(await Problem($"/v1/articles/{id}", HttpStatusCode.Gone, "Withdrawn"))["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_GoOnWhereTheCursorStopped()
    {
        var (empty, noLink) = await Page("/v1/changes");
        Assert.Empty(empty["items"]!.AsArray());
        Assert.Null(noLink);

        var ids = await Published(3);
        var (first, link) = await Page($"/v1/changes?limit=2&cursor={empty["next"]}");
        var (second, secondLink) = await Page(link!);
        var (nothing, _) = await Page($"/v1/changes?limit=2&cursor={second["next"]}");
        await Host.Deliver(Reports.Kill(ids[0]));
        await Changes();
        var (kill, _) = await Page($"/v1/changes?limit=2&cursor={nothing["next"]}");

        Assert.Equal([1, 2], Numbers(first));
        Assert.Equal([3], Numbers(second));
        Assert.Null(secondLink);
        Assert.Empty(Numbers(nothing));
        Assert.Equal([4], Numbers(kill));
        Assert.Equal("kill", (string)kill["items"]![0]!["kind"]!);
        Assert.Null(kill["items"]![0]!["article"]);
    }

    [Fact]
    public async Task Changes_ShowTheArticleAsItIsNow()
    {
        var ids = await Published(2);
        await Host.Deliver(Reports.Classified(ids[0], revision: 2, decision: 50));
        await Host.Deliver(Reports.Kill(ids[1]));
        await Changes();

        var items = (await Page("/v1/changes")).Body["items"]!.AsArray();

        Assert.Equal(["create", "create", "update", "kill"], items.Select(item => (string)item!["kind"]!));
        Assert.Equal(("Headline 2", 1), ((string)items[0]!["article"]!["headline"]!, (int)items[0]!["revision"]!));
        Assert.Null(items[1]!["article"]); // Withdrawn meanwhile.
    }

    [Fact]
    public async Task Errors_AreProblems()
    {
        using var nobody = Host.Client();
        using var source = Host.Client("ingest");
        using var partner = Host.Client("read");

        await Problem(await nobody.GetAsync(Relative("/v1/articles")), HttpStatusCode.Unauthorized);
        await Problem(await nobody.GetAsync(Relative("/v1/changes")), HttpStatusCode.Unauthorized);
        await Problem(await nobody.GetAsync(Relative($"/v1/articles/{Guid.NewGuid()}")), HttpStatusCode.Unauthorized);
        await Problem(await source.GetAsync(Relative("/v1/articles")), HttpStatusCode.Forbidden);
        await Problem(await source.GetAsync(Relative("/v1/changes")), HttpStatusCode.Forbidden);
        await Problem(await partner.GetAsync(Relative("/v1/nothing")), HttpStatusCode.NotFound);
        await Problem(await partner.PostAsync(Relative("/v1/articles"), null), HttpStatusCode.MethodNotAllowed);
        await Problem(await partner.DeleteAsync(Relative($"/v1/articles/{Guid.NewGuid()}")), HttpStatusCode.MethodNotAllowed);
        await Problem(await partner.PutAsync(Relative("/v1/changes"), null), HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task OpenApi_NamesEveryPathAndAnswer()
    {
        using var nobody = Host.Client();

        var api = JsonNode.Parse(await nobody.GetStringAsync(Relative("/openapi/v1.json")))!;

        Assert.StartsWith("3.1", (string)api["openapi"]!, StringComparison.Ordinal);
        var paths = api["paths"]!.AsObject();
        Assert.Contains("/v1/articles/{id}", paths);
        Assert.Contains("/v1/changes", paths);
        Assert.Contains("/v1/articles", paths);
        foreach (var (path, answer, schema) in new[]
        {
            ("/v1/articles", "200", "ListPageOfArticleSummary"), ("/v1/articles/{id}", "200", "ArticleView"), ("/v1/changes", "200", "ChangePage"),
        })
        {
            var content = paths[path]!["get"]!["responses"]![answer]!["content"]!["application/json"]!["schema"]!;
            Assert.Equal($"#/components/schemas/{schema}", (string)content["$ref"]!);
            Assert.NotEmpty(api["components"]!["schemas"]![schema]!["properties"]!.AsObject());
        }

        Assert.Contains("headline", api["components"]!["schemas"]!["ArticleSummary"]!["properties"]!.AsObject());
    }

    /// <summary>Articles that were published one after the other.</summary>
    private async Task<List<Guid>> Published(int count)
    {
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            ids.Add(Guid.CreateVersion7());
            await Host.Deliver(Reports.Classified(ids[^1], decision: n + 1));
            await Heard.Next();
        }

        await Changes();
        return ids;
    }

    private async Task<(JsonNode Body, string? Next)> Page(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string? next = null;
        if (answer.Headers.TryGetValues("Link", out var links))
        {
            var link = Assert.Single(links);
            Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
            next = link[1..link.IndexOf('>', StringComparison.Ordinal)];
        }

        return (JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, next);
    }

    private async Task<HttpResponseMessage> Get(string path)
    {
        using var partner = Host.Client("read");
        return await partner.GetAsync(Relative(path));
    }

    private async Task<JsonNode> Problem(string path, HttpStatusCode status, string? title = null)
    {
        var problem = await Problem(await Get(path), status);
        if (title is not null) Assert.Equal(title, (string)problem["title"]!);
        return problem;
    }

    private static async Task<JsonNode> Problem(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((int)status, (int)problem["status"]!);
        return problem;
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static Guid[] Ids(JsonNode page) => [.. page["items"]!.AsArray().Select(item => (Guid)item!["id"]!)];

    private static long[] Numbers(JsonNode page) => [.. page["items"]!.AsArray().Select(item => (long)item!["number"]!)];
}
