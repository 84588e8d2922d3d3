using Wiredesk.Contracts;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Editing;

namespace Wiredesk.Ingestion.Tests.Editing;

/// <summary>What editors do with a received article.</summary>
public sealed class RedactedTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IngestedArticle Held = new()
    {
        Id = "0198a1b2-0000-7000-8000-000000000001",
        Source = "the-harbour-post",
        Aliases = ["a"],
        ContentHash = "hash",
        Outcome = new StageOutcome("ingestion", "new", Noon, 1),
        Article = new Article { Id = new("0198a1b2-0000-7000-8000-000000000001"), Revision = 2, Source = "the-harbour-post", Text = "Storm.", ReceivedAt = Noon, Headline = "Old", Authors = ["Jane Doe"] },
    };

    [Fact]
    public void Revise_MakesTheNextRevisionAndSaysThatAnEditorDid()
    {
        var (article, outcome) = Redacted.Apply(Held, Revision(2), Noon.AddHours(1));

        Assert.Equal("revision", outcome);
        Assert.Equal((3, "New", "Storm.", RevisionKind.Correction), (article.Article!.Revision, article.Article.Headline, article.Article.Text, article.Article.Kind));
        Assert.Equal(new Origin("editor", 1), Assert.Single(article.Article.Origins).Value);
        Assert.Equal("hash", article.ContentHash); // The source sending its own text again changes nothing.
        Assert.Equal(3, ((ArticleIngested)Assert.Single(article.Outgoing).Message!).Version.Revision);
    }

    [Fact]
    public void Revise_OfAnotherRevisionChangesNothing() => Assert.Same(Held, Redacted.Apply(Held, Revision(1), Noon).Article);

    [Fact]
    public void Restore_LetsItInAgainAndSendsItOnce()
    {
        var message = new RestoreArticle(Held.Article!.Id, "mistaken", "editor", Noon);

        var (restored, outcome) = Redacted.Apply(Held with { Withdrawn = true }, message, Noon);

        Assert.Equal(("restored", false), (outcome, restored.Withdrawn));
        Assert.Single(restored.Outgoing);
        Assert.Same(restored, Redacted.Apply(restored, message, Noon).Article);
    }

    [Fact]
    public void Erase_LeavesNothingButItsNames()
    {
        var revised = Redacted.Apply(Held, Revision(2), Noon).Article;

        var (erased, outcome) = Redacted.Apply(revised, new EraseArticle(Held.Article!.Id, "editor", Noon));

        Assert.Equal(("erased", null, null, true), (outcome, erased.Article, erased.ContentHash, erased.Erased));
        Assert.Empty(erased.Outgoing);
        Assert.Equal(["a"], erased.Aliases);
        Assert.Equal("refused", Arrival.Apply(erased, "the-harbour-post", new ReceivedArticle { Text = "Storm." }, "hash", [], Noon).Outcome);
    }

    private static ReviseArticle Revision(int revision) => new(Held.Article!.Id, revision, RevisionKind.Correction, "wrong", "editor", Noon, Headline: "New");
}
