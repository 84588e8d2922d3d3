using Wiredesk.Contracts;
using Wiredesk.Ingestion.Feeds;

namespace Wiredesk.Ingestion.Tests.Feeds;

public sealed class EntryArticleTests
{
    [Fact]
    public void Of_TakesTheContentAsTextAndTheSummaryAsStandfirst()
    {
        var feed = FeedParser.Parse(TestData.Bytes("feeds/rss-2.0.xml")).Feed!;
        var article = EntryArticle.Of(feed.Entries[0], feed);

        Assert.Equal("Negotiators left the port town of Vika late on Monday.\n\nThey said they would return on Friday.", article.Text);
        Assert.Equal("Negotiators left the port town of Vika late on Monday & said they would return.", article.Standfirst);
        Assert.Equal(("hg-20260303-0001", "Ferry talks end without a deal", "en-GB"), (article.OwnId, article.Headline, article.Language));
        Assert.Equal(new Uri("https://harbour-gazette.example/world/ferry-talks"), article.Url);
        Assert.Equal(["Anna Lindqvist"], article.Authors);
        Assert.Equal("feed", article.Origins["headline"].From);
        Assert.Contains(article.Media, media => media.Url.AbsolutePath == "/img/ferry.jpg");
    }

    [Fact]
    public void Of_GivesAnEmptyTextWhereOnlyALinkCame()
    {
        var feed = FeedParser.Parse(TestData.Bytes("feeds/news-sitemap.xml")).Feed!;

        Assert.Equal("", EntryArticle.Of(feed.Entries[0], feed).Text);
    }

    [Fact]
    public void Of_TakesTheHeadlineWithoutMarkupAndAtomsAuthorsFromTheFeed()
    {
        var feed = FeedParser.Parse(TestData.Bytes("feeds/atom-1.0.xml")).Feed!;

        Assert.Equal("Rat beschließt Haushalt", EntryArticle.Of(feed.Entries[0], feed).Headline);
        Assert.Equal(["Redaktion Abendblatt"], EntryArticle.Of(feed.Entries[0] with { Authors = [] }, feed).Authors);
    }

    [Fact]
    public void Of_TakesRightsSubjectsAndWhatIsSaidOfMedia()
    {
        var feed = FeedParser.Parse("""
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><copyright>Gazette 2026</copyright><item><title>One</title><description>Text.</description>
            <category>Transport</category><category domain="http://cv.iptc.org/newscodes/mediatopic">20000337</category>
            <media:group><media:credit>A. Dahl</media:credit><media:content url="https://x.example/1.jpg" type="image/jpeg"><media:description>The &lt;b&gt;ferry&lt;/b&gt;.</media:description><media:copyright>Gazette</media:copyright></media:content></media:group>
            </item></channel></rss>
            """u8).Feed!;
        var article = EntryArticle.Of(feed.Entries[0], feed);

        Assert.Equal(new UsageRights(CopyrightNotice: "Gazette 2026"), article.Rights);
        Assert.Equal([new Subject(null, "Transport"), new Subject("medtop:20000337", "20000337")], article.Subjects);
        Assert.Equal([new Media(new Uri("https://x.example/1.jpg"), "The ferry.", "A. Dahl", "Gazette")], article.Media);
    }
}
