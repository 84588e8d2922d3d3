namespace Wiredesk.Text.Tests;

public class TokensTests
{
    [Theory]
    [InlineData("Tehran’s mayor", "Tehran|s|mayor")]
    [InlineData("28,000 at 7:30, 5.9.", "28,000|at|7:30|5.9")]
    [InlineData("second-phase talks", "second|phase|talks")]
    [InlineData("東京都", "東京|京都")]
    [InlineData("火", "火")]
    [InlineData("iPhone発売", "iPhone|発売")]
    [InlineData("Привет, мир", "Привет|мир")]
    [InlineData(" ... ", "")]
    public void Of_CutsIntoWords(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens.Of(text).Select(token => text[token.Start..token.End])));

    [Fact]
    public void Of_GivesTheSameHashToSpellingsOfOneWord()
    {
        var tokens = Tokens.Of("CAFÉ cafe\u0301 ｃａｆé");

        Assert.Single(tokens.Select(token => token.Hash).Distinct());
    }

    [Fact]
    public void Of_TellsNumbersFromWords() =>
        Assert.Equal([TokenKind.Number, TokenKind.Word, TokenKind.Word], Tokens.Of("48 hostages 7th").Select(token => token.Kind));

    [Fact]
    public void Of_KeepsSurrogatePairsWhole()
    {
        const string Text = "\ud840\udc0b\ud840\udc0c\ud840\udc0d";

        Assert.Equal([new TextSpan(0, 4), new TextSpan(2, 6)], Tokens.Of(Text).Select(token => token.Span));
    }

    [Theory]
    [InlineData("The CAFÉ in Kraków opened on 7/12, at 9:30; 1,200 came.")]
    [InlineData("The cafe\u0301 in Kraków… ﬁlled, 東京都 กรุงเทพ too.")]
    [InlineData("Straße, ΟΔΟΣ, हिन्दी, العربيّة, Việt Nam")]
    public void Of_GivesOffsetsAtWhichTheSameTokenStands(string text) => Assert.All(Tokens.Of(text), token =>
        Assert.Equal((token.Kind, token.Hash), Tokens.Of(text[token.Start..token.End]) is [var alone] ? (alone.Kind, alone.Hash) : default));

    [Fact]
    public void Read_GivesTheTokensOfTheTextReadLast()
    {
        Tokens.Read("An earlier and longer text, of which nothing may be left.");

        Assert.Equal(Tokens.Of("Two words"), Tokens.Read("Two words").ToArray());
        Assert.Equal(2, Tokens.Read("Two words").Length);
    }
}
