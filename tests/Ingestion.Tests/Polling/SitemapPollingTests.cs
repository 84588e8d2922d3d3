using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>A source whose address is that of a sitemap, or of an index of them.</summary>
public sealed class SitemapPollingTests : PollingTest
{
    [Fact]
    public async Task Sitemap_BringsThePagesOfTheseDays()
    {
        Page("/1");
        Publisher.Says("/news.xml", Sitemap(("/1", "2026-02-28"), ("/old", "2026-01-05"), ("/undated", null)));
        await Add("post", Publisher.Url("/news.xml"));

        var report = await Poll();
        await Pages();

        Assert.Equal(new Dictionary<string, int> { ["page-wanted"] = 1, ["not-recent"] = 2 }, report.Entries);
        var article = Assert.Single(await Articles()).Article!;
        Assert.Equal((Publisher.Url("/1"), "Title /1"), (article.Url, article.Headline));
        Assert.Contains("Paragraph 12 of /1", article.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (Publisher.Asked("/old"), Publisher.Asked("/undated")));
    }

    [Fact]
    public async Task Sitemap_WithALaterDate_BringsThePageAgain()
    {
        Page("/1");
        Publisher.Says("/news.xml", Sitemap(("/1", "2026-02-28T10:00:00Z")));
        await Add("post", Publisher.Url("/news.xml"));
        await Poll();
        await Pages();
        Page("/1", "later ");
        Publisher.Says("/news.xml", Sitemap(("/1", "2026-02-28T11:00:00Z"), ("/2", null)));

        var report = await Poll();
        await Pages();

        Assert.Equal(new Dictionary<string, int> { ["page-wanted"] = 1, ["not-recent"] = 1 }, report.Entries);
        Assert.Equal(2, Assert.Single(await Articles()).Article!.Revision);
    }

    [Fact]
    public async Task Index_IsFollowed_NewestFirst_EachSitemapByItsOwnRhythm()
    {
        Page("/1");
        Page("/2");
        Publisher.Says("/index.xml", Index(("/b.xml", "2026-02-27"), ("/a.xml", "2026-02-28"), ("/archive.xml", "2020-01-01")));
        Publisher.Says("/a.xml", Sitemap(("/1", "2026-02-28")), ("ETag", "\"a\""));
        Publisher.Says("/b.xml", Sitemap(("/2", "2026-02-27")));
        await Add("post", Publisher.Url("/index.xml"));

        var reports = new[] { await Poll(), await Poll(), await Poll() };
        await Pages();

        Assert.Equal(new Dictionary<string, int> { ["sitemap-due"] = 2, ["sitemap-known"] = 0, ["sitemap-left"] = 1 }, reports[0].Entries);
        Assert.Equal(["/index.xml", "/a.xml", "/b.xml"], reports.Select(report => report.Feed.Url.AbsolutePath));
        Assert.Equal(["/1", "/2"], (await Articles()).Select(article => article.Article!.Url!.AbsolutePath).Order());
        Assert.Equal(0, Publisher.Asked("/archive.xml"));
        var index = (await Feeds())["/index.xml"];
        Assert.Equal(["/a.xml", "/b.xml", "/index.xml"], (await Feeds()).Keys.Order());
        Assert.All((await Feeds()).Values.Where(feed => feed != index), feed => Assert.Equal(index.Id, feed.ListedBy));
        Assert.Equal("\"a\"", (await Feeds())["/a.xml"].ETag);
    }

    [Fact]
    public async Task Index_ThatNamesOthers_MovesOn()
    {
        Publisher.Says("/index.xml", Index(("/a.xml", "2026-02-28T20:00:00Z"), ("/b.xml", "2026-02-28T20:00:00Z")));
        Publisher.Says("/a.xml", Sitemap());
        Publisher.Says("/b.xml", Sitemap());
        await Add("post", Publisher.Url("/index.xml"));
        await Poll();
        await Poll();
        await Poll();
        var later = Time.GetUtcNow().AddHours(5);
        Publisher.Says("/index.xml", Index(("/b.xml", $"{later:O}"), ("/c.xml", "2026-02-28T23:00:00Z")));
        Publisher.Says("/c.xml", Sitemap());

        PollReport report;
        do
        {
            report = await Poll();
        }
        while (report.Feed.Url.AbsolutePath != "/index.xml");
        var (feeds, now) = (await Feeds(), Time.GetUtcNow());

        Assert.Equal(["/b.xml", "/c.xml", "/index.xml"], feeds.Keys.Order()); // /a.xml is named no more.
        Assert.Equal(2, report.Entries["sitemap-due"]);
        Assert.All([feeds["/b.xml"], feeds["/c.xml"]], feed => Assert.True(feed.DueAt <= now.AddSeconds(1))); // One has changed, the other is new.
    }

