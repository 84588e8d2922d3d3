using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Ingestion.Tests.Polling;

namespace Wiredesk.Ingestion.Tests.Sources;

/// <summary><c>/admin/sources</c> as an administrator uses it.</summary>
public sealed class SourceEndpointsTests : PollingTest
{
    [Fact]
    public async Task Source_IsAdded_Listed_Paused_Resumed_AndRemoved()
    {
        using var admin = Host.Client(Scopes.Admin);
        Publisher.Says("/feed", Rss(("1", "One.")));

        var added = await Json(await admin.PostAsJsonAsync("/admin/sources", new { name = "The Post / Sport", timeZone = "Europe/Berlin", feeds = new[] { Publisher.Url("/feed") } }, Token));
        await Poll();
        var listed = (await Json(await admin.GetAsync(new Uri("/admin/sources", UriKind.Relative), Token))).AsArray();
        var path = $"/admin/sources/{Uri.EscapeDataString("The Post / Sport")}";
        var paused = await Json(await admin.PostAsync(new Uri(path + "/pause", UriKind.Relative), null, Token));
        var resumed = await Json(await admin.PostAsync(new Uri(path + "/resume", UriKind.Relative), null, Token));
        using var removed = await admin.DeleteAsync(new Uri(path, UriKind.Relative), Token);
        using var gone = await admin.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(("The Post / Sport", "Europe/Berlin"), ((string?)added["name"], (string?)added["timeZone"]));
        var feed = Assert.Single(listed)!["feeds"]![0]!;
        Assert.Equal(("changed", Publisher.Url("/feed").AbsoluteUri), ((string?)feed["lastOutcome"], (string?)feed["url"]));
        Assert.NotNull(listed[0]!["lastNew"]);
        Assert.Equal((true, null), ((bool?)paused["paused"], (string?)paused["feeds"]![0]!["due"]));
        Assert.NotNull((string?)resumed["feeds"]![0]!["due"]);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.StatusCode, gone.StatusCode));
        Assert.Empty(await Host.Get<FeedStore>().Of("The Post / Sport", Token));
    }

    [Fact]
    public async Task Test_SaysWhatAFeedWouldBring_AndTakesNothingIn()
    {
        using var admin = Host.Client(Scopes.Admin);
        Publisher.Says("/feed", Rss(("1", "One."), ("2", "")), ("Link", "<https://hub.example/>; rel=hub"));
        Publisher.Says("/page", "<html>No feed</html>");
        await Add("post", Publisher.Url("/feed"), Publisher.Url("/page"));

        var tests = (await Json(await Time.TurnFor(admin.PostAsync(new Uri("/admin/sources/post/test", UriKind.Relative), null, Token)))).AsArray()
            .ToDictionary(test => new Uri((string)test!["url"]!).AbsolutePath, test => test!);

        Assert.Equal((2, 1, "https://hub.example/"), ((int)tests["/feed"]["entries"]!, (int)tests["/feed"]["withText"]!, (string?)tests["/feed"]["hub"]));
        Assert.Equal(["Title 1", "Title 2"], tests["/feed"]["headlines"]!.AsArray().Select(headline => (string?)headline));
        Assert.Equal("notAFeed", (string?)tests["/page"]["outcome"]);
        Assert.Empty(await Articles());
        Assert.All(await Host.Get<FeedStore>().Of("post", Token), feed => Assert.Null(feed.PolledAt));
    }

    public static TheoryData<object, string> Wrong => new()
    {
        { new { name = "" }, "name" }, { new { name = new string('x', 101) }, "100" }, { new { name = "a\u0007b" }, "control" }, { new { name = ".." }, ".." }, { new { name = " x" }, "blank" },
        { new { name = "x", timeZone = "Mars/Olympus" }, "Mars/Olympus" }, { new { name = "x", retentionDays = -1 }, "retentionDays must be 0 to 3650, not -1" }, { new { name = "x", silentAfterHours = 0 }, "silentAfterHours must be 1 to 8760, not 0" },
        { new { name = "x", secret = "../key" }, "secret" }, { new { name = "x", feeds = new[] { "ftp://x.example/" } }, "https address, not 'ftp://x.example/'" }, { new { name = "x", feeds = new[] { "/feed" } }, "absolute http or https address, not '/feed'" },
        { new { name = "x", feeds = new[] { "http://user:pass@x.example/" } }, "password" },
        { new { name = "x", feeds = new[] { "http://x.example/", "http://x.example:99999/" } }, "$.feeds[1]: an address (a URL) is needed" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Mistakes_AreNamed(object request, string word)
    {
        using var admin = Host.Client(Scopes.Admin);

        using var answer = await admin.PostAsJsonAsync("/admin/sources", request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(word, (string?)(await Json(answer))["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The address needs '?since='.")]
    [InlineData("?since=yesterday", "since cannot be 'yesterday'.")]
    public async Task Reprocess_NeedsAnInstant(string query, string detail)
    {
        using var admin = Host.Client(Scopes.Admin);

        using var answer = await admin.PostAsync(new Uri("/admin/sources/post/reprocess" + query, UriKind.Relative), null, Token);

        Assert.Equal((HttpStatusCode.BadRequest, detail), (answer.StatusCode, (string?)(await Json(answer))["detail"]));
    }

    [Theory]
    [InlineData("/ingest/articles?sorce=post", "'sorce' here; there are source.")]
    [InlineData("/ingest/files?path=a.txt&sorce=post", "'sorce' here; there are path, source.")]
    [InlineData("/admin/sources/post/reprocess?since=2026-03-01&name=x", "'name' here; there are since.")]
    [InlineData("/admin/sources/post/pause?until=noon", "'until' here.")]
    public async Task Parameter_ThatIsNotKnown_IsNamed(string path, string detail)
    {
        using var client = Host.Client(Scopes.Admin, Scopes.Ingest);

        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), new StringContent("""{"id":"1","text":"One."}"""), Token);

        var problem = await Json(answer);
        Assert.Equal((HttpStatusCode.BadRequest, "/problems/bad-parameter"), (answer.StatusCode, (string?)problem["type"]));
        Assert.EndsWith(detail, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_IsPolledForOneSourceOnly()
    {
        using var admin = Host.Client(Scopes.Admin);
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], TimeZone: "Europe/Paris"));

        using var other = await admin.PostAsJsonAsync("/admin/sources", new { name = "other", feeds = new[] { Publisher.Url("/feed") } }, Token);
        using var again = await admin.PostAsJsonAsync("/admin/sources", new { name = "post", feeds = new[] { Publisher.Url("/feed") }, retentionDays = 7 }, Token);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (other.StatusCode, again.StatusCode));
        Assert.Null(await Host.Get<SourceStore>().Find("other", Token)); // Nothing is left of it.
        var changed = await Json(again);
        Assert.Equal((7, "Europe/Paris"), ((int)changed["retentionDays"]!, (string?)changed["timeZone"])); // What was not said stays.
        Assert.Single(await Host.Get<FeedStore>().Of("post", Token));
    }

    [Fact]
    public async Task Only_AnAdministratorMay()
    {
        using var nobody = Host.Client();
        using var sender = Host.Client(Scopes.Ingest, Scopes.Edit);

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri("/admin/sources", UriKind.Relative), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await sender.GetAsync(new Uri("/admin/sources", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task Silence_IsSeen_AndEndsWithTheNextArticle()
    {
        var silence = Host.Get<SilenceWatch>();
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add("post", Publisher.Url("/feed"));
        await Poll();

        Time.Advance(TimeSpan.FromHours(23));
        await silence.Look(Token);
        Assert.Null((await Host.Get<SourceStore>().Find("post", Token))!.SilentSince);
        Time.Advance(TimeSpan.FromHours(2));
        await silence.Look(Token);
        Assert.NotNull((await Host.Get<SourceStore>().Find("post", Token))!.SilentSince);
        Publisher.Says("/feed", Rss(("2", "Two.")));
        await Poll();
        await silence.Look(Token);
        Assert.Null((await Host.Get<SourceStore>().Find("post", Token))!.SilentSince);
    }

    [Fact]
    public async Task Silence_BeginsAnewWhenASourceIsTakenUpAgain()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add("post", Publisher.Url("/feed"));
        await Poll();
        await Host.Get<SourceAdministration>().Pause("post", true, Token);
        Time.Advance(TimeSpan.FromDays(10));
        await Host.Get<SourceAdministration>().Pause("post", false, Token);

        await Host.Get<SilenceWatch>().Look(Token);
        Assert.Null((await Host.Get<SourceStore>().Find("post", Token))!.SilentSince);

        Time.Advance(TimeSpan.FromHours(25));
        await Host.Get<SilenceWatch>().Look(Token);
        Assert.NotNull((await Host.Get<SourceStore>().Find("post", Token))!.SilentSince);
    }

    private static async Task<JsonNode> Json(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
}
