using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Tests;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Articles;

public sealed class EnrichedArticleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");

    private static readonly EnrichedArticle First = new()
    {
        Id = Id.ToString("D"),
        Version = 3,
        LeasedUntil = Noon.AddMinutes(1),
        ExpiresAt = Noon.AddDays(30),
        State = new ArticleVersion(Id, 2, 7),
        Analysis = new Analysis { Version = 7, Language = new DetectedLanguage("en", 0.75), Body = new TextPassage(0, 5, "Storm") },
        Outcome = new StageOutcome("enrichment", "superseded", Noon, 12.345, "late"),
        Outgoing =
        [
            new OutgoingMessage(
                new Guid("0198a1b2-0000-7000-8000-000000000009"), "Wiredesk.Contracts.ArticlePublished",
                JsonSerializer.SerializeToElement(new { source = "a" }), Noon, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        ],
    };

    [Fact]
    public void Sample_OfAStoredArticleWithoutItsTextIsRead() => Sample.AssertReads("EnrichedArticle.v1", First);

    [Fact]
    public void Sample_OfAStoredArticleIsRead() => Sample.AssertReads("EnrichedArticle.v2", First with
    {
        Article = new Article { Id = Id, Revision = 2, Source = "the-harbour-post", Text = "Storm", ReceivedAt = Noon },
        Analysis = First.Analysis! with { LanguageCandidates = [new LanguageCandidate("en", 0.75, 0.5)] },
    });

    [Fact]
    public void Sample_OfAnErasedArticleIsRead() => Sample.AssertReads("EnrichedArticle.v3", new EnrichedArticle
    {
        Id = Id.ToString("D"),
        Version = 4,
        State = new ArticleVersion(Id, 2, 7),
        Erased = true,
        Outcome = new StageOutcome("enrichment", "erased", Noon, 0.125),
    });
}
