using Wiredesk.Enrichment.Words;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Words;

public sealed class WordListTests
{
    [Theory]
    [InlineData("Tehran’s 28,000 men", "Tehran ’ s 28,000 men")]
    [InlineData("the U.S.-led, AT&T", "the U.S. - led , AT&T")]
    [InlineData("Gen. J. O'Brien won 3.5%.", "Gen. J. O'Brien won 3.5 % .")]
    [InlineData("l'Iran et dell'Ucraina", "l ' Iran et dell ' Ucraina")]
    [InlineData("2025年11月25日", "2025 年 11 月 25 日")]
    [InlineData("the truce.The end", "the truce . The end")]
    [InlineData("Amazon.com fell", "Amazon.com fell")]
    public void Of_PartsWords(string text, string words)
    {
        var list = WordList.Of(text);
        Assert.Equal(words, string.Join(' ', Enumerable.Range(0, list.Count).Select(index => list.Spelling(index).ToString())));
    }

    [Theory]
    [InlineData("He left. She came.", "He She")]
    [InlineData("He met Gen. Smith in the U.S. The war ended.", "He The")]
    [InlineData("He said: \"We won.\"", "He We")]
    public void Of_KnowsWhereSentencesStart(string text, string starts)
    {
        var list = WordList.Of(text);
        Assert.Equal(starts, string.Join(' ', Enumerable.Range(0, list.Count).Where(index => list[index].Has(WordTraits.StartsSentence) && list[index].Kind == WordKind.Word).Select(index => list.Spelling(index).ToString())));
    }

    [Fact]
    public void Of_HashesSpellingsOfOneWordAlike()
    {
        var list = WordList.Of("ERDOĞAN Erdogan Erdog\u0306an U.S. US");
        Assert.Equal(list[0].Hash, list[1].Hash);
        Assert.Equal(list[1].Hash, list[2].Hash);
        Assert.Equal(list[3].Hash, list[4].Hash);
    }
}
