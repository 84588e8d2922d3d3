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
    [Fact]
    public void Sample_OfAStoredArticleIsRead()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var id = new Guid("0198a1b2-0000-7000-8000-000000000001");

        Sample.AssertReads("EnrichedArticle.v1", new EnrichedArticle
        {
            Id = id.ToString("D"),
            Version = 3,
            LeasedUntil = noon.AddMinutes(1),
            ExpiresAt = noon.AddDays(30),
            State = new ArticleVersion(id, 2, 7),
            Analysis = new Analysis { Version = 7, Language = new DetectedLanguage("en", 0.75), Body = new TextPassage(0, 5, "Storm") },
            Outcome = new StageOutcome("enrichment", "superseded", noon, 12.345, "late"),
            Outgoing =
            [
                new OutgoingMessage(
                    new Guid("0198a1b2-0000-7000-8000-000000000009"), "Wiredesk.Contracts.ArticlePublished",
                    JsonSerializer.SerializeToElement(new { source = "a" }), noon, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            ],
        });
    }
}
