using FsCheck.Xunit;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Tests.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("The Harbour’s reopening", "the harbour s reopening")]
    [InlineData("Ćafé ﬁnance Ångström", "cafe finance angstrom")]
    [InlineData("東京都", "東京 京都")]
    [InlineData("10,000 people", "10,000 people")]
    public void Of_FoldsCaseAccentsAndForms(string text, string words) => Assert.Equal(words, SearchWords.Of(text));

    [Fact]
    public void Phrases_AreWhatStandsInQuotationMarks() =>
        Assert.Equal(["central bank", "raises", "rates"], SearchWords.Phrases("“Central  Bank” raises rates")!);

    [Property(MaxTest = 300)]
    public bool Of_NeverThrowsAndNeverMakesAQuotationMark(string? text) => !SearchWords.Of(text ?? "").Contains('"', StringComparison.Ordinal);

    [Fact]
    public void Of_TakesHalfASurrogatePair() => Assert.Equal("a b", SearchWords.Of("a \ud800 b"));
}
