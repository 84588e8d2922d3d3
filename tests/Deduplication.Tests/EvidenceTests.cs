using Wiredesk.Contracts;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Tests;

/// <summary>What a decision says about two texts stands in them, at the offsets that it names.</summary>
public class EvidenceTests
{
    private const string Japanese = "東京都は十五日、湾岸地区の再開発について新しい計画を発表した。知事は記者会見で、二〇三〇年までに公園と住宅を整備すると述べた。住民からは交通の混雑を心配する声も上がっている。";
    private const string Decomposed = "Le pre\u0301sident a dit a\u0300 l’Assemble\u0301e que la re\u0301forme des retraites… serait vote\u0301e lundi, et que l’e\u0301tat n’y reviendrait pas avant deux ans au moins.";

    public static TheoryData<string, int> Damages()
    {
        var data = new TheoryData<string, int>();
        foreach (var kind in Damage.Kinds)
        {
            for (var seed = 1; seed <= 3; seed++)
                data.Add(kind, seed);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void SharedPassages_ReadTheSameInBothTexts(string kind, int seed)
    {
        var deduplicator = new Deduplicator();
        var arrival = 0;
        foreach (var text in Texts.Seeds.Concat([Japanese + Japanese[..40], Decomposed, Texts.Report(seed)]))
        {
            var copy = new Damage(seed).Do(kind, text);
            deduplicator.Apply(++arrival, Texts.Print($"{arrival}", text));
            var verdict = deduplicator.Apply(++arrival, Texts.Print($"{arrival}", copy)).Verdict!;
            if (verdict.Of != $"{arrival - 1}")
                continue;

            if (verdict.Relation is Relation.Copy or Relation.NearCopy or Relation.Excerpt or Relation.Extension)
                Assert.NotEmpty(verdict.Evidence.Shared);
            Assert.All(verdict.Evidence.Shared, passage => Assert.Equal(
                Tokens.Of(copy[passage.HereStart..passage.HereEnd]).Select(token => token.Hash),
                Tokens.Of(text[passage.ThereStart..passage.ThereEnd]).Select(token => token.Hash)));
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Differences_StandInTheTextsTheyAreSaidToBeIn(string kind, int seed)
    {
        foreach (var text in Texts.Seeds)
        {
            var other = new Damage(seed).Do(kind, text).Replace("2025", "2024", StringComparison.Ordinal).Replace("Cairo", "Doha", StringComparison.Ordinal);
            var deduplicator = new Deduplicator();
            deduplicator.Apply(1, Texts.Print("a", text));
            var evidence = deduplicator.Apply(2, Texts.Print("b", other)).Verdict!.Evidence;

            Assert.All(evidence.Differs, difference =>
            {
                Assert.Contains(difference.Here!, other, StringComparison.Ordinal);
                Assert.Contains(difference.There!, text, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void Evidence_SaysHowMuchIsSharedWhatDiffersAndByWhichRules()
    {
        const string Text = "The council voted on Monday to close the old harbour bridge for 14 months, the mayor said, while engineers from Rotterdam replace its northern pillars and the road above.";
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Texts.Print("a", Text));

        var evidence = deduplicator.Apply(2, Texts.Print("b", Text.Replace("14", "15", StringComparison.Ordinal))).Verdict!.Evidence;

        Assert.Equal([new Difference("number", "15", "14")], evidence.Differs);
        Assert.Equal(2, evidence.Shared.Count);
        Assert.InRange(evidence.Containment, 0.8, 0.95);
        Assert.InRange(evidence.Jaccard, 0.7, evidence.Containment);
        Assert.NotEmpty(evidence.Rules);
    }

    [Fact]
    public void Signals_OfACopySayHowMuchOfEachTextTheOtherHas()
    {
        var text = Texts.Report(1, 200);
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Texts.Print("whole", text));

        var cut = deduplicator.Apply(2, Texts.Print("cut", string.Join(' ', text.Split(' ').Take(100)))).Verdict!;

        Assert.Equal(("coveredHere", 1), (cut.Evidence.Signals![0].Signal, cut.Evidence.Signals[0].Score));
        Assert.Equal("coveredThere", cut.Evidence.Signals[1].Signal);
        Assert.InRange(cut.Evidence.Signals[1].Score, 0.45, 0.55);
    }

    [Fact]
    public void Signals_OfAReportSayInWhatItIsLikeTheOther()
    {
        var deduplicator = new Deduplicator();
        var verdicts = Texts.Seeds.Select((text, index) => deduplicator.Apply(index, Texts.Print($"{index}", text)).Verdict!).ToList();

        Assert.Null(verdicts[0].Evidence.Signals); // nothing came before it
        Assert.All(verdicts.Skip(1), verdict =>
        {
            var signals = verdict.Evidence.Signals!.ToDictionary(signal => signal.Signal, signal => signal.Score);
            Assert.All(["words", "names", "opening", "headline", "numbers", "plainWords"], name => Assert.InRange(signals[name], 0, 1));
            Assert.True(signals["names"] > 0.2, $"The seeds name the same people: {signals["names"]}");
        });
    }

    [Theory]
    [InlineData("on March 3, 2026", 1)]
    [InlineData("on March 9, 2026", -1)]
    public void Signals_SayWhetherDaysAgreeAndHowFarApartTheReportsAre(string day, double agrees)
    {
        var published = new DateTimeOffset(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Dated("a", Texts.Seeds[0] + " It was signed on March 3, 2026.", published));

        var other = deduplicator.Apply(2, Dated("b", string.Join(' ', Texts.Seeds[0].Split(' ').Index().OrderBy(word => word.Index * 7 % 11).Select(word => word.Item)) + $" It was signed {day}.", published.AddHours(36))).Verdict!;

        var signals = other.Evidence.Signals!.ToDictionary(signal => signal.Signal, signal => signal.Score);
        Assert.Equal((agrees, 1.5), (signals["days"], signals["daysApart"]));
    }

    private static Fingerprint Dated(string id, string text, DateTimeOffset published) =>
        Fingerprint.Of(new ReceivedText { ArticleId = id, Text = text, PublishedAt = published, ReceivedAt = published });
}
