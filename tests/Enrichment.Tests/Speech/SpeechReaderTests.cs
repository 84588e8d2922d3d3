using Wiredesk.Contracts;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Speech;

public sealed class SpeechReaderTests
{
    private const string Lead = "The harbour of Bergen stayed closed on Monday because of the storm, and the ferries could not leave.\n\n";

    [Theory]
    [InlineData("“We will not sail before the wind drops,” said captain Anna Berg.", "We will not sail before the wind drops,")]
    [InlineData("\"We will not sail before the wind drops,\" said captain Anna Berg.", "We will not sail before the wind drops,")]
    [InlineData("‘We will not sail before the crew’s wind drops,’ said captain Anna Berg.", "We will not sail before the crew’s wind drops,")]
    [InlineData("'We don't sail before the wind drops,' said captain Anna Berg.", "We don't sail before the wind drops,")]
    [InlineData("Captain Anna Berg said: “We will not sail before the wind drops.”", "We will not sail before the wind drops.")]
    [InlineData("Anna Berg, who has been a captain for 20 years, told reporters the sea was “like a wall” on Sunday.", "like a wall")]
    [InlineData("“Do we sail?” Anna Berg asked.", "Do we sail?")]
    [InlineData("“We will not sail before the wind drops,” survivor Anna Berg, 34, told Harbour TV.", "We will not sail before the wind drops,")]
    [InlineData("The minister met the captain, Anna Berg, who called the storm “like a wall” on Sunday.", "like a wall")]
    [InlineData("The minister praised the role of Norway, and Anna Berg later called the crew “very brave” on Sunday.", "very brave")]
    public void Quotes_AreReadInTheStylesOfEnglish(string sentence, string words)
    {
        var quote = Assert.Single(Texts.Analyse(Lead + sentence).Quotes);
        Assert.Equal(words, quote.Text);
        Assert.EndsWith("Anna Berg", quote.Speaker, StringComparison.Ordinal);
        Assert.NotNull(quote.Cue);
    }

