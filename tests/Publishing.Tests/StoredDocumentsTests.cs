using Wiredesk.Contracts;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests;

/// <summary>Documents as an earlier version stored them are read by this one.</summary>
public sealed class StoredDocumentsTests
{
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly Guid Lead = new("0198a1b2-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset Noon = Reports.Noon;
    private static readonly ArticleVersion State = new(Id, 2, 7, 41);
    private static readonly Article Article = new() { Id = Id, Revision = 2, Source = "the-harbour-post", Text = "Storm", ReceivedAt = Noon };
    private static readonly Analysis Analysis = new() { Version = 7, Language = new DetectedLanguage("en", 0.75), Body = new TextPassage(0, 5, "Storm") };

    private static readonly Decision Decision = new()
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
    };

    [Fact]
    public void Sample_OfAPublishedArticleIsRead() => Sample.AssertReads("PublishedArticle.v1", new PublishedArticle
    {
        Id = Id.ToString("D"),
        Version = 5,
        Status = PublicationStatus.Withdrawn,
        Article = Article,
        Analysis = Analysis,
        Decision = Decision,
        CreatedAt = Noon,
        ChangedAt = Noon.AddHours(1),
        Withdrawal = new WithdrawArticle(Id, 2, "legal", "editor", Noon.AddMinutes(59)),
        Outcome = new StageOutcome("publishing", "withdrawn", Noon.AddHours(1), 1.5, "legal"),
        Unnumbered = [Change.Of(ChangeKind.Kill, State, Noon)],
    });

    [Fact]
    public void Sample_OfARevisionIsRead() => Sample.AssertReads(
        "PublishedRevision.v1", PublishedRevision.Of(new ArticleClassified(State, Article, Analysis, Decision)) with { Version = 1 });

    [Fact]
    public void Sample_OfAChangeIsRead() => Sample.AssertReads("Change.v1", Change.Of(ChangeKind.Update, State, Noon) with { Version = 1, Number = 12 });
}
