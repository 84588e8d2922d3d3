using Wiredesk.Enrichment.Keyphrases;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Keyphrases;

public sealed class KeyphraseFinderTests
{
    private const string Body = """
        The grain corridor reopened on Monday. Ships left Odesa after weeks of waiting, and the grain corridor was busy by noon.
        Traders in Geneva said that the grain corridor would lower prices. Odesa had asked for more pilots.
        """;

    [Fact]
    public void Find_PutsWhatTheTextIsAboutFirst()
    {
        var phrases = KeyphraseFinder.Find(Body, "en");
        Assert.Contains(phrases.Take(3), phrase => phrase.Text == "grain corridor");
        Assert.Contains(phrases, phrase => phrase.Text == "Odesa");
    }

    [Fact]
    public void Find_GivesAtMostTenInOrderAndFromTheText()
    {
        var phrases = KeyphraseFinder.Find(Body, "en");
        Assert.InRange(phrases.Count, 3, 10);
        Assert.Equal(phrases.OrderByDescending(phrase => phrase.Score), phrases);
        Assert.All(phrases, phrase => Assert.InRange(phrase.Score, 0, 1));
        Assert.All(phrases, phrase => Assert.Contains(phrase.Text, Body, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_NeverStartsWithAStopWord() =>
        Assert.DoesNotContain(KeyphraseFinder.Find("Die Gespräche in Kairo und die Gespräche in Doha sind wichtig.", "de"),
            phrase => phrase.Text.StartsWith("die ", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Find_ReadsLanguagesWithoutSpaces() =>
        Assert.Contains(KeyphraseFinder.Find("停火协议谈判在开罗继续。各方希望停火协议谈判取得进展。停火协议谈判将在下周恢复。", "zh"), phrase => phrase.Text.Contains("停火协议", StringComparison.Ordinal));

    [Theory]
    [InlineData("", 1)]
    [InlineData("Short.", 1)]
    public void Minutes_AreAtLeastOne(string body, int minutes) => Assert.Equal(minutes, ReadingTime.Minutes(body, "en"));

    [Fact]
    public void Minutes_CountWordsOrCharacters()
    {
        Assert.Equal(3, ReadingTime.Minutes(string.Concat(Enumerable.Repeat("word ", 238 * 3)), "en"));
        Assert.Equal(2, ReadingTime.Minutes(new string('会', 510), "zh"));
        Assert.Equal(3, ReadingTime.Minutes(new string('ก', 863 * 3), "th"));
        Assert.Equal(2, ReadingTime.Minutes(new string('က', 863 * 2), "und"));
    }

    [Fact]
    public void Find_ReadsLettersWithoutSpaces()
    {
        var phrases = KeyphraseFinder.Find("การเจรจาหยุดยิงเริ่มในวันจันทร์ นายกรัฐมนตรีกล่าวว่าการเจรจาหยุดยิงจะดำเนินต่อไป กองทัพปฏิเสธการเจรจาหยุดยิง", "th");
        Assert.Equal("การเจรจาหยุดยิง", phrases[0].Text);
    }
}
