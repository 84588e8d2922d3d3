using Wiredesk.Contracts;

namespace Wiredesk.Deduplication.Tests;

public class SeedsTests
{
    private static readonly Relation[] SameText = [Relation.Copy, Relation.NearCopy, Relation.Excerpt, Relation.Extension];

    public static TheoryData<int, string> Damages()
    {
        var data = new TheoryData<int, string>();
        foreach (var kind in Damage.Kinds)
        {
            for (var seed = 0; seed < 5; seed++)
                data.Add(seed, kind);
        }

        return data;
    }

    private static (Deduplicator Deduplicator, List<Verdict> Verdicts) WithSeeds()
    {
        var deduplicator = new Deduplicator();
        var verdicts = Texts.Seeds.Select((text, index) => deduplicator.Apply(index, Texts.Print($"seed{index}", text)).Verdict!).ToList();
        return (deduplicator, verdicts);
    }

    [Fact]
    public void FiveRoundsOfTalksAreFiveEventsInOneStory()
    {
        var (_, verdicts) = WithSeeds();

        Assert.DoesNotContain(verdicts, verdict => SameText.Contains(verdict.Relation));
        Assert.Equal(5, verdicts.Select(verdict => verdict.Event).Distinct().Count());
        Assert.Single(verdicts.Select(verdict => verdict.Story).Distinct());
    }

    [Fact]
    public void TheOrderOfArrivalMakesNoCopies()
    {
        for (var first = 0; first < 5; first++)
        {
            var deduplicator = new Deduplicator();
            var verdicts = Enumerable.Range(0, 5).Select(index => deduplicator.Apply(index, Texts.Print($"{index}", Texts.Seeds[(first + index * 2) % 5])).Verdict!);

            Assert.Equal(5, verdicts.Select(verdict => verdict.Event).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void ADamagedCopyJoinsItsOwnSeed(int seed, string kind)
    {
        var (deduplicator, _) = WithSeeds();

        var verdict = deduplicator.Apply(5, Texts.Print("copy", new Damage(seed + 1).Do(kind, Texts.Seeds[seed]))).Verdict!;

        Assert.Contains(verdict.Relation, SameText);
        Assert.Equal($"seed{seed}", verdict.Group);
        Assert.Equal($"seed{seed}", verdict.Of);
    }

    [Fact]
    public void AllDamagedCopiesInOneStreamJoinTheirOwnSeeds()
    {
        var (deduplicator, _) = WithSeeds();
        var copies = from kind in Damage.Kinds from seed in Enumerable.Range(0, 5) orderby kind.Length * 7 + seed * 3 % 5 select (kind, seed);
        var arrival = 5L;

        foreach (var (kind, seed) in copies)
        {
            var verdict = deduplicator.Apply(arrival++, Texts.Print($"{kind}-{seed}", new Damage(seed + 20).Do(kind, Texts.Seeds[seed]))).Verdict!;
            Assert.Equal((kind, $"seed{seed}"), (kind, verdict.Group));
        }
    }
}
