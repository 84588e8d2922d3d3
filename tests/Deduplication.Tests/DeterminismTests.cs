using System.Text.Json;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Defaults;

namespace Wiredesk.Deduplication.Tests;

public class DeterminismTests
{
    /// <summary>A stream with originals, damaged copies, revisions and kills, different for each number.</summary>
    private static IEnumerable<(string Id, Fingerprint? Print)> Stream(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < 150; number++)
        {
            var text = random.Next(3) == 0 ? Texts.Seeds[random.Next(5)] : Texts.Report(random.Next(25), 60 + random.Next(200));
            var kind = Damage.Kinds.ElementAt(random.Next(8));
            var id = $"article{(random.Next(6) == 0 ? random.Next(number + 1) : number)}";
            yield return random.Next(12) == 0 ? (id, null) : (id, Texts.Print(id, new Damage(random.Next()).Do(kind, text), revision: 1 + number));
        }
    }

    private static List<string> Run(IEnumerable<(string Id, Fingerprint? Print)> stream, Window? window = null)
    {
        var deduplicator = new Deduplicator(window);
        return [.. stream.Select((item, arrival) => JsonSerializer.Serialize(
            item.Print is null ? new Outcome(null, deduplicator.Withdraw(arrival, item.Id)) : deduplicator.Apply(arrival, item.Print), Json.Options))];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TheSameStreamGivesTheSameDecisions(int seed) => Assert.Equal(Run(Stream(seed)), Run(Stream(seed)));

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void AReplayOfTheLogGivesTheSameDecisions(int seed)
    {
        var live = Stream(seed).ToArray();
        var log = live.Select(item => (item.Id, item.Print is null ? null : JsonSerializer.Serialize(item.Print, Json.Options))).ToArray();

        var replayed = log.Select(entry => (entry.Id, entry.Item2 is null ? null : JsonSerializer.Deserialize<Fingerprint>(entry.Item2, Json.Options)));

        Assert.Equal(Run(live), Run(replayed));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void ASmallWindowIsDeterministicToo(int seed) => Assert.Equal(Run(Stream(seed), new Window { Articles = 20 }), Run(Stream(seed), new Window { Articles = 20 }));

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void EveryLatestDecisionAgreesWithTheOthers(int seed)
    {
        var deduplicator = new Deduplicator();
        var latest = new Dictionary<string, Verdict>();
        var arrival = 0L;
        foreach (var (id, print) in Stream(seed))
        {
            var outcome = print is null ? new Outcome(null, deduplicator.Withdraw(arrival, id)) : deduplicator.Apply(arrival, print);
            arrival++;
            if (print is null)
                latest.Remove(id);
            else if (outcome.Verdict is { } verdict)
                latest[id] = verdict;
            foreach (var changed in outcome.Changed)
                latest[changed.ArticleId] = changed;
        }

        Assert.All(latest.Values.GroupBy(verdict => verdict.Group), group => Assert.Single(group.Select(verdict => (verdict.Lead, verdict.Event, verdict.Story)).Distinct()));
        Assert.All(latest.Values, verdict => Assert.Contains(verdict.Lead, latest.Keys));
        Assert.All(latest.Values, verdict => Assert.True(verdict.Of is null || latest.ContainsKey(verdict.Of)));
        Assert.All(latest.Values.GroupBy(verdict => verdict.Event), happening => Assert.Single(happening.Select(verdict => verdict.Story).Distinct()));
    }
}
