using Microsoft.AspNetCore.Http;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Ingestion.Tests.Polling;
using Wiredesk.Tests;

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

    [Fact]
    public async Task Pages_InGreatNumber_LeaveTheirHostTimeForItsFeeds()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));
        await Poll();
        var entry = (await Page()).Entry;
        for (var other = 0; other < 600; other++)
            await Host.Get<WantedPages>().Want("post", entry with { Url = Publisher.Url($"/other/{other}") }, Token);
        while (await Host.Get<PageFetcher>().FetchNext(Token))
        {
            // Those that are due already ask for their turns.
        }

        var wait = await Host.Get<HostTurns>().Begin(Publisher.Url("/feed"), null, Token);

        Assert.InRange(wait!.DueAt - Time.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        var pages = await Host.Get<IDocuments<WantedPage>>().Query(WantedPage.ByDue, Defaults.Documents.Range.All, 1000, Token);
        Assert.InRange(pages.Items[^1].DueAt - Time.GetUtcNow(), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Pages_OfASourceThatIsPaused_WaitUntilItIsResumed()
    {
        await AddPages();
        await Host.Get<SourceAdministration>().Pause("post", true, Token);

        await Pages();

        Assert.Equal((0, 0), (Publisher.Asked("/1"), (await Articles()).Count));
        await Host.Get<SourceAdministration>().Pause("post", false, Token);
        await Pages();
        Assert.Equal(("One.", 1), ((await Articles()).Single().Article!.Text, Publisher.Asked("/1")));
        Assert.Empty(await Wanted());
    }

    [Fact]
    public async Task Pages_OfASourceThatIsRemoved_AreWantedNoMore()
    {
        await AddPages();

        await Host.Get<SourceAdministration>().Remove("post", Token);
        await Pages();

        Assert.Empty(await Wanted());
        Assert.Equal((0, 0), (Publisher.Asked("/1"), (await Articles()).Count));
    }

    [Fact]
    public async Task Page_OfAnErasedArticle_IsWantedNoMore()
    {
        await AddPages();
        Publisher.Says("/1", "<html><body><article><p>One, and what the page tells of Raoulquapur besides.</p></article></body></html>");
        await Pages();
        var article = Assert.Single(await Articles());
        Publisher.Refuses("/1", 404);
        Publisher.Says("/feed", Rss(("1", "One, and more of Raoulquapur.")));
        await Poll();
        Assert.Contains("Raoulquapur", (await Page()).Entry.Text, StringComparison.Ordinal);

        await Host.Deliver(new EraseArticle(Guid.Parse(article.Id), "editor", Time.GetUtcNow()));

        Assert.Empty(await Wanted());
        Assert.Equal("", StoredBytes.Found(Folder, ["Raoulquapur"]));
        Assert.NotNull((await Host.Get<ArticleStore>().Find(Guid.Parse(article.Id), Token))!.ErasedAt);
    }

    [Fact]
    public async Task Page_OfAnArticleThatIsErasedWhileItIsFetched_IsNotKept()
    {
        await AddPages();
        Publisher.Says("/1", "<html><body><article><p>One.</p></article></body></html>");
        await Pages();
        var article = Assert.Single(await Articles());
        Publisher.Says("/feed", Rss(("1", "One, and more.")));
        await Poll();
        Publisher.Answers["/1"] = async http =>
        {
            await Host.Deliver(new EraseArticle(Guid.Parse(article.Id), "editor", Time.GetUtcNow()));
            await http.Response.WriteAsync("<html><body><article><p>One, and what the page tells of Raoulquapur besides.</p></article></body></html>", Token);
        };

        await Pages();

        Assert.NotNull((await Host.Get<ArticleStore>().Find(Guid.Parse(article.Id), Token))!.ErasedAt);
        Assert.Empty(await Host.Get<Originals>().Since("post", DateTimeOffset.MinValue, Token).Where(receipt => receipt.Kind == "page").ToListAsync(Token));
    }

    private async Task AddPages()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        Publisher.Refuses("/1", 404);
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));
        await Poll();
    }

    private async Task<IReadOnlyList<WantedPage>> Wanted() =>
        (await Host.Get<IDocuments<WantedPage>>().Query(WantedPage.ByDue, Defaults.Documents.Range.All, 10, Token)).Items;

    private async Task<WantedPage> Page() => Assert.Single(await Wanted());
}