    [Fact]
    public async Task Index_ThatNamesChanges_LeavesSitemapsThatWaitForTheirTurn()
    {
        Publisher.Says("/index.xml", Index(("/a.xml", "2026-02-28T20:00:00Z")));
        Publisher.Says("/a.xml", Sitemap());
        await Add("post", Publisher.Url("/index.xml"));
        await Poll();
        await Poll();
        for (var others = 0; others < 3_600 * 3; others++)
            await Host.Get<HostTurns>().Begin(Publisher.Url("/"), null, Token);
        Time.SetUtcNow((await Feeds()).Values.Max(feed => feed.DueAt!.Value));
        await Host.Get<Poller>().PollNext(Token);
        await Host.Get<Poller>().PollNext(Token);
        var waiting = (await Feeds())["/a.xml"];

        await Host.Get<FeedStore>().Follow((await Feeds())["/index.xml"], [new ListedSitemap(waiting.Url, Time.GetUtcNow())], Token);

        var now = (await Feeds())["/a.xml"];
        Assert.NotNull(waiting.Errand);
        Assert.Equal((waiting.Turn, waiting.DueAt, waiting.Errand), (now.Turn, now.DueAt, now.Errand));
    }

    [Fact]
    public async Task Index_OfAnIndex_IsRefused()
    {
        Publisher.Says("/index.xml", Index(("/deeper.xml", null)));
        Publisher.Says("/deeper.xml", Index(("/deepest.xml", null)));
        await Add("post", Publisher.Url("/index.xml"));

        Assert.Equal((PollOutcome.Changed, PollOutcome.NotAFeed), ((await Poll()).Outcome, (await Poll()).Outcome));
        Assert.Contains("another index", (await Feeds())["/deeper.xml"].Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await Feeds()).Count);
    }

    [Fact]
    public async Task Index_IsRemovedWithItsSitemaps()
    {
        Publisher.Says("/index.xml", Index(("/a.xml", null), ("/b.xml", null)));
        await Add("post", Publisher.Url("/index.xml"));
        await Poll();

        var tests = await Time.TurnFor(Host.Get<SourceAdministration>().Test("post", Token));
        var test = Assert.Single(tests ?? [], test => test.Url.AbsolutePath == "/index.xml");
        Assert.Equal((2, PollOutcome.Changed), (test.Sitemaps, test.Outcome));
        Assert.True(await Host.Get<SourceAdministration>().RemoveFeed("post", (await Feeds())["/index.xml"].Id, Token));
        Assert.Empty(await Feeds());
    }

    private void Page(string path, string word = "") => Publisher.Says(
        path, $"<html><head><title>Title {path}</title></head><body><article><h1>Title {path}</h1>" + string.Concat(Enumerable.Range(1, 12).Select(
            n => $"<p>Paragraph {n} of {path} tells {word}at some length how the ferry left the harbour in calm weather, and who was on board that day.</p>")) + "</article></body></html>",
        ("Content-Type", "text/html"));

    private string Sitemap(params (string Path, string? Changed)[] pages) => "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + string.Concat(pages.Select(page => $"<url><loc>{Publisher.Url(page.Path)}</loc>{Changed(page.Changed)}</url>")) + "</urlset>";

    private string Index(params (string Path, string? Changed)[] sitemaps) => "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + string.Concat(sitemaps.Select(sitemap => $"<sitemap><loc>{Publisher.Url(sitemap.Path)}</loc>{Changed(sitemap.Changed)}</sitemap>")) + "</sitemapindex>";

    private static string Changed(string? at) => at is null ? "" : $"<lastmod>{at}</lastmod>";

    private async Task<Dictionary<string, PolledFeed>> Feeds() => (await Host.Get<FeedStore>().Of("post", Token)).ToDictionary(feed => feed.Url.AbsolutePath);
}
