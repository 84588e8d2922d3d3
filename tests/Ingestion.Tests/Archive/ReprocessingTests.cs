using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Push;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Ingestion.Tests.Polling;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests.Archive;

/// <summary>What came in is kept as it came, and can be read anew.</summary>
public sealed class ReprocessingTests : PollingTest
{
    [Fact]
    public async Task Originals_AreKept_OnceEach_UntilTheirTime()
    {
        var originals = Host.Get<Originals>();
        var (weekly, monthly) = (Of("weekly", 7), Of("monthly", 30));
        var bytes = new byte[9 * 1024 * 1024]; // In several pieces, as it cannot be compressed.
        new Random(1).NextBytes(bytes);

        await originals.Keep([weekly], new Incoming("file", "a", bytes), Token);
        await originals.Keep([monthly], new Incoming("file", "b", bytes), Token);
        await originals.Keep([Of("never", 0)], new Incoming("file", "c", bytes), Token);

        Assert.Equal(bytes, await originals.Read(await Single("weekly"), Token));
        Assert.Equal(3, (await Single("weekly")).Pieces);
        Assert.Empty(await Receipts("never"));
        Time.Advance(TimeSpan.FromDays(8));
        await Expire();
        Assert.Empty(await Receipts("weekly"));
        Assert.Equal(bytes, await originals.Read(await Single("monthly"), Token)); // The longer retention holds for the shared content.
        var receipt = await Single("monthly");
        Time.Advance(TimeSpan.FromDays(30));
        await Expire();
        Assert.Null(await originals.Read(receipt, Token));

        async Task Expire()
        {
            await Host.Get<IDocuments<OriginalPiece>>().Expire(Time.GetUtcNow(), Token);
            await Host.Get<IDocuments<Receipt>>().Expire(Time.GetUtcNow(), Token);
        }
    }

    [Fact]
    public async Task Originals_GoByThemselvesWhenTheRetentionOfTheirSourceIsOver()
    {
        await Add(new SourceRequest("weekly", RetentionDays: 7));
        await Add(new SourceRequest("monthly", RetentionDays: 30));
        await Push("""{"id":"1","text":"One.","source":"weekly"}""");
        await Push("""{"id":"2","text":"Two.","source":"monthly"}""");
        var (weekly, monthly) = (await Single("weekly"), await Single("monthly"));

        Time.Advance(TimeSpan.FromDays(8));
        await ServiceHost.Until(async () =>
        {
            Time.Advance(TimeSpan.FromMinutes(1)); // That often what is over is removed.
            return (await Receipts("weekly")).Count == 0 && await Host.Get<Originals>().Read(weekly, Token) is null;
        });

        Assert.NotNull(await Host.Get<Originals>().Read(await Single("monthly"), Token));
        Assert.Equal(monthly.Id, (await Single("monthly")).Id);
    }

    [Fact]
    public async Task WhatIsReadOtherwise_BecomesARevision_AndNothingElseDoes()
    {
        Publisher.Says("/feed", Rss(("1", "One, early."), ("2", "Two.")));
        await Add("post", Publisher.Url("/feed"));
        await Poll();
        Publisher.Says("/feed", Rss(("1", "One, late."), ("2", "Two.")));
        await Poll();
        await Push("""{"id":"3","text":"Three.","source":"post"}""");
        await Push("""{"id":"4","text":"Four.","source":"another"}""");
        await File("notes/5.txt", "Five.");
        await ReadOtherwise("Two.", "Tvvo."); // As worse rules of yesterday would have.
        await ReadOtherwise("Three.", "Thr33.");
        await ReadOtherwise("Five.", "F1ve.");

        var result = await Reprocess();
        var again = await Reprocess();

        Assert.Equal(new Dictionary<string, int> { ["unchanged"] = 1, ["revision"] = 3 }, result.Outcomes);
        Assert.Equal(new Dictionary<string, int> { ["unchanged"] = 4 }, again.Outcomes);
        Assert.Equal(["Five.", "One, late.", "Three.", "Two."], (await Articles()).Select(article => article.Article!.Text).Order());
    }

