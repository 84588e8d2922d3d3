using Microsoft.Extensions.Time.Testing;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Tests.Pages;

public sealed class PageScanTests
{
    [Fact]
    public void Of_KeepsWhatIsWorthParsing()
    {
        var scan = PageScan.Of(
            "<!DOCTYPE html><html lang=en><head><title>A & B</title><style>p{}</style><script>if (a < b) x('<p>no</p>')</script>"
            + "<script type='application/ld+json'>{\"a\":1}</script></head><body><!-- no --><svg><title>no</title><path d='M0'/></svg><noscript><p>no</p></noscript>"
            + "<p class='x \"y\"' onclick=no() data-z=no style='display : none'>Text &amp; more</p><img src='data:image/png;base64,no' alt=a></body></html>",
            new PageDeadline(new FakeTimeProvider(), CancellationToken.None));

        Assert.Null(scan.Refusal);
        Assert.Equal(["{\"a\":1}"], scan.LinkedData);
        Assert.Equal("<!DOCTYPE html><html lang=\"en\"><head><title>A & B</title></head><body><p class='x \"y\"' hidden=\"\">Text &amp; more</p><img alt=\"a\"></body></html>", scan.Html);
    }

    [Theory]
    [InlineData("<svg><path><p>kept</p>")]
    [InlineData("<svg><path><p>kept</p><svg></svg>")]
    [InlineData("<noscript><p>kept</p>")]
    [InlineData("<template><p>kept</p>")]
    [InlineData("<svg/><p>kept</p>")]
    public void Of_LosesNothingToWhatIsNeverClosed(string html) => Assert.Contains("<p>kept</p>", PageScan.Of(html, new PageDeadline(new FakeTimeProvider(), CancellationToken.None)).Html, StringComparison.Ordinal);
}
