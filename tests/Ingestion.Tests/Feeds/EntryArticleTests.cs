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
}
