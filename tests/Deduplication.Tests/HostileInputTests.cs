using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Tests;

public class HostileInputTests
{
    public static TheoryData<string> Inputs() =>
    [
        "",
        " \n\t ",
        "...",
        "word",
        "a\ud800b \udc00 c",
        "\0\u0001",
        "“““ ««« \"",
        new string('\u0301', 2_000),
        "x\ufffe\uffff y",
        string.Concat(Enumerable.Repeat("東京都は新しい計画を発表した。", 40)),
        string.Concat(Enumerable.Repeat("นายกรัฐมนตรีกล่าวว่า", 40)),
        "مرحبا بالعالم 漢字 mixed Скрипт ✊🏽 👩‍👩‍👧",
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Apply_DecidesAboutAnything(string text)
    {
        var deduplicator = new Deduplicator();

        var first = deduplicator.Apply(1, Texts.Print("a", text)).Verdict!;
        var second = deduplicator.Apply(2, Texts.Print("b", text)).Verdict!;

        Assert.Equal(Relation.Original, first.Relation);
        Assert.Equal(Tokens.Of(text).Length > 0 ? Relation.Copy : Relation.Original, second.Relation);
    }

    [Fact]
    public void Apply_FindsCutTextsWithoutSpaces()
    {
        const string Text = "東京都は十五日、湾岸地区の再開発について新しい計画を発表した。知事は記者会見で、二〇三〇年までに公園と住宅を整備すると述べた。住民からは交通の混雑を心配する声も上がっている。";
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Texts.Print("a", Text));

        Assert.Equal((Relation.Excerpt, "a"), deduplicator.Apply(2, Texts.Print("b", Text[..30])).Verdict is { } verdict ? (verdict.Relation, verdict.Group) : default);
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("東")]
    [InlineData("9.")]
    [InlineData("Name ")]
    [InlineData("\ud800")]
    public void Apply_TakesTextsOfAMillionCharacters(string unit)
    {
        // Quadratic work on any of these would take hours.
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var deduplicator = new Deduplicator();

        deduplicator.Apply(1, Texts.Print("a", text));
        var again = deduplicator.Apply(2, Texts.Print("b", text + ".")).Verdict!;
        var longer = deduplicator.Apply(3, Texts.Print("c", text + " other words at the end")).Verdict;

        Assert.Equal(Tokens.Of(text).Length > 0 ? Relation.Copy : Relation.Original, again.Relation);
        Assert.NotNull(longer);
        Assert.InRange(deduplicator.CopyIndexBytes, 0, 3 * 200_000); // no more than of texts of 50,000 words
    }

    [Theory]
    [InlineData("a paragraph", "The council voted on Monday to close the old harbour bridge for 14 months while engineers from Rotterdam replace its northern pillars and the road above.")]
    [InlineData("a menu", "Home | World | Business | Sport | Politics | Markets | Video | Log-in | Subscribe | Weather")]
    public void Apply_WorksNoMoreForWhatThousandsOfArticlesShare(string _, string shared)
    {
        var deduplicator = new Deduplicator();

        // What is allocated measures the work: every text that is compared leaves something.
        long Allocated(int from, int articles)
        {
            var prints = Enumerable.Range(from, articles).Select(number => Texts.Print($"{number}", $"{shared}\n\n{Texts.Report(number, 40)}\n\n{shared}")).ToArray();
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var print in prints)
                deduplicator.Apply(int.Parse(print.ArticleId, CultureInfo.InvariantCulture), print);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / articles;
        }

        var early = Allocated(0, 500);
        Allocated(500, 2_500);
        var late = Allocated(3_000, 500);

        Assert.InRange(late, 0, 2 * early);
    }

    [Fact]
    public void Apply_DecidesAboutNothingButFurniture()
    {
        var deduplicator = new Deduplicator();
        for (var number = 0; number < 200; number++)
            deduplicator.Apply(number, Texts.Print($"{number}", $"Home | World | Business | Sport | Politics | Markets\n\n{Texts.Report(number, 60)}"));

        Assert.Equal("menu", deduplicator.Apply(200, Texts.Print("menu", "Home | World | Business | Sport | Politics | Markets")).Verdict!.Group);
        Assert.Equal(Relation.Copy, deduplicator.Apply(201, Texts.Print("again", "Home, World, Business, Sport, Politics, Markets")).Verdict!.Relation);
    }

    [Fact]
    public void Apply_TakesManyIdenticalArticles()
    {
        var deduplicator = new Deduplicator(new Window { Articles = 5_000 });
        for (var arrival = 0; arrival < 20_000; arrival++)
            Assert.Equal("0", deduplicator.Apply(arrival, Texts.Print($"{arrival}", "The same short notice again and again, word by word.")).Verdict!.Group);

        Assert.Equal(5_000, deduplicator.Count);
    }
}
