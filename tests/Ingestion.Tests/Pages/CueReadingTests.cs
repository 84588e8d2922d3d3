using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Tests.Pages;

public sealed class CueReadingTests
{
    [Theory]
    [InlineData("Sign up for our newsletter", "Invites")]
    [InlineData("» Share this", "Shares")]
    [InlineData("They share this view", "Shares")]
    [InlineData("The prices shared", "None")]
    [InlineData("By Ruth Keller", "Writers")]
    [InlineData("It was said by Ruth Keller", "None")]
    [InlineData("14 February 2026", "Dates")]
    [InlineData("© 2026 Valley Times", "Legal")]
    public void Of_ReadsPhrases(string text, string expected) => Assert.Equal(expected, CueReading.Of(text).ToString());

    [Fact]
    public void Of_LeavesLongTextsAlone() => Assert.Equal(Cue.None, CueReading.Of("Sign up. " + new string('x', 300)));
}
