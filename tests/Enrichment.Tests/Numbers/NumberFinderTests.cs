using System.Globalization;
using Wiredesk.Enrichment.Dates;
using Wiredesk.Enrichment.Numbers;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Numbers;

public sealed class NumberFinderTests
{
    [Theory]
    [InlineData("They freed 48 remaining hostages.", "48", "48", null, "remaining hostages", null)]
    [InlineData("They freed 250 Palestinian prisoners serving life.", "250", "250", null, "Palestinian prisoners", null)]
    [InlineData("More than 1,700 people fled.", "More than 1,700", "1700", null, "people", "over")]
    [InlineData("Only about 20 are alive.", "about 20", "20", null, null, "about")]
    [InlineData("At least 12 soldiers died.", "At least 12", "12", null, "soldiers", "at least")]
    [InlineData("Up to 300 homes burned.", "Up to 300", "300", null, "homes", "up to")]
    [InlineData("It cost $1.5 billion.", "$1.5 billion", "1500000000", "USD", null, null)]
    [InlineData("It cost £20m.", "£20m", "20000000", "GBP", null, null)]
    [InlineData("It cost 30 million euros.", "30 million euros", "30000000", "EUR", null, null)]
    [InlineData("It cost 212 million Swiss francs.", "212 million Swiss francs", "212000000", "CHF", null, null)]
    [InlineData("It cost 40 Canadian dollars.", "40 Canadian dollars", "40", "CAD", null, null)]
    [InlineData("It cost 3.5 billion rand.", "3.5 billion rand", "3500000000", "ZAR", null, null)]
    [InlineData("Prices rose 3.2 percent.", "3.2 percent", "3.2", "percent", null, null)]
    [InlineData("Prices rose 3.2%.", "3.2%", "3.2", "percent", null, null)]
    [InlineData("A seven-month-old baby was hurt.", "seven-month-old", "7", "month", "age", null)]
    [InlineData("Twenty-five countries signed.", "Twenty-five", "25", null, "countries", null)]
    [InlineData("Two hundred and fifty men marched.", "Two hundred and fifty", "250", null, "men", null)]
    [InlineData("Two dozen people fled.", "Two dozen", "24", null, "people", null)]
    [InlineData("About half a dozen people fled.", "About half a dozen", "6", null, "people", "about")]
    [InlineData("Over a dozen people fled.", "Over a dozen", "12", null, "people", "over")]
    [InlineData("Half a million people fled.", "Half a million", "500000", null, "people", null)]
    [InlineData("No fewer than 310 people fled.", "No fewer than 310", "310", null, "people", "at least")]
    [InlineData("No more than 40 people fled.", "No more than 40", "40", null, "people", "up to")]
    [InlineData("Upwards of 5,000 people fled.", "Upwards of 5,000", "5000", null, "people", "over")]
    [InlineData("Close to 6,000 people fled.", "Close to 6,000", "6000", null, "people", "about")]
    [InlineData("Some 3 million people voted.", "Some 3 million", "3000000", null, "people", "about")]
    public void Find_TellsHowManyOfWhat(string text, string words, string value, string? unit, string? counts, string? comparator)
    {
        var number = Assert.Single(NumberFinder.Find(text, "en", []));
        Assert.Equal((words, decimal.Parse(value, CultureInfo.InvariantCulture), unit, counts, comparator), (number.Text, number.Value, number.Unit, number.Counts, number.Comparator));
        Assert.Equal(text[number.Start..number.End], number.Text);
    }

    [Theory]
    [InlineData("de", "Es kamen 28.000 Menschen.", "28000")]
    [InlineData("de", "Die Preise stiegen um 3,2 Prozent.", "3.2")]
    [InlineData("fr", "Quelque 28 000 personnes sont venues.", "28000")]
    [InlineData("es", "Murieron 1.250 personas.", "1250")]
    [InlineData("en", "It weighs 1.250 tonnes.", "1.250")]
    [InlineData("en", "It holds 1,234,567 records.", "1234567")]
    public void Find_ReadsPointsAndCommasByTheLanguage(string language, string text, string value) =>
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Assert.Single(NumberFinder.Find(text, language, [])).Value);

    [Theory]
    [InlineData("The deaths of over 28,000 people were reported, health officials said.", "health officials")]
    [InlineData("According to the Interior Ministry, 12 people died.", "Interior Ministry")]
    [InlineData("Palestinian health officials reported 40 deaths.", "Palestinian health officials")]
    [InlineData("Police said 15 people were arrested.", "Police")]
    [InlineData("There were 15 arrests.", null)]
    public void Find_SaysWhoGivesTheNumber(string text, string? source) =>
        Assert.Equal(source, Assert.Single(NumberFinder.Find(text, "en", [])).AttributedTo);

    [Theory]
    [InlineData("A Boeing 737 landed at 10:30.")]
    [InlineData("The F-16 flew the 7th time.")]
    [InlineData("They won 3-2 at home.")]
    [InlineData("See www.example.org/25 for more.")]
    [InlineData("Covid-19 spread.")]
    [InlineData("Watch Channel 4 tonight.")]
    public void Find_LeavesOutNumbersThatCountNothing(string text) => Assert.Empty(NumberFinder.Find(text, "en", []));

    [Fact]
    public void Find_LeavesDatesToTheDates()
    {
        const string text = "On November 25, 2025, 12 people met.";
        Assert.Equal(12, Assert.Single(NumberFinder.Find(text, "en", DateFinder.Find(text, "en", null))).Value);
    }

    [Theory]
    [InlineData("99999999999999999999999999999999 people")]
    [InlineData("9999999999999999 million billion trillion trillion people")]
    [InlineData("1.2.3,4,5.6 people")]
    [InlineData("٣٤٥ people")]
    public void Find_NeverThrows(string text) => Assert.NotNull(NumberFinder.Find(text, "en", []));
}
