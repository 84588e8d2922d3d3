using Wiredesk.Ingestion.Metadata;

namespace Wiredesk.Ingestion.Tests.Metadata;

public sealed class BylinesTests
{
    [Theory]
    [InlineData("By Ruth Keller", "Ruth Keller")]
    [InlineData("Written by: Ruth Keller and Paul Renz", "Ruth Keller|Paul Renz")]
    [InlineData("Ruth Keller, Paul Renz | 14 Feb 2026", "Ruth Keller|Paul Renz")]
    [InlineData("Ruth Keller on Feb 14, 2026", "Ruth Keller")]
    [InlineData("Ruth Keller, MD", "Ruth Keller, MD")]
    [InlineData("Ruth KellerPublished 14 February", "Ruth Keller")]
    [InlineData("Ruth Keller, Senior Editor, Valley Times", "Ruth Keller")]
    [InlineData("Ruth Keller \u22C5 Review Editor", "Ruth Keller")]
    [InlineData("By the time you read this", "")]
    [InlineData("admin", "")]
    [InlineData("ruth@x.example", "")]
    [InlineData(null, "")]
    public void Names_ReadsTheNamesOnly(string? byline, string expected) => Assert.Equal(expected, string.Join('|', Bylines.Names(byline)));
}
