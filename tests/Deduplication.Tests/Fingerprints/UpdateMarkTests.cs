using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Tests.Fingerprints;

public class UpdateMarkTests
{
    [Theory]
    [InlineData("UPDATE 2-Oil rises", true)]
    [InlineData("CORRECTED: Oil rises", true)]
    [InlineData("RPT-Oil rises", true)]
    [InlineData("Storm hits coast (2nd LD)", true)]
    [InlineData("UPDATED: Oil rises", true)]
    [InlineData("CORRECTION-Oil rises", true)]
    [InlineData("REFILE-Oil rises", true)]
    [InlineData("WRAPUP 3-Oil rises", true)]
    [InlineData("Storm hits coast, Ld", true)]
    [InlineData("LEAD Storm hits coast", true)]
    [InlineData("Storm hits coast, 3rd Writethru", true)]
    [InlineData("Update: storm hits coast", true)]
    [InlineData("Updated: storm hits coast", true)]
    [InlineData("Correction: storm hits coast", true)]
    [InlineData("WORLD LEADERS meet, UPDATES follow", false)]
    [InlineData("Leaders update their plans", false)]
    [InlineData(null, false)]
    public void IsIn_KnowsTheAgenciesTags(string? title, bool expected) => Assert.Equal(expected, UpdateMark.IsIn(title, "Some text."));
}
