using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests;

/// <summary>Documents as an earlier version stored them are read by this one.</summary>
public sealed class StoredDocumentsTests
{
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Lead = new("0198a1b2-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sample_OfADecidedArticleIsRead() => Sample.AssertReads("DecidedArticle.v1", new DecidedArticle
    {
        Id = Id.ToString("D"),
        Version = 3,
        State = new ArticleVersion(Id, 2, 7, 41),
        Decision = new Decision
        {
            Version = 41,
            Relation = Relation.Copy,
            Of = Lead,
            Group = Lead,
            Lead = Lead,
            Event = new("0198a1b2-0000-7000-8000-000000000003"),
            Story = new("0198a1b2-0000-7000-8000-000000000004"),
            Confidence = 0.93,
            Evidence = new Evidence("3", [], 1, 0.5, []),
        },
        Outcome = new StageOutcome("deduplication", "classified", Noon, 2.25),
    });

    [Fact]
    public void Sample_OfWhatEditorsDecidedIsRead()
    {
        var bonds = new BondChange(Together: true, [new ArticlePair("a", "b")], []);
        var led = new Leading("b", "first", IsChosen: false);
        Sample.AssertReads("Standing.v1", new Standing(
            [new ArticlePair("c", "d")],
            [new ArticlePair("a", "b")],
            new Dictionary<long, Undoing>
            {
                [3] = new Undoing.OfMerge("a", [new MovedGroup("b", led, ["b"], Noon, "b", WasFixed: false, bonds)]),
                [4] = new Undoing.OfSplit(new BondChange(Together: false, [new ArticlePair("c", "d")], []), "c", "d", led),
                [5] = new Undoing.OfMove([new EarlierPlace("c", "c", WasFixed: true)]),
                [6] = new Undoing.OfLock(["c"], WereFixed: false),
                [7] = new Undoing.OfLead("c", led),
            },
            new Dictionary<string, string> { ["b"] = "a" },
            [new StandingGroup("c", "e", "s", IsFixed: true, new Leading("c", "editor", IsChosen: true), [new StandingArticle("c", 2, 41)])]));
    }

    [Fact]
    public void StandingEdits_AreReadAsTheyWereWritten()
    {
        var standing = Sample.Read<Standing>("Standing.v1");

        Assert.Equivalent(standing, StandingEdits.Of(8, standing).Standing(), strict: true);
    }

    [Fact]
    public void Sample_OfAnArrivalIsRead()
    {
        Sample.AssertReads("Arrival.v1", Arrival.Of(new ArticleVersion(Id, 2, 7), new Fingerprint
        {
            ArticleId = Id.ToString("D"),
            Revision = 2,
            Source = "the-harbour-post",
            ReceivedAt = Noon,
            PublishedAt = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(1)),
            Content = ulong.MaxValue,
            MarksUpdate = true,
            Words = [1, 2, 3, 4],
            Marks = [5],
            Spans = [6, 7],
            Title = [8, 9, 10, 11],
            Features = [new Feature(Mark.Name, 3, "Oslo")],
        }) with
        { Version = 1, Number = 41 });
        Sample.AssertReads("Arrival.withdrawn.v1", Arrival.Of(new WithdrawArticle(Id, 2, "legal", "editor", Noon)) with { Version = 1, Number = 42 });
    }
}
