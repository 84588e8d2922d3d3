using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Tests.Pages;

public sealed class BylinesTests
{
    [Theory]
    [InlineData("By Ruth Keller", "Ruth Keller")]
    [InlineData("Written by: Ruth Keller and Paul Renz", "Ruth Keller|Paul Renz")]
    [InlineData("Ruth Keller, Paul Renz | 14 Feb 2026", "Ruth Keller|Paul Renz")]
    [InlineData("Ruth Keller on Feb 14, 2026", "Ruth Keller")]
    [InlineData("Ruth Keller, MD", "Ruth Keller, MD")]
    [InlineData("admin", "")]
    [InlineData("ruth@x.example", "")]
    [InlineData(null, "")]
    public void Names_ReadsTheNamesOnly(string? byline, string expected) => Assert.Equal(expected, string.Join('|', Bylines.Names(byline)));
}