    [Theory]
    [InlineData("Der Hafen blieb am Montag geschlossen, weil der Sturm nicht nachließ. „Wir fahren erst morgen wieder hinaus“, sagte Kapitänin Anna Berg.", "Wir fahren erst morgen wieder hinaus", "Berg")]
    [InlineData("Der Hafen blieb am Montag geschlossen, weil der Sturm nicht nachließ. »Wir fahren erst morgen wieder hinaus«, sagte Kapitänin Anna Berg.", "Wir fahren erst morgen wieder hinaus", "Berg")]
    [InlineData("Le port est resté fermé lundi à cause de la tempête qui souffle sur la côte. « Nous partirons demain matin », a déclaré la capitaine Anna Berg.", "Nous partirons demain matin", "Berg")]
    [InlineData("El puerto permaneció cerrado el lunes por el temporal que azota la costa. «Zarparemos mañana por la mañana», dijo la capitana Anna Berg.", "Zarparemos mañana por la mañana", "Berg")]
    [InlineData("嵐のため港は月曜日も閉鎖されたままで、フェリーは出航できなかった。船長は「風が弱まるまで私たちは出航しません」と述べた。", "風が弱まるまで私たちは出航しません", null)]
    public void Quotes_AreReadInTheStylesOfOtherLanguages(string text, string words, string? speaker)
    {
        var quote = Assert.Single(Texts.Analyse(text).Quotes);
        Assert.Equal(words, quote.Text);
        Assert.EndsWith(speaker ?? "", quote.Speaker ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_GoOnInTheNextParagraph()
    {
        var quote = Assert.Single(Texts.Analyse(Lead + "Anna Berg said: “We waited for a day.\n\n“Then we waited for another.”").Quotes);
        Assert.Equal("We waited for a day.\n\n“Then we waited for another.", quote.Text);
    }

    [Theory]
    [InlineData("The port discussed “sensitive moments,” including the fire.")]
    [InlineData("The film “Parasite” was shown aboard.")]
    [InlineData("She said the so-called “wind tax” would fall.")]
    [InlineData("The mast is 5'10\" and the hull 6' long.")]
    public void Quotes_AreNoWordsThatAreOnlySetInMarks(string sentence) => Assert.Empty(Texts.Analyse(Lead + sentence).Quotes);

    [Fact]
    public void Pronouns_MeanTheLastPersonWhoFits()
    {
        var analysis = Texts.Analyse(Lead + "Anna Berg met the mayor, Peter Olsen, on Sunday. Olsen promised new piers. “I have heard that before,” she said. “It is true now,” he said.");
        Assert.Equal(["Anna Berg", "Peter Olsen"], analysis.Quotes.Select(quote => quote.Speaker));
    }

    [Theory]
    [InlineData("Reuters notes that the port will open.", "Reuters", "outlet", false)]
    [InlineData("The port will open, according to reports from Norwegian media outlets.", "Norwegian media outlets", "collective", false)]
    [InlineData("Police said the port would open.", "Police", "official", false)]
    [InlineData("A senior official familiar with the plans said the port would open.", "A senior official familiar with the plans", "anonymous", false)]
    [InlineData("Two sources told the Bergen Times that the port would open.", "Two sources", "anonymous", false)]
    [InlineData("Experts say the port will open.", "Experts", "collective", true)]
    [InlineData("The port will reportedly open.", "unattributed", "anonymous", true)]
    [InlineData("The delay, first reported by Bloomberg News, cost millions.", "Bloomberg News", "outlet", false)]
    [InlineData("The port will open, an assessment backed up by reporting from Kyodo News.", "Kyodo News", "outlet", false)]
    [InlineData("Per Kyodo News, the port will open.", "Kyodo News", "outlet", false)]
    [InlineData("All three parties made clear that the port would open.", "All three parties", "collective", false)]
    [InlineData("Kyodo News points out that the port will open.", "Kyodo News", "outlet", false)]
    [InlineData("Dispatches from Kyodo News describe the port as open.", "Kyodo News", "outlet", false)]
    [InlineData("The ministry put the toll at 12.", "The ministry", "official", false)]
    [InlineData("The shipping company Havila said that it would pay.", "The shipping company Havila", "party", false)]
    public void Attributions_SayWhoIsReliedOn(string sentence, string source, string kind, bool vague) =>
        Assert.Contains(Texts.Analyse(Lead + sentence).Attributions, given => (given.Source, given.Kind, given.Vague) == (source, kind, vague));

    [Theory]
    [InlineData("قال الوزير محمد علي إن المحادثات ستستمر يوم الاثنين في القاهرة، وإن الوفود ستعود قريبا.", "الوزير محمد علي", "official")]
    [InlineData("السفن بقيت في الميناء يوم الاثنين. بحسب وكالة الأنباء، لن يفتح الميناء قبل يوم الخميس المقبل.", "وكالة الأنباء", "outlet")]
    [InlineData("השר ישראל כהן אמר כי השיחות יימשכו ביום שני בקהיר, וכי המשלחות ישובו בקרוב.", "השר ישראל כהן", "official")]
    [InlineData("به گزارش خبرگزاری مهر، مذاکرات روز دوشنبه در قاهره ادامه دارد و هیئت‌ها به زودی باز می‌گردند.", "خبرگزاری مهر", "outlet")]
    public void Attributions_AreReadInLanguagesWithoutCapitals(string text, string source, string kind) =>
        Assert.Contains(Texts.Analyse(text).Attributions, given => (given.Source, given.Kind) == (source, kind));

    [Theory]
    [InlineData("The port is said to be old, and it did not say more about the state of the union.")]
    [InlineData("Take note of the full report before you sail.")]
    [InlineData("Havila agreed to sell a ship.")]
    [InlineData("The port puts a crane at work.")]
    [InlineData("Havila added a ship to its fleet.")]
    [InlineData("I said that years ago.")]
    public void Attributions_AreNotInvented(string sentence) => Assert.Empty(Texts.Analyse(Lead + sentence).Attributions);

    [Fact]
    public void Attributions_LinkOutletsToTheSourcesThatTheTextLists()
    {
        var analysis = Texts.Analyse(Lead + "According to Kyodo News, the port will open.\n\nSources\n- Kyodo News: Port opens https://english.kyodonews.example/news/2025/11/port-opens-after-storm.html");
        Assert.Equal(new Uri("https://english.kyodonews.example/news/2025/11/port-opens-after-storm.html"), Assert.Single(analysis.Attributions).CitedUrl);
    }
}
