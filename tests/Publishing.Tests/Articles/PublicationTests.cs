using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Tests.Articles;

public sealed class PublicationTests
{
    private static readonly Guid Id = new("0198a1b2-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Noon = Reports.Noon;

    private PublishedArticle? _held;

    [Fact]
    public void Apply_PublishesANewArticle()
    {
        Assert.Equal("published", Take(Reports.Classified(Id)));

        Assert.Equal((PublicationStatus.Usable, 1, 1L), (_held!.Status, _held.Article!.Revision, _held.Decision!.Version));
        Assert.Equal((Noon, Noon), (_held.CreatedAt!.Value, _held.ChangedAt));
        Announced(ChangeKind.Create, new ArticleVersion(Id, 1, 1, 1), nameof(ArticlePublished));
    }

    [Fact]
    public void Apply_OfTheSameAgainChangesNothing()
    {
        Take(Reports.Classified(Id));
        var before = _held;

        Assert.Equal("unchanged", Take(Reports.Classified(Id)));

        Assert.Same(before, _held);
    }

    [Fact]
    public void Apply_TakesANewerRevision()
    {
        Take(Reports.Classified(Id));

        Assert.Equal("updated", Take(Reports.Classified(Id, revision: 2, decision: 5), Noon.AddHours(1)));

        Assert.Equal(("Headline 2", 5L), (_held!.Article!.Headline, _held.Decision!.Version));
        Assert.Equal((Noon, Noon.AddHours(1)), (_held.CreatedAt!.Value, _held.ChangedAt));
        Announced(ChangeKind.Update, new ArticleVersion(Id, 2, 1, 5), nameof(ArticleUpdated));
    }

    [Fact]
    public void Apply_TakesANewerAnalysis()
    {
        Take(Reports.Classified(Id));

        Assert.Equal("updated", Take(Reports.Classified(Id, analysis: 2, decision: 5)));

        Assert.Equal(2, _held!.Analysis!.Version);
        Announced(ChangeKind.Update, new ArticleVersion(Id, 1, 2, 5), nameof(ArticleUpdated));
    }

    [Fact]
    public void Apply_NotesAnOlderRevisionAsSuperseded()
    {
        Take(Reports.Classified(Id, revision: 2, decision: 5));
        var before = _held;

        Assert.Equal("superseded", Take(Reports.Classified(Id, revision: 1, decision: 1)));
        Assert.Equal("superseded", Take(Reports.Classified(Id, revision: 1, decision: 5)));

        Assert.Same(before, _held);
    }

    [Fact]
    public void Apply_NotesAnOlderAnalysisAsSuperseded()
    {
        Take(Reports.Classified(Id, analysis: 2, decision: 5));

        Assert.Equal("superseded", Take(Reports.Classified(Id, analysis: 1, decision: 5)));
    }

    [Fact]
    public void Apply_TakesANewerDecisionAboutTheSameRevision()
    {
        Take(Reports.Classified(Id));

        Assert.Equal("regrouped", Take(Reports.Classified(Id, decision: 9)));

        Assert.Equal(9, _held!.Decision!.Version);
        Announced(ChangeKind.Relation, new ArticleVersion(Id, 1, 1, 9), nameof(ArticleUpdated));
    }

    [Fact]
    public void Apply_OfAnOlderRevisionWithANewerDecisionTakesOnlyTheDecision()
    {
        Take(Reports.Classified(Id, revision: 2, decision: 5));

        Assert.Equal("regrouped", Take(Reports.Classified(Id, revision: 1, decision: 9)));

        Assert.Equal((2, 9L), (_held!.Article!.Revision, _held.Decision!.Version));
    }

    [Fact]
    public void Apply_OfAGroupChangeMovesThePublishedArticle()
    {
        Take(Reports.Classified(Id));

        Assert.Equal("regrouped", Take(Reports.Regrouped(Id, 7)));

        Assert.Equal((Relation.NearCopy, Reports.Place(7), 7L), (_held!.Decision!.Relation, _held.Decision.Lead, _held.Decision.Version));
        Announced(ChangeKind.Relation, new ArticleVersion(Id, 1, 1, 7), nameof(ArticleUpdated));
        Assert.Equal("unchanged", Take(Reports.Regrouped(Id, 7)));
    }

    [Fact]
    public void Apply_OfAGroupChangeBeforeTheArticleKeepsItsPlace()
    {
        Assert.Equal("noted", Take(Reports.Regrouped(Id, 7)));
        Assert.Equal(PublicationStatus.Expected, _held!.Status);
        Assert.Empty(_held.Unnumbered);
        Assert.Empty(_held.Outgoing);

        Assert.Equal("published", Take(Reports.Classified(Id, decision: 3), Noon.AddHours(1)));

        Assert.Equal((Reports.Place(7), 7L), (_held.Decision!.Lead, _held.Decision.Version));
        Assert.Equal(Noon.AddHours(1), _held.CreatedAt);
        Announced(ChangeKind.Create, new ArticleVersion(Id, 1, 1, 7), nameof(ArticlePublished));
    }

    [Fact]
    public void Apply_OfAnOlderGroupChangeChangesNothing()
    {
        Take(Reports.Classified(Id, decision: 9));
        var before = _held;

        Assert.Equal("superseded", Take(Reports.Regrouped(Id, 7)));

        Assert.Same(before, _held);
    }

    [Fact]
    public void Apply_OfAKillLeavesATombstone()
    {
        Take(Reports.Classified(Id));

        Assert.Equal("withdrawn", Take(Reports.Kill(Id)));

        Assert.Equal((PublicationStatus.Withdrawn, "legal"), (_held!.Status, _held.Withdrawal!.Reason));
        Announced(ChangeKind.Kill, new ArticleVersion(Id, 1, 1, 1), nameof(ArticleWithdrawn));
    }

    [Fact]
    public void Apply_OfAKillBeforeTheArticleRefusesIt()
    {
        Assert.Equal("withdrawn", Take(Reports.Kill(Id)));
        Announced(ChangeKind.Kill, new ArticleVersion(Id, 0), nameof(ArticleWithdrawn));
        var tombstone = _held;

        Assert.Equal("withdrawn", Take(Reports.Classified(Id)));
        Assert.Equal("withdrawn", Take(Reports.Classified(Id, revision: 2, decision: 8)));

        Assert.Same(tombstone, _held);
    }

    [Fact]
    public void Apply_OfAKillTwiceAnnouncesItOnce()
    {
        Take(Reports.Classified(Id));
        Take(Reports.Kill(Id));
        var tombstone = _held;

        Assert.Equal("unchanged", Take(Reports.Kill(Id)));
        Assert.Equal("unchanged", Take(Reports.Kill(Id, revision: 2, reason: "another")));

        Assert.Same(tombstone, _held);
    }

    [Fact]
    public void Apply_OfALaterRevisionDoesNotBringAKilledArticleBack()
    {
        Take(Reports.Classified(Id));
        Take(Reports.Kill(Id));
        var tombstone = _held;

        Assert.Equal("withdrawn", Take(Reports.Classified(Id, revision: 2, decision: 8)));

        Assert.Same(tombstone, _held);
    }

    [Fact]
    public void Apply_OfAGroupChangeAfterAKillAnnouncesNothing()
    {
        Take(Reports.Kill(Id));
        var announced = _held!.Unnumbered.Count;

        Take(Reports.Regrouped(Id, 7));

        Assert.Equal((PublicationStatus.Withdrawn, announced), (_held.Status, _held.Unnumbered.Count));
    }

    private string Take(object message, DateTimeOffset? now = null)
    {
        (_held, var outcome) = message switch
        {
            ArticleClassified classified => Publication.Apply(_held, classified, now ?? Noon),
            GroupsChanged changed => Publication.Apply(_held, changed, changed.Changes[0], now ?? Noon),
            _ => Publication.Apply(_held, (WithdrawArticle)message, now ?? Noon),
        };
        return outcome;
    }

    private void Announced(ChangeKind kind, ArticleVersion version, string message)
    {
        Assert.Equal((kind, version), (_held!.Unnumbered[^1].Kind, _held.Unnumbered[^1].Article));
        Assert.Equal("Wiredesk.Contracts." + message, _held.Outgoing[^1].Type);
        Assert.Equal(_held.Unnumbered.Count, _held.Outgoing.Count);
    }
}
