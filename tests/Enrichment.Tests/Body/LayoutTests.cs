using Xunit;

namespace Wiredesk.Enrichment.Tests.Body;

public sealed class LayoutTests
{
    private const string First = "Negotiators from three countries met in Cairo on Tuesday to save the truce.";
    private const string Second = "They will meet again next week, officials said.";

    [Fact]
    public void Title_IsTheFirstLineThatIsNoSentence() =>
        Assert.Equal("Talks resume in Cairo", Texts.Analyse($"Talks resume in Cairo\n{First}\n{Second}").Title?.Text);

    [Fact]
    public void Title_IsNeverMadeOfASentence() => Assert.Null(Texts.Analyse($"{First}\n{Second}").Title);

    [Fact]
    public void Title_MayEndInAnAbbreviation() =>
        Assert.Equal("Delegation leaves for the U.S.", Texts.Analyse($"Delegation leaves for the U.S.\n{First}\n{Second}").Title?.Text);

    [Fact]
    public void Title_IsTheGivenHeadlineWhereTheTextHasIt()
    {
        var analysis = Texts.Analyse($"World\nTalks resume. Hope returns.\n{First}\n{Second}", "Talks resume. Hope returns.");
        Assert.Equal("Talks resume. Hope returns.", analysis.Title?.Text);
        Assert.Equal("World", analysis.Kicker?.Text);
        Assert.StartsWith("Negotiators", analysis.Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Title_IsAbsentWhereTheTextLacksTheGivenHeadline() =>
        Assert.Null(Texts.Analyse($"{First}\n{Second}", "Talks resume in Cairo").Title);

    [Fact]
    public void Standfirst_IsTheSentenceBetweenTitleAndSubhead()
    {
        var analysis = Texts.Analyse($"Talks resume in Cairo\nThe UN hosts the envoys for a week.\n\nA Hard Road\n{First}\n\n{Second}\n\nOld Demands, New Maps\nThe ministers listed what they want to settle before they sign anything at all, including:\n\nNobody answered.");
        Assert.Equal("The UN hosts the envoys for a week.", analysis.Standfirst?.Text);
        Assert.Equal(["A Hard Road", "Old Demands, New Maps"], analysis.Subheads.Select(subhead => subhead.Text));
        Assert.Contains(analysis.Flags, flag => flag.Code == "truncated-list");
        Assert.DoesNotContain(analysis.Entities, entity => entity.Text.Contains("Demands", StringComparison.Ordinal));
    }

    [Fact]
    public void Body_LeavesOutWhatIsRemovedInside()
    {
        var analysis = Texts.Analyse($"{First}\nAdvertisement\n{Second}\nShare");
        Assert.Equal($"{First}\n{Second}", analysis.Body.Text);
        Assert.Equal(["advertisement", "share"], analysis.Removed.Select(range => range.Kind));
    }

    [Theory]
    [InlineData("By Jane Doe", "Jane Doe", null)]
    [InlineData("By Jane Doe and John Roe, Reuters", "Jane Doe and John Roe", "Reuters")]
    [InlineData("BY JANE DOE", "JANE DOE", null)]
    [InlineData("Von Max Muster", "Max Muster", null)]
    [InlineData("Автор: Иван Петров", "Иван Петров", null)]
    public void Byline_IsReadFromItsLine(string line, string name, string? role)
    {
        var byline = Texts.Analyse($"Talks resume in Cairo\n{line}\n{First}\n{Second}").Byline;
        Assert.Equal((name, role), (byline?.Name, byline?.Role));
    }

    [Fact]
    public void Byline_IsNotReadFromAHeadline() =>
        Assert.Equal("By the Nile, talks resume", Texts.Analyse($"By the Nile, talks resume\n{First}\n{Second}").Title?.Text);

    [Theory]
    [InlineData("CAIRO (Reuters) - ", "CAIRO", null, "Reuters")]
    [InlineData("CAIRO, Nov 25 (Reuters) - ", "CAIRO", "Nov 25", "Reuters")]
    [InlineData("GAZA CITY, Gaza Strip (AP) — ", "GAZA CITY, Gaza Strip", null, "AP")]
    [InlineData("Kairo (dpa) - ", "Kairo", null, "dpa")]
    [InlineData("WASHINGTON — ", "WASHINGTON", null, null)]
    public void Dateline_IsReadFromTheOpening(string opening, string place, string? date, string? agency)
    {
        var dateline = Texts.Analyse($"{opening}{First}\n{Second}").Dateline;
        Assert.Equal((place, date, agency), (dateline?.Place, dateline?.Date, dateline?.Agency));
    }

    [Theory]
    [InlineData("BREAKING NEWS — ")]
    [InlineData("Mohammed — ")]
    public void Dateline_IsNotReadFromALabel(string opening) => Assert.Null(Texts.Analyse($"{opening}{First}\n{Second}").Dateline);

    [Fact]
    public void AuthorNote_IsRemovedAndNamesTheAuthor()
    {
        var analysis = Texts.Analyse($"{First}\n{Second}\nAbout the author\nJane Doe\nJane Doe writes about rivers.");
        Assert.Equal("Jane Doe", analysis.Byline?.Name);
        Assert.EndsWith("officials said.", analysis.Body.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- The Guardian: Talks resume (https://www.theguardian.com/world/2025/nov/25/talks-resume)", "The Guardian", "Talks resume")]
    [InlineData("1. Daily ExampleTalks resume in Cairohttps://example.org/a/talks-resume-in-cairo-123", "Daily Example", "Talks resume in Cairo")]
    [InlineData("https://example.org/a/1", null, null)]
    public void CitedSources_ArePartedRight(string entry, string? publisher, string? title)
    {
        var source = Assert.Single(Texts.Analyse($"{First}\n{Second}\nSources\n{entry}").CitedSources);
        Assert.Equal((publisher, title), (source.Publisher, source.Title));
    }

    [Theory]
    [InlineData("Further reading")]
    [InlineData("Where this comes from")]
    public void CitedSources_StandUnderAnyHeading(string heading)
    {
        var analysis = Texts.Analyse($"{First}\n{Second}\n{heading}\n- Harbour Times - Talks resume - https://harbour.example/news/2025/talks-resume\n- Coast Radio - Talks fail - https://coast.example/news/2025/talks-fail");
        Assert.Equal(["Harbour Times", "Coast Radio"], analysis.CitedSources.Select(source => source.Publisher));
        Assert.EndsWith("officials said.", analysis.Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CitedSources_KeepTheColonOfAGluedHeadline()
    {
        var source = Assert.Single(Texts.Analyse($"{First}\n{Second}\nSources\n- Daily ExampleSahel Conflict: Latest Newshttps://example.org/sahel-conflict").CitedSources);
        Assert.Equal(("Daily Example", "Sahel Conflict: Latest News"), (source.Publisher, source.Title));
    }

    [Fact]
    public void Lines_MayEndAnyWay()
    {
        var analysis = Texts.Analyse($"Talks resume in Cairo\r\n\r\n{First}\r\n\r\n{Second}\r\nComments\r\n");
        Assert.Equal("Talks resume in Cairo", analysis.Title?.Text);
        Assert.EndsWith("officials said.", analysis.Body.Text, StringComparison.Ordinal);
    }
}
