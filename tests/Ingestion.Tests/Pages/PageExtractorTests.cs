using System.Text;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Tests.Pages;

public sealed class PageExtractorTests
{
    private static readonly Uri Address = new("https://valley-times.example/2026/02/14/river-level?utm_source=x");

    [Fact]
    public void Extract_TakesTheArticleAndNothingElse()
    {
        var page = PageExtractor.Extract(TestData.Bytes("pages/article.html"), Address);

        Assert.Equal(
            [
                "The level of the river fell by another 20 centimetres overnight, the water authority said on Saturday morning.",
                "At Altbruck the gauge stood at 4.10 metres, down from a peak of 5.35 metres on Wednesday, and the road along the bank was opened again.",
                "Cellars still under water",
                "Firefighters were pumping out some 40 cellars in the old town. \"We expect to be done by Sunday evening,\" said their commander, Paul Renz.",
                "The authority does not expect more rain before the middle of the week. The forecast is updated twice a day.",
            ],
            page.Text!.Split("\n\n"));
    }

    [Fact]
    public void Extract_SaysWhatThePageTellsAndWhere()
    {
        var page = PageExtractor.Extract(TestData.Bytes("pages/article.html"), Address);

        Assert.Equal(("River level falls for third day", "Valley Times", "en"), (page.Title, page.SiteName, page.Language));
        Assert.Equal(["Ruth Keller"], page.Authors);
        Assert.Equal(new DateTimeOffset(2026, 2, 14, 7, 20, 0, TimeSpan.FromHours(1)), page.Published);
        Assert.Equal(new DateTimeOffset(2026, 2, 14, 9, 5, 0, TimeSpan.FromHours(1)), page.Modified);
        Assert.Equal(("https://valley-times.example/2026/02/14/river-level", "https://valley-times.example/img/river.jpg"), (page.CanonicalUrl, page.Image));
        Assert.Equal("The river fell by another 20 centimetres overnight.", page.Standfirst);
        Assert.Equal(new PageRights("reserved", "https://valley-times.example/terms"), page.Rights);
        Assert.Equal("json-ld", page.Origins["published"].From);
        Assert.InRange(page.Origins["published"].Confidence, 0.95, 1);
        Assert.DoesNotContain("onclick", page.Html, StringComparison.Ordinal);
        Assert.Null(page.Error);
    }

    [Fact]
    public void Extract_LeavesOutWhatIsNotKnown()
    {
        var page = PageExtractor.Extract("<html><body><p>Nothing is said here about who wrote this text, or when they did so, or in which language.</p></body></html>", null);

        Assert.Null(page.Published);
        Assert.Null(page.Modified);
        Assert.Null(page.Title);
        Assert.Null(page.Language);
        Assert.Empty(page.Authors);
        Assert.Equal(["text"], page.Origins.Keys);
    }

    [Theory]
    [InlineData("By admin")]
    [InlineData("14 Feb 2026")]
    [InlineData("https://x.example/author/1")]
    public void Extract_TakesNoAuthorRatherThanAWrongOne(string byline) =>
        Assert.Empty(PageExtractor.Extract($"<h1>Head</h1><div class=byline>{byline}</div><p>Text.</p>", null).Authors);

    private static string Page(string head, string top, string bottom = "") =>
        $"<html lang=en><head><title>River level falls for third day</title>{head}</head><body><main><h1>River level falls for third day</h1>{top}"
        + "<p>The level of the river fell by another 20 centimetres overnight, the water authority said on Saturday morning.</p>"
        + $"<p>Cellars in the old town were still under water, and the road along the bank stayed closed to all traffic.</p></main>{bottom}</body></html>";

