using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Tests.Groups;

public class LeadRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Deduplicator _deduplicator = new();
    private long _arrival;

    private Verdict Apply(string id, string source, string text, DateTimeOffset? published = null) => _deduplicator.Apply(
        ++_arrival, Fingerprint.Of(new ReceivedText { ArticleId = id, Source = source, Text = text, PublishedAt = published })).Verdict!;

    [Fact]
    public void TheAgencyLeadsItsReprints()
    {
        var text = "CAIRO, Nov 25 (Reuters) - " + Texts.Report(1);
        Apply("reprint", "the-harbour-post", text);

        var agency = Apply("wire", "Reuters", text);

        Assert.Equal(("reprint", "wire", "agency"), (agency.Group, agency.Lead, agency.LeadReason));
        Assert.Equal("wire", _deduplicator.Find("reprint")!.Of);
        Assert.Equal("wire", Apply("late", "another-post", text, Noon.AddDays(-1)).Lead);
    }

    [Fact]
    public void AnEarlierTimeOfPublicationLeadsUnlessClocksMayDiffer()
    {
        Apply("a", "one", Texts.Report(1), Noon);

        Assert.Equal("a", Apply("b", "other", Texts.Report(1), Noon.AddMinutes(-2)).Lead);
        Assert.Equal(("c", "published-earlier"), Apply("c", "third", Texts.Report(1), Noon.AddHours(-2)) is { } verdict ? (verdict.Lead, verdict.LeadReason) : default);
    }

    [Fact]
    public void ReprintsOfOneAgencyConfirmOnce()
    {
        Apply("a", "one", "KESTREL (Reuters) - " + Texts.Report(1));
        Apply("b", "two", "KESTREL (Reuters) - " + Texts.Report(2));
        Apply("c", "three", Texts.Report(3));

        var changed = _deduplicator.Edit(++_arrival, new GroupEdit { Kind = EditKind.SameEvent, Articles = ["a", "b", "c"], By = "editor", Why = "one ferry", At = Noon }).Changed;

        Assert.All(changed, verdict => Assert.Equal("a", verdict.Event));
        Assert.Equal(2, changed[^1].Confirmations);
    }
}
