using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Tests.Fingerprints;

public class UpdateMarkTests
{
    [Theory]
    [InlineData("UPDATE 2-Oil rises", true)]
    [InlineData("CORRECTED: Oil rises", true)]
    [InlineData("RPT-Oil rises", true)]
    [InlineData("Storm hits coast (2nd LD)", true)]
    [InlineData("Leaders update their plans", false)]
    [InlineData(null, false)]
    public void IsIn_KnowsTheAgenciesTags(string? title, bool expected) => Assert.Equal(expected, UpdateMark.IsIn(title, "Some text."));
}
