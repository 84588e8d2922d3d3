using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Tests.Articles;

public sealed class ConsumersTests : PublishingTest
{
    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public async Task Publish_AnnouncesTheArticleOnce()
    {
        await Host.Deliver(Reports.Classified(_id));
        Assert.Equal(new ArticlePublished(new ArticleVersion(_id, 1, 1, 1), "the-harbour-post", "Headline 1"), await Heard.Next());
        await Host.Quiet();

        await Host.Deliver(Reports.Classified(_id));
        await Host.Quiet();

        Assert.Equal(0, Heard.Waiting);
        var change = Assert.Single(await Changes());
        Assert.Equal((1L, ChangeKind.Create, new ArticleVersion(_id, 1, 1, 1)), (change.Number, change.Kind, change.Article));
        var stored = await Stored(_id);
        Assert.Empty(stored.Unnumbered);
        Assert.Empty(stored.Outgoing);
        Assert.Equal("published", stored.Outcome!.Outcome);
    }

    [Fact]
    public async Task Publish_KeepsEveryRevisionEvenALateOne()
    {
        await Host.Deliver(Reports.Classified(_id, revision: 2, decision: 2));
        await Host.Deliver(Reports.Classified(_id, revision: 1, decision: 1));

        Assert.Equal(2, (await Stored(_id)).Article!.Revision);
        Assert.Single(await Changes());
        var revisions = Host.Get<IDocuments<PublishedRevision>>();
        Assert.Equal("Headline 1", (await revisions.Get($"{_id:D}/1", Token))!.Article.Headline);
        Assert.Equal("Headline 2", (await revisions.Get($"{_id:D}/2", Token))!.Article.Headline);
    }

    [Fact]
    public async Task Changes_AreNumberedInTheirOrderWithoutGaps()
    {
        var other = Guid.CreateVersion7();
        await Host.Deliver(Reports.Classified(_id, decision: 1));
        await Host.Deliver(Reports.Classified(other, decision: 2));
        await Host.Deliver(Reports.Classified(_id, revision: 2, decision: 3));
        await Host.Deliver(new GroupsChanged(4, "late-join", [.. Reports.Regrouped(_id, 4).Changes, .. Reports.Regrouped(other, 4).Changes]));
        await Host.Deliver(Reports.Kill(_id, 2));

        var changes = await Changes();

        Assert.Equal(Enumerable.Range(1, 6).Select(number => (long)number), changes.Select(change => change.Number));
        Assert.Equal(
            [ChangeKind.Create, ChangeKind.Update, ChangeKind.Relation, ChangeKind.Kill],
            changes.Where(change => change.Article.ArticleId == _id).Select(change => change.Kind));
        Assert.Equal([ChangeKind.Create, ChangeKind.Relation], changes.Where(change => change.Article.ArticleId == other).Select(change => change.Kind));
    }

    [Fact]
    public async Task Regroup_MovesEachArticleOnce()
    {
        await Host.Deliver(Reports.Classified(_id));
        await Heard.Next();
        await Host.Quiet();

        await Host.Deliver(Reports.Regrouped(_id, 7));
        Assert.Equal(new ArticleUpdated(new ArticleVersion(_id, 1, 1, 7), "relation"), await Heard.Next());
        await Host.Quiet();
        await Host.Deliver(Reports.Regrouped(_id, 7));
        await Host.Quiet();

        Assert.Equal(0, Heard.Waiting);
        Assert.Equal(2, (await Changes()).Count);
    }

    [Fact]
    public async Task Regroup_BeforeTheArticleIsSilent()
    {
        await Host.Deliver(Reports.Regrouped(_id, 7));
        Assert.Empty(await Changes());

        await Host.Deliver(Reports.Classified(_id));

        Assert.Equal(new ArticleVersion(_id, 1, 1, 7), Assert.IsType<ArticlePublished>(await Heard.Next()).Version);
        Assert.Equal(Reports.Place(7), (await Stored(_id)).Decision!.Lead);
    }

    [Fact]
    public async Task Withdraw_IsAnnouncedOnce()
    {
        await Host.Deliver(Reports.Classified(_id));
        await Heard.Next();
        await Host.Quiet();

        await Host.Deliver(Reports.Kill(_id));
        Assert.Equal(new ArticleWithdrawn(new ArticleVersion(_id, 1, 1, 1), "legal"), await Heard.Next());
        await Host.Quiet();
        await Host.Deliver(Reports.Kill(_id));
        await Host.Deliver(Reports.Classified(_id, revision: 2, decision: 2));
        await Host.Quiet();

        Assert.Equal(0, Heard.Waiting);
        Assert.Equal([ChangeKind.Create, ChangeKind.Kill], (await Changes()).Select(change => change.Kind));
    }

    [Fact]
    public async Task Withdraw_BeforeTheArticleRefusesIt()
    {
        await Host.Deliver(Reports.Kill(_id));
        await Host.Quiet();
        await Host.Deliver(Reports.Classified(_id));
        await Host.Quiet();

        Assert.IsType<ArticleWithdrawn>(await Heard.Next());
        Assert.Equal(0, Heard.Waiting);
        Assert.Equal(PublicationStatus.Withdrawn, (await Stored(_id)).Status);
        Assert.Equal(ChangeKind.Kill, Assert.Single(await Changes()).Kind);
    }

    [Fact]
    public async Task Messages_AllAtOnceAndTwiceLeaveEachChangeOnce()
    {
        object[] messages =
        [
            Reports.Classified(_id, 1, 1), Reports.Classified(_id, 2, 2), Reports.Regrouped(_id, 3), Reports.Classified(_id, 3, 4), Reports.Regrouped(_id, 5),
        ];

        await Task.WhenAll(messages.Concat(messages).Select(Deliver));

        var stored = await Stored(_id);
        Assert.Equal(new ArticleVersion(_id, 3, 1, 5), stored.State);
        var changes = await Changes();
        Assert.Equal(ChangeKind.Create, changes[0].Kind);
        Assert.Equal(changes.Count, changes.DistinctBy(change => change.Id).Count());
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(number => (long)number), changes.Select(change => change.Number));
    }

    [Fact]
    public async Task Restart_NumbersWhatWasLeft()
    {
        var held = Publication.Apply(null, Reports.Classified(_id), Reports.Noon).Article;
        await Stop();
        await Start();
        await Host.Get<IDocuments<PublishedArticle>>().InsertIfAbsent(held, Token);

        await Stop();
        await Start();

        Assert.Single(await Changes());
        Assert.IsType<ArticlePublished>(await Heard.Next());
    }

    private Task Deliver(object message) => message switch
    {
        ArticleClassified classified => Host.Deliver(classified),
        GroupsChanged changed => Host.Deliver(changed),
        _ => throw new ArgumentException("no message"),
    };
}
