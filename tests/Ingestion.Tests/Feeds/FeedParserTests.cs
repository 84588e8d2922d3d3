using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Wiredesk.Defaults;
using Wiredesk.Ingestion.Feeds;

namespace Wiredesk.Ingestion.Tests.Feeds;

public sealed class FeedParserTests
{
    [Theory]
    [InlineData("rss-2.0.xml", "rss-2.0", "Ferry talks end without a deal", 2)]
    [InlineData("rss-0.91.xml", "rss-0.91", "Council votes on tram line", 1)]
    [InlineData("rss-0.92.xml", "rss-0.92", "Council votes on tram line", 1)]
    [InlineData("rss-0.90.xml", "rss-0.90", "Pass reopens after slide", 1)]
    [InlineData("rss-1.0.xml", "rss-1.0", "Glacier survey finds new lake", 1)]
    [InlineData("atom-0.3.xml", "atom-0.3", "Market hall to be rebuilt", 1)]
    [InlineData("atom-1.0.xml", "atom-1.0", "Rat beschließt <em>Haushalt</em>", 1)]
    [InlineData("json-1.0.json", "json-1.0", "Snow line drops", 1)]
    [InlineData("json-1.1.json", "json-1.1", "Dredging starts in the north channel", 2)]
    [InlineData("cdf.xml", "cdf", "First item", 1)]
    [InlineData("news-sitemap.xml", "news-sitemap", "Airport strike: what travellers need to know", 1)]
    [InlineData("sitemap-index.xml", "sitemap-index", null, 2)]
    public void Parse_ReadsEveryFormat(string file, string format, string? title, int entries)
    {
        var parsed = FeedParser.Parse(TestData.Bytes("feeds/" + file));

        Assert.Null(parsed.Error);
        Assert.Equal(format, parsed.Feed!.Format);
        Assert.Equal(entries, parsed.Feed.Entries.Count);
        Assert.Equal(title, parsed.Feed.Entries[0].Title);
        Assert.Empty(parsed.Repairs);
    }

