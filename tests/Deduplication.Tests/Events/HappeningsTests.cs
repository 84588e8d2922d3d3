using Wiredesk.Contracts;
using Wiredesk.Deduplication.Events;

namespace Wiredesk.Deduplication.Tests.Events;

public class HappeningsTests
{
    private readonly Deduplicator _deduplicator = new();
    private long _arrival;

    private Verdict Apply(string id, string text) => _deduplicator.Apply(++_arrival, Texts.Print(id, text)).Verdict!;

    private const string Quake = "A magnitude 6.1 earthquake struck Qeshm Island in southern Iran on November 27, 2005, killing ten people, governor Heidar Alishvandi said. Seven villages near Bandar Abbas were flattened.";

    [Fact]
    public void AReportInOtherWordsIsOfTheSameEvent()
    {
        Apply("a", Quake);

        var verdict = Apply("b", "Rescue teams reached Qeshm Island after the 6.1 quake that killed ten people in southern Iran on November 27, 2005. Governor Alishvandi said villages near Bandar Abbas lay in ruins.");

        Assert.Equal((Relation.SameEvent, "a", "a"), (verdict.Relation, verdict.Of, verdict.Event));
        Assert.InRange(verdict.Confidence, 0.5, 1);
    }

    [Fact]
    public void TheNextQuakeIsAnotherEvent()
    {
        Apply("a", Quake);

        var verdict = Apply("b", "A magnitude 5.8 earthquake struck Bushehr in southern Iran on April 9, 2013, killing thirty-seven people, governor Fereydoun Hassanvand said. Two villages near Kaki were destroyed.");

        Assert.NotEqual("a", verdict.Event);
    }

    [Theory]
    [InlineData("Breaking news")]
    [InlineData("Iran quake kills ten")]
    public void AFewWordsAreTooLittleToBePutBesideAnother(string text)
    {
        Apply("a", "Iran quake: breaking news of ten dead.");
        Apply("c", text);

        Assert.Equal(Relation.Original, Apply("b", text + " now").Relation);
    }

    /// <summary>The words of a happening and of what it shares with others of its kind, in an order of its own.</summary>
    private static string Told(string happening, int own, int shared, int order)
    {
        var words = Enumerable.Range(0, own).Select(word => $"{happening}{(char)('a' + word)}").Concat(Enumerable.Range(0, shared).Select(word => $"usual{(char)('a' + word)}")).ToArray();
        new Random(order).Shuffle(words);
        return string.Join(' ', words);
    }

    [Fact]
    public void AnEventThatShowsToBeTwoIsDivided()
    {
        var onlyWords = new double[Likeness.Measures];
        (onlyWords[0], onlyWords[1]) = (-2.5, 10);
        var deduplicator = new Deduplicator(new MergeWeights(onlyWords, onlyWords), new Dictionary<uint, float>());
        Verdict Tell(string id, string text) => deduplicator.Apply(++_arrival, Texts.Print(id, text)).Verdict!;

        Tell("fire", Told("fire", 10, 12, 1));
        Assert.Equal("fire", Tell("flood", Told("flood", 10, 12, 2)).Event);
        Assert.Equal("fire", Tell("fire2", Told("fire", 16, 4, 3)).Event);

        var outcome = deduplicator.Apply(++_arrival, Texts.Print("flood2", Told("flood", 16, 4, 4)));

        Assert.Equal(("flood", "fire"), (outcome.Verdict!.Event, outcome.Verdict.Story));
        Assert.All(outcome.Changed, changed => Assert.True(changed.BySplit));
        var changed = Assert.Single(outcome.Changed, changed => changed.Event != "fire");
        Assert.Equal(("flood", "flood", "fire"), (changed.ArticleId, changed.Event, changed.Story));
    }
}
