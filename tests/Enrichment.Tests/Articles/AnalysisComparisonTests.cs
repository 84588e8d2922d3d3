using Wiredesk.Contracts;
using Wiredesk.Enrichment.Articles;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Articles;

public sealed class AnalysisComparisonTests
{
    private static readonly Analysis Earlier = Texts.Analyse("Storm closes harbour\n\nThe ferries stayed in on Monday, the port said. \"We wait,\" said captain Jane Roe.") with { Version = 1 };

    [Fact]
    public void Of_NamesBothVersionsAndNothingElseWhenAllElseIsTheSame()
    {
        var comparison = AnalysisComparison.Of(Earlier, Earlier with { Version = 2 });
        Assert.Equal((1, 2), (comparison.Old, comparison.New));
        Assert.Empty(comparison.Differs);
    }

    [Fact]
    public void Of_ShowsWhatOnlyOneSays()
    {
        var comparison = AnalysisComparison.Of(Earlier, Earlier with { Version = 2, ReadingMinutes = 7, Quotes = [.. Earlier.Quotes, new Quote("No", 3, 5)], Title = null });
        Assert.Equal(["quotes", "readingMinutes", "title"], comparison.Differs.Keys);
        Assert.Empty(comparison.Differs["quotes"].Gone);
        Assert.Equal("No", (string?)comparison.Differs["quotes"].Added[0]!["text"]);
        Assert.Equal(7, (int?)comparison.Differs["readingMinutes"].Added[0]);
        Assert.Equal(Earlier.Title!.Text, (string?)comparison.Differs["title"].Gone[0]!["text"]);
        Assert.Empty(comparison.Differs["title"].Added);
    }

    [Fact]
    public void Of_TakesNoNoteOfTheOrderOfAList()
    {
        var turned = Earlier with { Flags = [.. Earlier.Flags.Reverse()] };
        Assert.True(Earlier.Flags.Count > 1);
        Assert.Empty(AnalysisComparison.Of(Earlier, turned).Differs);
    }
}