    [Fact]
    public void Parse_ReadsAllFieldsOfRss()
    {
        var feed = FeedParser.Parse(TestData.Bytes("feeds/rss-2.0.xml")).Feed!;
        var entry = feed.Entries[0];

        Assert.Equal(("The Harbour Gazette – World", "World news from the Harbour Gazette", "https://harbour-gazette.example/world"), (feed.Title, feed.Description, feed.Link));
        Assert.Equal(("en-GB", "© Harbour Gazette Ltd", "https://harbour-gazette.example/logo.png"), (feed.Language, feed.Rights, feed.Image));
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 9, 15, 0, TimeSpan.Zero), feed.Updated);
        Assert.Equal("hg-20260303-0001", entry.Id);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 8, 40, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal([new Person("Anna Lindqvist")], entry.Authors);
        Assert.Equal([new Category("Transport", "https://harbour-gazette.example/sections")], entry.Categories);
        Assert.Equal("Negotiators left the port town of Vika late on Monday & said they would return.", entry.Summary);
        Assert.DoesNotContain("track", entry.Content, StringComparison.Ordinal);
        Assert.Contains(new Enclosure("https://harbour-gazette.example/audio/ferry.mp3", "audio/mpeg", "123456"), entry.Enclosures);
        // A guid is the link only where there is none.
        Assert.Equal("https://harbour-gazette.example/world/storm-bridges", feed.Entries[1].Link);
    }

    [Fact]
    public void Parse_ReadsAtomWithItsBaseLanguageAndTypes()
    {
        var feed = FeedParser.Parse(TestData.Bytes("feeds/atom-1.0.xml")).Feed!;
        var entry = feed.Entries[0];

        Assert.Equal(("Abendblatt & Kurier", "https://zeitung.example/", "de"), (feed.Title, feed.Link, feed.Language));
        Assert.Equal("https://zeitung.example/politik/haushalt.html", entry.Link);
        Assert.Equal("de", entry.ContentLanguage);
        Assert.Equal([new Person("Jörg Weiß", "weiss@zeitung.example")], entry.Authors);
        Assert.Equal([new Category("politik", "https://zeitung.example/ressorts", "Politik")], entry.Categories);
        Assert.Equal([new Enclosure("https://zeitung.example/bilder/rat.jpg", "image/jpeg", "2048")], entry.Enclosures);
        Assert.Equal("<p>Der Rat hat den Haushalt am Sonntag beschlossen.</p><p>Mehr <a href=\"https://zeitung.example/dossier.html\">im Dossier</a>.</p>", entry.Content);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.FromHours(1)), entry.Published);
    }

    [Fact]
    public void Parse_ReadsJsonFeedAndCleansIt()
    {
        var entries = FeedParser.Parse(TestData.Bytes("feeds/json-1.1.json")).Feed!.Entries;

        Assert.Equal("<p>Dredging started on Monday.</p><p>It lasts six weeks.</p>", entries[0].Content);
        Assert.Equal([new Person("Priya Nair", null, "https://coastal.example/staff/nair")], entries[0].Authors);
        Assert.Equal(["harbour", "works"], entries[0].Categories.Select(category => category.Term));
        Assert.Equal("78", entries[1].Id);
    }

    [Fact]
    public void Parse_ReadsNewsSitemaps()
    {
        var entry = FeedParser.Parse(TestData.Bytes("feeds/news-sitemap.xml")).Feed!.Entries[0];

        Assert.Equal(("https://daily.example/2026/03/02/airport-strike", "en", "The Daily Example"), (entry.Link, entry.Language, entry.Source?.Title));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 6, 10, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal("https://daily.example/img/airport.jpg", entry.Image);
    }

    [Fact]
    public void Parse_KnowsModulesByTheirNamespaceWhateverTheirPrefix()
    {
        var sitemap = Read("<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><s:url><s:loc>https://x.example/1</s:loc><s:lastmod>2026-03-02</s:lastmod>"
            + "<n:news><n:publication><n:name>X</n:name><n:language>en</n:language></n:publication><n:title>One</n:title><n:publication_date>2026-03-01</n:publication_date><n:keywords>a, b</n:keywords></n:news></s:url></s:urlset>");
        var index = Read("<s:sitemapindex xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'><s:sitemap><s:loc>https://x.example/news.xml.gz</s:loc></s:sitemap></s:sitemapindex>");
        var rss = Read("<r:rss xmlns:r='http://backend.userland.com/rss2' xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:m='http://search.yahoo.com/mrss/' xmlns:p='http://www.itunes.com/dtds/podcast-1.0.dtd'><r:channel><r:item><r:title>One</r:title>"
            + "<d:creator>A B</d:creator><d:date>2026-03-01</d:date><d:subject>ferries</d:subject><m:group><m:content url='https://x.example/v.mp4' type='video/mp4' fileSize='7'/><m:thumbnail url='https://x.example/t.jpg'/></m:group>"
            + "<p:summary>Said &lt;b&gt;briefly&lt;/b&gt;.</p:summary><p:keywords>sea</p:keywords></r:item></r:channel></r:rss>");

        Assert.Equal(("news-sitemap", "https://x.example/1", "One", "en", "X"), (sitemap.Format, sitemap.Entries[0].Link, sitemap.Entries[0].Title, sitemap.Entries[0].Language, sitemap.Entries[0].Source!.Title));
        Assert.Equal(["a", "b"], sitemap.Entries[0].Categories.Select(category => category.Term));
        Assert.Equal(("sitemap-index", "https://x.example/news.xml.gz"), (index.Format, Assert.Single(index.Entries).Link));
        var entry = Assert.Single(rss.Entries);
        Assert.Equal(("rss-2.0", "One", "https://x.example/t.jpg", "Said <b>briefly</b>."), (rss.Format, entry.Title, entry.Image, entry.Summary));
        Assert.Equal([new Person("A B")], entry.Authors);
        Assert.Equal([new Enclosure("https://x.example/v.mp4", "video/mp4", "7")], entry.Enclosures);
        Assert.Equal(["ferries", "sea"], entry.Categories.Select(category => category.Term));
    }

    [Fact]
    public void Parse_ResolvesAgainstTheBasesOfAllElementsAround()
    {
        var feed = Read("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><link href='self'/><author><name>A</name><uri>me</uri></author><entry xml:base='y/'><link href='z'/><content type='html' xml:base='/w/'>&lt;img src='p.png'></content></entry></feed>", "https://b.example/");

        Assert.Equal(("https://a.example/x/self", "https://a.example/x/y/z"), (feed.Link, feed.Entries[0].Link));
        Assert.Equal("<img src=\"https://a.example/w/p.png\" />", feed.Entries[0].Content);
        Assert.Equal([new Person("A", null, "https://a.example/x/me")], feed.Authors);
    }

    [Fact]
    public void Parse_UnpacksGzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(TestData.Bytes("feeds/news-sitemap.xml"));

        Assert.Equal("news-sitemap", FeedParser.Parse(packed.ToArray()).Feed!.Format);
        Assert.Equal("unreadable-gzip", FeedParser.Parse([0x1F, 0x8B, 9, 9]).Error!.Code);
    }

    [Fact]
    public void Parse_RefusesWhatIsNoText()
    {
        Assert.Equal("binary", FeedParser.Parse("%PDF-1.7 <a>"u8).Error!.Code);
        Assert.Equal("binary", FeedParser.Parse([1, 2, .. "<a>"u8, 0]).Error!.Code);
    }

    [Fact]
    public void Parse_MendsBrokenXmlAndNamesTheRepairs()
    {
        var parsed = FeedParser.Parse(TestData.Bytes("feeds/broken.xml"));

        Assert.Equal("Fish & Chips Daily", parsed.Feed!.Title);
        Assert.Equal(["One & only &company; &file;", "Two"], parsed.Feed.Entries.Select(entry => entry.Title));
        Assert.Equal("http://fish.example/?a=1&b=2", parsed.Feed.Entries[0].Link);
        Assert.Equal("café <b>bold<i>both</i></b>", parsed.Feed.Entries[0].Summary);
        foreach (var repair in new[] { "bare-ampersand", "undeclared-entity", "missing-end-tag", "declarations-ignored", "unreadable-date" })
            Assert.Contains(repair, parsed.Repairs);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n\t", "empty")]
    [InlineData("just words", "not-a-feed")]
    [InlineData("<!DOCTYPE html><html><body>no</body></html>", "web-page")]
    [InlineData("<recipe><title>x</title></recipe>", "not-a-feed")]
    [InlineData("{\"a\":1}", "not-a-feed")]
    [InlineData("{\"version\": ", "malformed-json")]
    public void Parse_SaysWhyItIsNoFeed(string text, string code)
    {
        var parsed = FeedParser.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Null(parsed.Feed);
        Assert.Equal(code, parsed.Error!.Code);
        Assert.NotEmpty(parsed.Error.Message);
    }

    [Fact]
    public void Parse_ResolvesLinksAgainstTheFeedsAddressAndRefusesScriptOnes()
    {
        var feed = Read("<rss version='2.0'><channel><link>/</link><item><link>a/b</link></item><item><link>javascript:alert(1)</link></item></channel></rss>", "https://x.example/feeds/rss");

        Assert.Equal("https://x.example/", feed.Link);
        Assert.Equal("https://x.example/feeds/a/b", feed.Entries[0].Link);
        Assert.Null(feed.Entries[1].Link);
    }

    [Fact]
    public void Parse_ReadsDatesWithoutOffsetInTheGivenZone()
    {
        var bytes = "<rss version='2.0'><channel><item><pubDate>Tue, 03 Mar 2026 08:40:00</pubDate></item></channel></rss>"u8;
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(9), "test", "test");

        Assert.Equal(new DateTimeOffset(2026, 3, 3, 8, 40, 0, TimeSpan.FromHours(9)), FeedParser.Parse(bytes, zone: zone).Feed!.Entries[0].Published);
        Assert.Equal(TimeSpan.Zero, FeedParser.Parse(bytes).Feed!.Entries[0].Published!.Value.Offset);
    }

    [Fact]
    public void Parse_KeepsPlainTextThatLooksLikeMarkupHarmless()
    {
        var feed = Read("<feed xmlns='http://www.w3.org/2005/Atom'><title type='text'>&lt;script&gt;alert(1)&lt;/script&gt;</title></feed>");

        Assert.Equal("&lt;script&gt;alert(1)&lt;/script&gt;", feed.Title);
    }

    [Fact]
    public void Parse_KeepsTooDeepHtmlAsPlainText()
    {
        var html = string.Concat(Enumerable.Repeat("&lt;div&gt;", 1000)) + "the news";
        var parsed = FeedParser.Parse(Encoding.UTF8.GetBytes($"<rss version='2.0'><channel><item><description>{html}</description></item></channel></rss>"));

        Assert.Equal("the news", parsed.Feed!.Entries[0].Summary);
        Assert.Contains("html-too-deep", parsed.Repairs);
    }

    [Fact]
    public void Parse_SerialisesToThePublicShape()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(FeedParser.Parse(TestData.Bytes("feeds/rss-2.0.xml")), Json.Options));
        var entry = json.RootElement.GetProperty("feed").GetProperty("entries")[0];

        Assert.Equal("2026-03-03T08:40:00+00:00", entry.GetProperty("published").GetString());
        Assert.Equal("Anna Lindqvist", entry.GetProperty("authors")[0].GetProperty("name").GetString());
        Assert.False(entry.TryGetProperty("comments", out _));
        Assert.False(json.RootElement.TryGetProperty("error", out _));
        Assert.Equal(0, json.RootElement.GetProperty("repairs").GetArrayLength());
    }

    private static Feed Read(string xml, string? address = null) => FeedParser.Parse(Encoding.UTF8.GetBytes(xml), address is null ? null : new Uri(address)).Feed!;
}
