using Wiredesk.Ingestion.Polling;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>Which sitemaps of an index are followed.</summary>
public sealed class SitemapIndexTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Index = new("https://post.example/sitemap.xml");

    [Fact]
    public void Followed_AreTheNewestFirst_AndThoseWithoutADateLast() =>
        Assert.Equal(["/b.xml", "/c.xml", "/a.xml", "/d.xml"], Paths(("/a.xml", null), ("/b.xml", 1), ("/c.xml", 30), ("/d.xml", null), ("/old.xml", 24 * 8)));

    [Fact]
    public void Followed_AreOfTheSameSiteOnly() =>
        Assert.Equal(
            ["https://www.post.example/a.xml", "http://post.example/b.xml"],
            SitemapIndex.Followed(
                new[] { "https://www.post.example/a.xml", "https://other.example/x.xml", "http://post.example/b.xml", "https://post.example.evil.example/y.xml", Index.AbsoluteUri }
                    .Select(url => new ListedSitemap(new Uri(url), null)), Index, Now).Select(sitemap => sitemap.Url.AbsoluteUri));

    [Fact]
    public void Followed_AreNotMoreThanALimit_AndNoneTwice()
    {
        var many = Enumerable.Range(0, 500).Select(n => ($"/{n / 2}.xml", (int?)(n / 10))).ToArray();

        var followed = Paths(many);

        Assert.Equal(SitemapIndex.MostFollowed, followed.Count);
        Assert.Equal(Enumerable.Range(0, SitemapIndex.MostFollowed).Select(n => $"/{n}.xml"), followed);
    }

    private static List<string> Paths(params (string Path, int? HoursAgo)[] listed) =>
        [.. SitemapIndex.Followed(listed.Select(one => new ListedSitemap(new Uri(Index, one.Path), one.HoursAgo is { } hours ? Now.AddHours(-hours) : null)), Index, Now).Select(sitemap => sitemap.Url.AbsolutePath)];
}