    // The feed is polled after the page was read, and names the same article: what it says of it is no later delivery.
    [Fact]
    public async Task Pages_AreReadAnew_ThoughTheFeedNamesThemLater()
    {
        Publisher.Says("/1", "<html><head><title>Title 1</title></head><body><article><h1>Title 1</h1>" + string.Concat(Enumerable.Range(1, 12).Select(
            n => $"<p>Paragraph {n} tells at some length how the ferry left the harbour in calm weather, and who was on board that day.</p>")) + "</article></body></html>", ("Content-Type", "text/html"));
        Publisher.Says("/feed", Rss(("1", "The beginning.")));
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));
        await Poll();
        await Pages();
        Publisher.Says("/feed", Rss(("2", "Another."), ("1", "The beginning.")));
        await Poll();
        var text = Assert.Single(await Articles()).Article!.Text;
        await ReadOtherwise(text, "The ferry left.");

        var result = await Reprocess();

        Assert.Equal(new Dictionary<string, int> { ["revision"] = 1 }, result.Outcomes);
        Assert.Equal(text, Assert.Single(await Articles()).Article!.Text);
    }

    [Fact]
    public async Task Erased_MeansTheOriginalToo()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add("post", Publisher.Url("/feed"));
        await Poll();
        await Push("""{"id":"3","text":"Three.","source":"post"}""");
        var erased = (await Articles()).Single(article => article.Article!.Text == "Three.");

        await Host.Deliver(new EraseArticle(Guid.Parse(erased.Id), "editor", Time.GetUtcNow()));

        Assert.Equal(["feed"], (await Receipts("post")).Select(receipt => receipt.Kind));
        Assert.Equal(new Dictionary<string, int> { ["unchanged"] = 1 }, (await Reprocess()).Outcomes);
    }

    [Fact]
    public async Task Erased_MeansMessagesThatFailLaterToo()
    {
        await Add("post", Publisher.Url("/feed"));
        await Push("""{"id":"3","text":"Three.","source":"post"}""");
        var id = Guid.Parse((await Articles()).Single().Id);
        await Host.Deliver(new EraseArticle(id, "editor", Time.GetUtcNow()));

        await Host.Deliver(
            new ReviseArticle(id, 1, RevisionKind.Update, "is not read", "editor", Time.GetUtcNow()), shape: late => late.Serializer = new Torn($"{{\"id\":\"{id}\",\"text\":\"Of Raoulquapur"));

        Assert.Empty(await Host.All(IngestionService.Name, QuarantinedMessage.Collection, QuarantinedMessage.ByFirstSeen));
        Assert.Equal("", StoredBytes.Found(Folder, ["Raoulquapur"]));
    }

    [Fact]
    public async Task Original_ThatTheRulesOfTodayRefuseIsErasedAndNotReadAnew()
    {
        await Push("""{"id":"3","text":"Three.","source":"post"}""");
        await Push("""{"id":"4","text":"Four."}""");
        await File("5.json", """{"id":"5","text":"Five."}""");
        // Earlier rules took such ones.
        var source = await Host.Get<SourceStore>().FindOrDefault("post", Token);
        await Host.Get<Originals>().Keep([source], new Incoming("push", "articles", """{"id":"3","text":"Secret.","text":"Three, again."}"""u8.ToArray()), Token);
        await Host.Get<Originals>().Keep([source], new Incoming("file", "5.json", """{"id":"5","text":"Secret.","text":"Five, again."}"""u8.ToArray()), Token);

        Assert.Equal(new Dictionary<string, int> { ["unchanged"] = 3 }, (await Reprocess()).Outcomes);
        foreach (var article in (await Articles()).Where(article => article.Article!.Text is "Three." or "Five."))
            await Host.Deliver(new EraseArticle(Guid.Parse(article.Id), "editor", Time.GetUtcNow()));

        Assert.Single(await Receipts("post"));
    }

    [Fact]
    public async Task Erased_AndDeliveredAgain_IsNotKeptAsItCame()
    {
        const string Pushed = """{"id":"3","text":"Three.","source":"post"}""";
        await Push(Pushed);
        await File("one.txt", "One of Raoulquapur.");
        foreach (var article in await Articles())
            await Host.Deliver(new EraseArticle(Guid.Parse(article.Id), "editor", Time.GetUtcNow()));

        await Push(Pushed, "refused");
        await File("one.txt", "One of Raoulquapur.", HttpStatusCode.UnprocessableEntity);
        await File("two.txt", "Two.");

        Assert.Equal(["two.txt"], (await Receipts("post")).Select(receipt => receipt.Name));
    }

    [Theory]
    [InlineData("push")]
    [InlineData("file")]
    public async Task Erased_AndDeliveredAgainBySomebodyWhoHangsUp_IsNotKeptAsItCame(string kind)
    {
        await Push("""{"id":"file:a.txt","text":"One."}""");
        await Host.Deliver(new EraseArticle(Guid.Parse((await Articles()).Single().Id), "editor", Time.GetUtcNow()));
        using var sender = new CancellationTokenSource();
        var intake = new Intake(Host.Get<ArticleStore>(), Host.Get<Outbox<IngestedArticle>>(), Host.Get<Outcomes>(), new HangsUp(sender));

        if (kind == "push")
            await new PushIntake(intake, Host.Get<SourceStore>(), Host.Get<Originals>()).Take("post", _ => true, Encoding.UTF8.GetBytes("""{"id":"file:a.txt","text":"Two."}"""), sender.Token);
        else
            await new FileIntake(intake, Host.Get<SourceStore>(), Host.Get<Originals>()).Take("post", "a.txt", Encoding.UTF8.GetBytes("Two."), sender.Token);

        Assert.True(sender.IsCancellationRequested);
        Assert.Empty(await Receipts("post"));
    }

    [Fact]
    public async Task Erased_AndStillInItsFeed_IsNotKeptAsItCame()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add("post", Publisher.Url("/feed"));
        await Poll();
        await Host.Deliver(new EraseArticle(Guid.Parse((await Articles()).Single().Id), "editor", Time.GetUtcNow()));
        Assert.Empty(await Receipts("post"));

        Publisher.Says("/feed", Rss(("2", "Two."), ("1", "One.")));
        await Poll();
        Publisher.Says("/feed", Rss(("3", "Three."), ("2", "Two."), ("1", "One."))); // It is known by now, and yet looked up.
        await Poll();
        Assert.Empty(await Receipts("post"));
        Publisher.Says("/feed", Rss(("3", "Three."), ("2", "Two.")));
        await Poll();

        Assert.Single(await Receipts("post"));
        Assert.Equal(["Three.", "Two."], (await Articles()).Select(article => article.Article!.Text).Order());
    }

    [Fact]
    public async Task Erased_AndStillInItsFeed_HasItsPageReadNoMore()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        Publisher.Says("/1", "<html><body><article><p>One, and what the page tells besides.</p></article></body></html>");
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));
        await Poll();
        await Pages();
        await Host.Deliver(new EraseArticle(Guid.Parse((await Articles()).Single().Id), "editor", Time.GetUtcNow()));

        Publisher.Says("/feed", Rss(("1", "One, and more.")));
        await Poll();
        await Pages();

        Assert.Empty(await Receipts("post"));
        Assert.Equal(1, Publisher.Asked("/1"));
    }

    private static Source Of(string name, int days) => new() { Id = name, RetentionDays = days, CreatedAt = DateTimeOffset.UnixEpoch };

    private async Task<Receipt> Single(string source) => Assert.Single(await Receipts(source));

    private async Task<List<Receipt>> Receipts(string source) => await Host.Get<Originals>().Since(source, DateTimeOffset.MinValue, Token).ToListAsync(Token);

    private async Task<Reprocessed> Reprocess()
    {
        using var admin = Host.Client(Scopes.Admin);
        using var answer = await admin.PostAsync(new Uri("/admin/sources/post/reprocess?since=2026-03-01", UriKind.Relative), null, Token);
        return (await answer.Content.ReadFromJsonAsync<Reprocessed>(Defaults.Json.Options, Token))!;
    }

    private async Task Push(string body, string outcome = "new")
    {
        using var source = Host.Client(Scopes.Ingest);
        using var answer = await source.PostAsync(new Uri("/ingest/articles?source=post", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Token);
        Assert.Equal(outcome, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["items"]![0]!["outcome"]);
    }

    private async Task File(string path, string text, HttpStatusCode status = HttpStatusCode.Accepted)
    {
        using var source = Host.Client(Scopes.Ingest);
        using var answer = await source.PostAsync(new Uri($"/ingest/files?source=post&path={path}", UriKind.Relative), new StringContent(text), Token);
        Assert.Equal(status, answer.StatusCode);
    }

    /// <summary>The clock that an intake looks at; by then the original is kept, and the sender goes away.</summary>
    private sealed class HangsUp(CancellationTokenSource sender) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            sender.Cancel();
            return base.GetUtcNow();
        }
    }

    private async Task ReadOtherwise(string text, string otherwise)
    {
        await Host.Quiet();
        var held = (await Articles()).Single(article => article.Article!.Text == text);
        var article = held.Article! with { Text = otherwise };
        Assert.True(await Host.Get<IDocuments<IngestedArticle>>().Replace(held with { Article = article, ContentHash = ContentHash.Of(article.Headline, otherwise) }, Token));
    }
}
