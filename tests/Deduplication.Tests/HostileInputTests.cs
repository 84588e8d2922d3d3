using System.Diagnostics;
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
    public void Apply_TakesTimeInProportionToTheText(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var deduplicator = new Deduplicator();
        var clock = Stopwatch.StartNew();

        deduplicator.Apply(1, Texts.Print("a", text));
        deduplicator.Apply(2, Texts.Print("b", text + "."));
        deduplicator.Apply(3, Texts.Print("c", text + " other words at the end"));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}"); // quadratic work would take hours
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
