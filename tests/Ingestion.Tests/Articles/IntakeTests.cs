using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests.Articles;

/// <summary>What a source sees: pushed articles, files and a watched folder, over HTTP and a real store.</summary>
public sealed class IntakeTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceHost _host = null!;
    private HttpClient _source = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Drop => Path.Combine(_folder.Path, "drop");

    public async ValueTask InitializeAsync()
    {
        _host = await ServiceHost.Start(
            IngestionService.Name, _folder.Path, services => services.AddIngestion(), app => app.MapIngestion(), ("Ingestion:DropFolder", Drop));
        _source = _host.Client(Scopes.Ingest);
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Push_IsIdempotentByTheItemsOwnId()
    {
        var first = await Push(new { id = "7", text = "Storm closes harbour." });
        var again = await Push(new { id = "7", text = "Storm closes harbour." });
        var changed = await Push(new { id = "7", text = "Storm closes two harbours." });

        Assert.Equal(("new", "unchanged", "revision"), (Outcome(first), Outcome(again), Outcome(changed)));
        Assert.Single(new[] { first, again, changed }.Select(item => (string?)item["id"]).Distinct());
    }

    [Fact]
    public async Task Push_FindsAnArticleByAnyNameItEverHad()
    {
        var first = await Push(new { id = "7", text = "Storm closes harbour." });
        await Push(new { id = "7", url = "https://news.example/a", text = "Storm closes harbour." });

        var kill = await Push(new { url = "https://news.example/a", status = "canceled" });

        Assert.Equal(("kill", (string?)first["id"]), (Outcome(kill), (string?)kill["id"]));
        Assert.Equal("refused", Outcome(await Push(new { id = "7", text = "Storm closes two harbours." }, new { id = "8", text = "Other." })));
    }

    [Fact]
    public async Task Push_OfSeveral_RefusesOnlyWhatIsWrong()
    {
        using var answer = await _source.PostAsJsonAsync("/ingest/articles", new object[] { new { id = "1", text = "Storm closes harbour." }, new { id = "2" }, 3, new { id = "4", text = 5 } }, Token);

        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["items"]!.AsArray();
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(["new", "refused", "refused", "refused"], items.Select(item => Outcome(item!)));
        Assert.Contains("'text'", (string)items[1]!["reason"]!, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Unreadable => new()
    {
        { "{\"text\": \"a", "line 1" }, { "", "line 1" }, { "[]", "no article" }, { "\"text\"", "expected" }, { "{\"id\":\"1\"}", "'text'" }, { "{\"text\":\"\\ud800\"}", "'text'" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task Push_ThatHoldsNothingUsable_IsAProblemThatSaysWhy(string body, string reason)
    {
        using var answer = await _source.PostAsync(new Uri("/ingest/articles", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Token);

        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(reason, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["detail"]!, StringComparison.Ordinal);
    }

    // The request was read: who hung up since then changes nothing, and the article is in the outbox or sent.
    [Fact]
    public async Task Push_OfAClientThatHangsUp_IsTakenInOrNot_NeverHalf()
    {
        for (var n = 0; n < 20; n++)
        {
            using var hungUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
            hungUp.CancelAfter(TimeSpan.FromMilliseconds(n % 5));
            try
            {
                using var answer = await _source.PostAsJsonAsync("/ingest/articles", new { id = $"{n}", text = $"Storm closes harbour {n}." }, hungUp.Token);
            }
            catch (OperationCanceledException)
            {
                // That is the test.
            }
        }

        await _host.Quiet();
        for (var n = 0; n < 20; n++)
            Assert.Contains(Outcome(await Push(new { id = $"{n}", text = $"Storm closes harbour {n}." })), new[] { "new", "unchanged" });
    }

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "empty.txt", [], "empty" },
        { "binary.txt", [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0], "text" },
        { "broken.json", "{\"text\":"u8.ToArray(), "JSON" },
        { "large.txt", new byte[52_428_801], "bytes" },
    };

    [Theory, MemberData(nameof(BadFiles))]
    public async Task File_ThatHoldsNothingUsable_IsAProblemThatNamesItAndSaysWhy(string path, byte[] content, string reason)
    {
        using var answer = await _source.PostAsync(new Uri($"/ingest/files?path={path}", UriKind.Relative), new ByteArrayContent(content), Token);

        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var detail = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["detail"]!;
        Assert.Contains(path, detail, StringComparison.Ordinal);
        Assert.Contains(reason, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_WithoutAProperName_IsRefused()
    {
        using var answer = await _source.PostAsync(new Uri("/ingest/files?path=a%00b", UriKind.Relative), new StringContent("Storm closes harbour."), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("'path'", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    // One article a file: the path names it. Several: each is known by its own text, so that a new one does not revise another.
    [Fact]
    public async Task File_IsTheSameArticleAgainByItsPath()
    {
        var first = await File("a/report.txt", "Storm closes harbour.");
        var elsewhere = await File("b/report.txt", "Ferries sail again.");
        var changed = await File("a/report.txt", "Storm closes two harbours.");
        var several = await File("c.json", """[{"text":"One."},{"text":"Two."}]""");
        var more = await File("c.json", """[{"text":"Three."},{"text":"One."}]""");

        Assert.Equal(["new"], first.Select(Outcome));
        Assert.Equal(["new"], elsewhere.Select(Outcome));
        Assert.Equal(["revision"], changed.Select(Outcome));
        Assert.Equal((string?)first[0]["id"], (string?)changed[0]["id"]);
        Assert.Equal(["new", "new"], several.Select(Outcome));
        Assert.Equal(["new", "unchanged"], more.Select(Outcome));
    }

    [Fact]
    public async Task DropFolder_IsWatched_AlsoAfterItWasAway()
    {
        Put("harbour", "a.txt", "Storm closes harbour.");
        await Taken("harbour", "a.txt");

        Directory.Delete(Drop, recursive: true);
        Put("harbour", "b.txt", "Ferries sail again.");

        await Taken("harbour", "b.txt");
    }

    private void Put(string source, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(Drop, source));
        System.IO.File.WriteAllText(Path.Combine(Drop, source, name), text);
    }

    private Task Taken(string source, string name) => ServiceHost.Until(async () =>
        await _host.Get<ArticleStore>().Find(Alias.Of(source, new ReceivedArticle { OwnId = "file:" + name, Text = "" }, ""), Token) is not null);

    private async Task<List<JsonNode>> File(string path, string content)
    {
        using var answer = await _source.PostAsync(new Uri($"/ingest/files?path={Uri.EscapeDataString(path)}", UriKind.Relative), new StringContent(content), Token);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!.AsArray().OfType<JsonNode>()];
    }

    // What became of the first of the pushed articles.
    private async Task<JsonNode> Push(params object[] articles)
    {
        using var answer = await _source.PostAsJsonAsync("/ingest/articles", articles, JsonSerializerOptions.Web, Token);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["items"]![0]!;
    }

    private static string Outcome(JsonNode item) => (string)item["outcome"]!;
}
