using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Tests.Fingerprints;

public class QuotationsTests
{
    [Theory]
    [InlineData("a \"b c\" d “e” «f»", "b c|e|f")]
    [InlineData("lost \" mark\nnext “line”", "line")]
    [InlineData("\"a b\" and \"c\", lost \" mark\nnext \"line\"", "a b|c|line")]
    [InlineData("none", "")]
    [InlineData("\"", "")]
    public void Of_FindsClosedQuotationsOfOneLine(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Quotations.Of(text).Select(span => text[span.Start..span.End])));
}
