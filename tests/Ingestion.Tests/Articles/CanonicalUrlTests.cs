using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Tests.Articles;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("https://News.Example/a?utm_source=x&id=7", "https://news.example/a?id=7")]
    [InlineData("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1")]
    [InlineData("https://news.example:443/a#part", "https://news.example/a")]
    [InlineData("http://news.example:8080/a?fbclid=1", "http://news.example:8080/a")]
    [InlineData("https://user:secret@news.example/a", "https://news.example/a")]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a")]
    [InlineData("https://news.example./a?gclid", "https://news.example/a")]
    [InlineData("https://news.example/a?utmost=1", "https://news.example/a?utmost=1")]
    public void Of_DropsOnlyWhatDoesNotChangeThePage(string link, string expected) => Assert.Equal(expected, CanonicalUrl.Of(new Uri(link)).AbsoluteUri);

    [Theory]
    [InlineData("https://x.example/%zz?%u&=&&#")]
    [InlineData("http://[::1]:80/")]
    [InlineData("http://-.-/")]
    [InlineData("mailto:a@b.example")]
    [InlineData("relative/path")]
    public void Of_NeverThrows(string link) => Assert.NotNull(CanonicalUrl.Of(new Uri(link, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a link")]
    [InlineData("ftp://x.example/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    public void Of_IsNothingForWhatIsNoWebAddress(string? link) => Assert.Null(CanonicalUrl.Of(link));

    [Fact]
    public void Of_IsStable()
    {
        var once = CanonicalUrl.Of(new Uri("https://bücher.example/ä b?x=ü&utm_id=1"));

        Assert.Equal(once.AbsoluteUri, CanonicalUrl.Of(once).AbsoluteUri);
    }

    [Theory]
    [InlineData("http://www.post.example/a/", "https://post.example/a")]
    [InlineData("https://post.example/a?utm_medium=rss&id=3", "https://POST.example/a?id=3")]
    public void NameOf_IsTheSameHoweverItIsLinked(string one, string other) => Assert.Equal(CanonicalUrl.NameOf(new Uri(one)), CanonicalUrl.NameOf(new Uri(other)));
}
