using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Erasure;

/// <summary>What the process left of an erased article that ended before it looked is removed by the next start.</summary>
public sealed class LateRevisionsTests : ApiTest
{
    [Fact]
    public async Task Start_RemovesRevisionsThatWereKeptAtTheMomentOfTheErasure()
    {
        var (erased, other) = (await Publish(), await Publish());
        await Host.Deliver(new EraseArticle(erased, "editor", Reports.Noon));
        var late = Reports.Classified(erased, revision: 2, decision: 5000);
        await Host.Get<IDocuments<PublishedRevision>>().InsertIfAbsent(PublishedRevision.Of(late with { Article = late.Article with { Text = "Raoulquapur" } }), Token);

        await Stop();
        await Start();

        await ServiceHost.Until(async () => (await Host.Get<ArticleStore>().Revisions(erased, Token)).Count == 0);
        Assert.Single(await Host.Get<ArticleStore>().Revisions(other, Token));
        await ServiceHost.Until(async () => await Host.Get<IDocuments<ErasureRecord>>().Count(ErasureRecord.ByUnchecked, Defaults.Documents.Range.All, Token) == 0);
        Assert.Equal("", StoredBytes.Found(Folder, ["Raoulquapur"]));
    }
}
