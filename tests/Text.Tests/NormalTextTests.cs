using System.Text;

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
    [InlineData("Ma\u0301s, E\u0301l", "más, él")]
    [InlineData("a\0b\tc\rd", "a b c d")]
    [InlineData("x\ufffey", "x\ufffdy")]
    [InlineData("คำ \u0627\u0644\u0639\u0631\u0628 हिन्दी", "ค\u0e4d\u0e32 \u0627\u0644\u0639\u0631\u0628 हिन्दी")]
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

    [Fact]
    public void Of_GivesEveryWritingOfATextTheSameForm()
    {
        const string Characters = "aZ9 é\u0301\u0327ｱﾞ½…“ﬁİßΣς漢\u1100\u1161\u11a8กำ่\u0639\u0651क़ि\u200d\U0001f600\U00020b9f";
        var elements = Characters.EnumerateRunes().ToArray();
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => elements[random.Next(elements.Length)].ToString()));

            Assert.Equal(NormalText.Of(text.Normalize(NormalizationForm.FormKC)).Text, NormalText.Of(text).Text);
        }
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
