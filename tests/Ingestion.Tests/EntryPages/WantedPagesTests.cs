using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Ingestion.Tests.Polling;

namespace Wiredesk.Ingestion.Tests.EntryPages;

/// <summary>Pages of entries, while they wait to be fetched.</summary>
public sealed class WantedPagesTests : PollingTest
{
    [Fact]
    public async Task Want_OfAPageThatWaitsForItsTurn_LeavesItThere()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));
        await Poll();
        for (var others = 0; others < 600; others++)
            await Host.Get<HostTurns>().Begin(Publisher.Url("/"), null, Token);
        await Host.Get<PageFetcher>().FetchNext(Token);
        var waiting = await Page();

        await Host.Get<WantedPages>().Want("post", waiting.Entry with { Text = "One, and more." }, Token);

        var now = await Page();
        Assert.True(waiting.Turn > Time.GetUtcNow().AddMinutes(5), $"{waiting.Turn}");
        Assert.Equal((waiting.Turn, waiting.DueAt, waiting.Errand), (now.Turn, now.DueAt, now.Errand));
        Assert.Equal("One, and more.", now.Entry.Text);
    }

    private async Task<WantedPage> Page() =>
        Assert.Single((await Host.Get<IDocuments<WantedPage>>().Query(WantedPage.ByDue, Defaults.Documents.Range.All, 10, Token)).Items);
}
