using Wiredesk.Enrichment.Dates;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Dates;

public sealed class DateFinderTests
{
    private static readonly DateTimeOffset Thursday = new(2025, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("The treaty of November 25, 2025 holds.", "2025-11-25")]
    [InlineData("The treaty of 25 November 2025 holds.", "2025-11-25")]
    [InlineData("The treaty of the 25th of November, 2025 holds.", "2025-11-25")]
    [InlineData("The treaty of Nov. 25, 2025 holds.", "2025-11-25")]
    [InlineData("The treaty of Tuesday, November 25, 2025 holds.", "2025-11-25")]
    [InlineData("The treaty of 2025-11-25 holds.", "2025-11-25")]
    [InlineData("The treaty of 25/11/2025 holds.", "2025-11-25")]
    [InlineData("The treaty of 11/25/2025 holds.", "2025-11-25")]
    [InlineData("It rained in November 2025.", "2025-11")]
    [InlineData("It rained in 2014.", "2014")]
    [InlineData("It rained May 3-5, 2024.", "2024-05-03/2024-05-05")]
    [InlineData("It rained in the 1990s.", "1990/1999")]
    [InlineData("It rained in 2014-16.", "2014/2016")]
    public void Find_ReadsWhatIsStatedInFull(string text, string value)
    {
        var date = Assert.Single(DateFinder.Find(text, "en", null));
        Assert.Equal((value, DateFinder.Explicit), (date.Value, date.Basis));
        Assert.Equal(text[date.Start..date.End], date.Text);
    }

    [Fact]
    public void Find_TakesTheDayThatTheTextAddsToAnOffset()
    {
        var dates = DateFinder.Find("They met on January 14, 2026. The truce broke two weeks earlier, on December 31, and will return in March.", "en", null);
        Assert.Equal(["2026-01-14", "2025-12-31", "2025-12-31", "2026-03"], dates.Select(date => date.Value));
    }

    [Theory]
    [InlineData("He died on Tuesday.", "2025-11-25")]
    [InlineData("He died on Thursday.", "2025-11-27")]
    [InlineData("He died last Thursday.", "2025-11-20")]
    [InlineData("They will meet on Monday.", "2025-12-01")]
    [InlineData("They said on Monday they will meet.", "2025-11-24")]
    [InlineData("They meet next Tuesday.", "2025-12-02")]
    [InlineData("He died yesterday.", "2025-11-26")]
    [InlineData("He died last night.", "2025-11-26")]
    [InlineData("He died three days ago.", "2025-11-24")]
    [InlineData("He died two years ago.", "2023")]
    [InlineData("He died last month.", "2025-10")]
    [InlineData("He died last week.", "2025-11-17/2025-11-23")]
    [InlineData("He died on November 23.", "2025-11-23")]
    [InlineData("He died on December 30.", "2025-12-30")]
    [InlineData("He died in December.", "2024-12")]
    [InlineData("He died last November.", "2024-11")]
    public void Find_CountsFromThePublicationDate(string text, string value)
    {
        var date = Assert.Single(DateFinder.Find(text, "en", Thursday));
        Assert.Equal((value, DateFinder.Publication), (date.Value, date.Basis));
    }

    [Theory]
    [InlineData("He died on Tuesday.")]
    [InlineData("He died yesterday.")]
    [InlineData("He is currently abroad.")]
    [InlineData("He died on November 23.")]
    [InlineData("He died two days earlier.")]
    [InlineData("He died last week.")]
    public void Find_GuessesNothingWithoutAPublicationDate(string text)
    {
        var date = Assert.Single(DateFinder.Find(text, "en", null));
        Assert.Null(date.Value);
        Assert.Equal(DateFinder.Unresolved, date.Basis);
    }

    [Theory]
    [InlineData("two days earlier", "2023-03-08")]
    [InlineData("the next day", "2023-03-11")]
    [InlineData("the following day", "2023-03-11")]
    [InlineData("the same day", "2023-03-10")]
    [InlineData("a day later", "2023-03-11")]
    [InlineData("the day before", "2023-03-09")]
    [InlineData("three days prior", "2023-03-07")]
    [InlineData("the following Monday", "2023-03-13")]
    [InlineData("the previous Friday", "2023-03-03")]
    [InlineData("the same Wednesday", "2023-03-08")]
    [InlineData("on the 8th", "2023-03-08")]
    [InlineData("on March 2", "2023-03-02")]
    [InlineData("on December 30", "2022-12-30")]
    public void Find_CountsFromTheDayThatTheTextDatedLast(string phrase, string value)
    {
        var dates = DateFinder.Find($"They met on March 10, 2023. The talks failed {phrase}.", "en", null);
        Assert.Equal(value, dates[1].Value);
        Assert.All(dates.Skip(1), date => Assert.Equal(DateFinder.Anchor, date.Basis));
    }

    [Theory]
    [InlineData("de", "Am 25. November 2025 tagte der Rat.", "2025-11-25")]
    [InlineData("de", "Der Rat tagte am Dienstag.", "2025-11-25")]
    [InlineData("de", "Der Rat tagte vor drei Tagen.", "2025-11-24")]
    [InlineData("fr", "Le conseil s'est réuni le 25 novembre 2025.", "2025-11-25")]
    [InlineData("fr", "Le conseil s'est réuni mardi.", "2025-11-25")]
    [InlineData("es", "El consejo se reunió el 25 de noviembre de 2025.", "2025-11-25")]
    [InlineData("es", "El consejo se reunió ayer.", "2025-11-26")]
    [InlineData("it", "Il consiglio si è riunito il 25 novembre 2025.", "2025-11-25")]
    [InlineData("it", "Il consiglio si è riunito tre giorni fa.", "2025-11-24")]
    [InlineData("pt", "O conselho reuniu-se em 25 de novembro de 2025.", "2025-11-25")]
    [InlineData("pt", "O conselho reuniu-se na terça-feira.", "2025-11-25")]
    [InlineData("nl", "De raad kwam op 25 november 2025 bijeen.", "2025-11-25")]
    [InlineData("nl", "De raad kwam dinsdag bijeen.", "2025-11-25")]
    [InlineData("zh", "会议于2025年11月25日举行。", "2025-11-25")]
    [InlineData("ru", "Совет собрался 25.11.2025.", "2025-11-25")]
    public void Find_ReadsOtherLanguages(string language, string text, string value) =>
        Assert.Equal(value, Assert.Single(DateFinder.Find(text, language, Thursday)).Value);

    [Theory]
    [InlineData("The ship carried 2000 people.")]
    [InlineData("He may march on.")]
    [InlineData("She sold 1,950 copies at 10:30.")]
    [InlineData("They won 3-2.")]
    [InlineData("They met on the 25th floor.")]
    [InlineData("Call 555 2025000.")]
    public void Find_TakesNoOtherNumberForADate(string text) => Assert.Empty(DateFinder.Find(text, "en", Thursday));

    [Fact]
    public void Find_TellsDurationsFromDates()
    {
        var date = Assert.Single(DateFinder.Find("The war lasted over two years.", "en", Thursday));
        Assert.Equal(("P2Y", "duration"), (date.Value, date.Granularity));
    }

    [Fact]
    public void Find_NeverLeavesTheCalendar()
    {
        foreach (var published in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
            Assert.NotEmpty(DateFinder.Find("On February 29 and Monday, 999 years ago, 100 decades later, February 30, 2023.", "en", published));
    }
}
