using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Tests.Markup;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>One  two\nthree.</p><p>Four &amp; five.</p>", "One two three.\n\nFour & five.")]
    [InlineData("<h2>Head</h2>text<br>line", "Head\n\ntext\n\nline")]
    [InlineData("<script>x</script>words", "words")]
    [InlineData("no markup", "no markup")]
    public void Of_GivesParagraphs(string html, string expected) => Assert.Equal(expected, HtmlText.Of(html));

    [Theory]
    [InlineData("AT&T", "AT&T")]
    [InlineData("a &lt;b&gt; c", "a <b> c")]
    [InlineData("<em>a</em> &amp; b", "a & b")]
    [InlineData(null, null)]
    public void OfField_ReadsPlainAndMarkedUpFields(string? field, string? expected) => Assert.Equal(expected, HtmlText.OfField(field));
}
