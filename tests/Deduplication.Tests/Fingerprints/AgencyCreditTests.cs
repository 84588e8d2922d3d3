using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Tests.Fingerprints;

public class AgencyCreditTests
{
    [Theory]
    [InlineData("CAIRO, Nov 25 (Reuters) - Talks went on.", "post", "reuters")]
    [InlineData("PARIS (Agence France-Presse) - Talks went on.", "post", "afp")]
    [InlineData("Talks went on. Source: Xinhua", "post", "xinhua")]
    [InlineData("Talks went on.", "Associated Press", "ap")]
    [InlineData("Talks went on.", "the associated press", "ap")]
    [InlineData("Talks went on.", "DPA International", "dpa")]
    [InlineData("Talks went on.", "Snap Gazette", null)]
    [InlineData("Talks went on. (AP Photo/Jane Doe)", "post", null)]
    [InlineData("Talks went on, as Reuters had reported.", "post", null)]
    public void In_FindsWhoIsCredited(string text, string source, string? agency) => Assert.Equal(agency, AgencyCredit.In(text, source));
}
