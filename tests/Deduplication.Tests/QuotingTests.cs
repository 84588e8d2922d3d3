using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests;

public class QuotingTests
{
    private static readonly Guid Own = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Copied = new("0198a1b2-0000-7000-8000-000000000002");
    private static readonly Guid Near = new("0198a1b2-0000-7000-8000-000000000003");

    private static readonly Decision Decision = new()
    {
        Version = 7,
        Relation = Relation.NearCopy,
        Of = Copied,
        Group = Copied,
        Lead = Copied,
        Event = Copied,
        Story = Copied,
        Confidence = 0.9,
        Evidence = Measured("12", "73"),
        NotJoined =
        [
            new NotJoined($"{Near:D}", Relation.NearCopy, 1.4, 0.7, "contradicts") { Differs = [new Difference("place", "Malm", "Raoul")] },
            new NotJoined($"{Near:D}", Relation.SameEvent, 1.1, 2, "too-unlike") { Signals = [new SignalScore("words", 0.5)] },
        ],
    };

    private static readonly GroupChange Change = new(Own, Relation.NearCopy, Copied, Copied, Copied, Copied, Copied, 0.9, Evidence: Measured("12", "73"));

    [Fact]
    public void In_NamesTheArticlesWhoseWordsAreThere()
    {
        Assert.Equal([Copied, Near], Quoting.In(Decision));
        Assert.Equal([Own, Copied], Quoting.In(Change));
        Assert.Empty(Quoting.In(Decision with { NotJoined = null, Evidence = Measured("12", null) }));
        Assert.Empty(Quoting.In(Change with { Evidence = null }));
    }

    [Fact]
    public void Without_LeavesOutTheWordsOfThatArticleAlone()
    {
        var copied = Decision.Without(Copied);
        var near = Decision.Without(Near);

        Assert.Equal([new Difference("number", "12", null)], copied.Evidence.Differs);
        Assert.Equal([new Difference("place", "Malm", "Raoul")], copied.NotJoined![0].Differs);
        Assert.Equal([new Difference("number", "12", "73")], near.Evidence.Differs);
        Assert.Equal([new Difference("place", "Malm", null)], near.NotJoined![0].Differs);
        Assert.Equal([Near], Quoting.In(copied));
        Assert.Equal([Copied], Quoting.In(near));
        Assert.Equal(Written(Decision), Written(near with { NotJoined = Decision.NotJoined }));
        Assert.Equal(Written(Decision), Written(Decision.Without(Own)));
    }

    [Fact]
    public void Without_OfAChangeLeavesOutTheWordsOnTheSideOfTheArticle()
    {
        Assert.Equal([new Difference("number", null, "73")], Change.Without(Own).Evidence!.Differs);
        Assert.Equal([new Difference("number", "12", null)], Change.Without(Copied).Evidence!.Differs);
        Assert.Equal(Written(Change), Written(Change.Without(Near)));
    }

    [Fact]
    public void Without_LeavesWhatDoesNotSpeakOfTheArticleAsItIs()
    {
        Verdict[] verdicts = [new Deduplicator().Apply(1, Texts.Print("a", Quakes.First)).Verdict!];

        Assert.Same(verdicts[0], verdicts[0].Without("b"));
        Assert.Same(verdicts, verdicts.Without("b"));
    }

    private static Evidence Measured(string? here, string? there) =>
        new("deduplication-5", [new SharedPassage(0, 9, 3, 12)], 0.8, 0.7, [new Difference("number", here, there)]);

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, Json.Options);
}
