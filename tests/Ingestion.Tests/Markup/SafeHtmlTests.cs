using AngleSharp.Html.Parser;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Tests.Markup;

public sealed class SafeHtmlTests
{
    private static readonly Uri Base = new("https://x.example/a/");

    [Theory]
    [InlineData("<p>Hello <b>world</p>", "<p>Hello <b>world</b></p>")]
    [InlineData("a & b &amp; c &lt; d < e", "a &amp; b &amp; c &lt; d &lt; e")]
    [InlineData("<a href='b?x=1&y=2' onclick=evil()>t</a>", "<a href=\"https://x.example/a/b?x=1&amp;y=2\">t</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">t</a>", "<a>t</a>")]
    [InlineData("<img src=x.png onerror=alert(1)>", "<img src=\"https://x.example/a/x.png\" />")]
    [InlineData("<script>alert(1)</script>safe<style>p{}</style>", "safe")]
    [InlineData("<svg><script>alert(1)</script></svg>safe", "safe")]
    [InlineData("<span style='color: red; position: fixed; background: url(javascript:x)'>t</span>", "<span style=\"color: red;\">t</span>")]
    [InlineData("sa<!-- comment -->fe", "safe")]
    [InlineData("<unknown>kept words</unknown>", "kept words")]
    [InlineData("</p>odd", "odd")]
    public void Of_KeepsOnlyWhatIsHarmless(string html, string expected) => Assert.Equal(expected, SafeHtml.Of(html, Base, new Repairs()));

    // A parser that is not ours judges the result: whatever went in, no browser would find anything to run in it.
    [Fact]
    public void Of_LeavesNothingToRunWhateverComesIn()
    {
        string[] pieces = ["<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg", "<math>", "<style>", "</style>", "<a href=javascript:alert(1)>", "<a href='", "\"", "'", ">", "<", "/", "=",
            " onload=alert(1)", "<iframe src=//e>", "<!--", "-->", "<![CDATA[", "]]>", "<noscript>", "<template>", "<p title=\"", "</title>", "<title>", "&lt;script&gt;", "&#60;script>", "\0", "<form action=data:x>",
            "<object data=x>", "<table>", "<td>", "<mglyph>", "<xmp>", "<textarea>", "<plaintext>", "<b ", "style=\"background:url(x)\"", "<base href=//e>", "<meta http-equiv=refresh>", "text"];
        var random = new Random(99);
        var parser = new HtmlParser();
        for (var i = 0; i < 4000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            var safe = SafeHtml.Of(html, Base, new Repairs())!;
            using var document = parser.ParseDocument("<!doctype html><body>" + safe);
            foreach (var element in document.Body!.QuerySelectorAll("*"))
            {
                Assert.False(element.LocalName is "script" or "style" or "svg" or "math" or "iframe" or "object" or "embed" or "meta" or "base" or "link" or "template", $"{html} => {safe}");
                foreach (var attribute in element.Attributes)
                {
                    Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{html} => {safe}");
                    Assert.False(attribute.Name is "href" or "src" or "action" && attribute.Value.Trim().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase), $"{html} => {safe}");
                }
            }
        }
    }

    [Fact]
    public void Of_RefusesDeepNestingAndHugeTexts()
    {
        var repairs = new Repairs();

        Assert.Null(SafeHtml.Of(string.Concat(Enumerable.Repeat("<div>", 513)), null, repairs));
        Assert.NotNull(SafeHtml.Of(string.Concat(Enumerable.Repeat("<div>", 512)), null, repairs));
        Assert.Null(SafeHtml.Of(new string('a', SafeHtml.LongestHtml + 1), null, repairs));
        Assert.Equal(["html-too-deep", "html-too-large"], repairs.Names);
    }
}