    [Theory]
    [InlineData("", "<p>14 February 2026</p>", "2026-02-14")]
    [InlineData("<meta property=article:published_time content=2026-02-13T09:00:00Z>", "", "2026-02-13")]
    [InlineData("", "<time datetime=2026-02-14>Saturday</time>", "2026-02-14")]
    [InlineData("<meta name=published-date content=2026-02-13>", "", "2026-02-13")]
    [InlineData("", "<p>Published 13 February 2026. Updated 14 February 2026.</p>", "2026-02-13")]
    [InlineData("", "<p>Updated: 14 February 2026 | Published: 13 February 2026</p>", "2026-02-13")]
    [InlineData("", "<div>Updated</div><div>14 February 2026</div><div>Published</div><div>13 February 2026</div>", "2026-02-13")]
    [InlineData("", "<p>2026年2月14日</p>", "2026-02-14")]
    [InlineData("<meta name=date content=2026-03-02>", "<p>02/03/2026</p>", "2026-03-02")]
    [InlineData("", "<p>02/03/2026</p><p>28/02/2026 River rises</p><p>27/02/2026 Rain</p>", "2026-03-02")]
    [InlineData("<script type=application/ld+json>{\"@type\":[\"WebPage\",\"NewsArticle\"],\"datePublished\":\"2026-02-12\n\"}</script>", "", "2026-02-12")]
    public void Extract_FindsTheDay(string head, string top, string expected) =>
        Assert.Equal(expected, PageExtractor.Extract(Page(head, top), null).Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026/02/14/river")]
    [InlineData("2026/february/14/river")]
    [InlineData("news/2026-02-14-river")]
    public void Extract_TakesTheDayOfTheAddress(string path) =>
        Assert.Equal(new DateTimeOffset(2026, 2, 14, 0, 0, 0, TimeSpan.Zero), PageExtractor.Extract(Page("", ""), new Uri($"https://valley-times.example/{path}")).Published);

    [Fact]
    public void Extract_TakesAnUpdateForWhatItIs()
    {
        var page = PageExtractor.Extract(Page("<meta property=article:published_time content=2024-02-13T09:00:00Z>", "<p>Published 13 February 2024</p><p>Last updated: 14 February 2026</p>"), null);

        Assert.Equal((2024, 2026), (page.Published!.Value.Year, page.Modified!.Value.Year));
    }

    [Fact]
    public void Extract_TakesTheWriterAndNotThoseWhoCommented()
    {
        var comments = "<section id=comments>" + string.Concat(Enumerable.Range(0, 20).Select(i => $"<p class=comment-author>Reader{i} Renz</p><p>I think so, too.</p>")) + "</section>";

        Assert.Equal(["Ruth Keller"], PageExtractor.Extract(Page("", "<p class=byline>By <a rel=author href=/rk>Ruth Keller</a></p>", comments), null).Authors);
        Assert.Empty(PageExtractor.Extract(Page("", "", comments), null).Authors);
    }

    [Fact]
    public void Extract_LeavesOutWhatReadersWrote()
    {
        var comments = "<div class=comment-list>" + string.Concat(Enumerable.Repeat("<p>I have lived at the river for forty years, and I have never seen it as high as this week, not even in the spring.</p>", 8)) + "</div>";

        Assert.DoesNotContain("forty years", PageExtractor.Extract(Page("", "", comments), null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_TakesTheTextOfLinkedDataWhereAScriptWouldShowIt()
    {
        var sentence = "The level of the river fell by another 20 centimetres overnight, the water authority said. ";
        var page = PageExtractor.Extract($"<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{string.Concat(Enumerable.Repeat(sentence, 10))}\"}}</script><p>Loading.</p>", null);

        Assert.StartsWith(sentence, page.Text, StringComparison.Ordinal);
        Assert.Equal("json-ld", page.Origins["text"].From);
    }

    [Fact]
    public void Extract_AnswersToRandomMarkup()
    {
        string[] pieces = ["<p>", "<div class=comments>", "</div>", "<table>", "<td>", "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":1},\"\\ud800\"]}</script>", "<a href='", "'", ">", "<", "text. ",
            "<h1>", "</h1>", "<meta property=og:title content=x>", "<meta name=date content=2026-99-99>", "<link rel=canonical href='http://['>", "<time datetime=x>", "\0", "<form>", "<br><br>", "<svg>", "<title>"];
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
            Assert.Null(PageExtractor.Extract(string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => pieces[random.Next(pieces.Length)])), Address).Error);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[300];
            random.NextBytes(bytes);
            Assert.Equal("binary", PageExtractor.Extract(bytes, Address).Error?.Code ?? "binary");
        }
    }

    [Fact]
    public void Extract_FindsTheArticleInAPageThatIsOneForm()
    {
        var html = "<form><div class=content>" + string.Concat(Enumerable.Repeat("<p>A paragraph that is long enough to be prose, and that ends with a full stop as prose does.</p>", 5)) + "</div></form>";

        Assert.Equal(5, PageExtractor.Extract(html, null).Text!.Split("\n\n").Length);
    }

    [Fact]
    public void Extract_BelievesTheDeclaredEncoding() =>
        Assert.Contains("Größe", PageExtractor.Extract([.. Encoding.Latin1.GetBytes("<meta charset=iso-8859-1><p>Die Größe des Sees wurde am Montag von der Behörde neu vermessen und bekannt gegeben.</p>")], null).Text, StringComparison.Ordinal);
}
