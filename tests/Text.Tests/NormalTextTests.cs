namespace Wiredesk.Text.Tests;

public class NormalTextTests
{
    [Theory]
    [InlineData("“Don’t” — he said", "\"don't\" - he said")]
    [InlineData("ﬁnal ＡＢＣ", "final abc")]
    [InlineData("Cafe\u0301 CAFÉ", "café café")]
    [InlineData("so\u00adft\u200b hyphen", "soft hyphen")]
    [InlineData("a\u00a0b\nc", "a b c")]
    [InlineData("ΟΔΟΣ οδος", "οδοσ οδοσ")]
    [InlineData("", "")]
    public void Of_WritesInOneSpelling(string original, string expected) => Assert.Equal(expected, NormalText.Of(original).Text);

    [Fact]
    public void Original_LeadsBackToTheTextAsGiven()
    {
        const string Given = "x ﬁve Cafe\u0301 y";
        var normal = NormalText.Of(Given);
        var start = normal.Text.IndexOf("café", StringComparison.Ordinal);

        var span = normal.Original(new TextSpan(start, start + 4));

        Assert.Equal("Cafe\u0301", Given[span.Start..span.End]);
    }

    [Theory]
    [InlineData("a\ud800b")]
    [InlineData("\udc00")]
    [InlineData("\ud83d\ude00\ud83d")]
    public void Of_ReadsLoneSurrogatesAsUnknown(string broken) => Assert.Contains('\ufffd', NormalText.Of(broken).Text);

    [Fact]
    public void Of_StaysLinearUnderAPileOfMarks()
    {
        var pile = "e" + new string('\u0301', 500_000);

        Assert.NotEmpty(NormalText.Of(pile).Text);
    }
}
