using Microsoft.AspNetCore.Http;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>One feed and one publisher: what is asked, and what comes of the answer.</summary>
public sealed partial class PollerTests : PollingTest
{
    protected override (string Key, string? Value)[] Settings => [("Fetch:Secrets:post", "Bearer swordfish")];

    [Fact]
    public async Task Validators_GoBackExactlyAsTheyCame()
    {
        Publisher.Says("/feed", Rss(("1", "One.")), ("ETag", "W/\"odd,  one\""), ("Last-Modified", "yesterday at noon"));
        await Add("post", Publisher.Url("/feed"));

        var first = await Poll();
        Publisher.Refuses("/feed", 304);
        var second = await Poll();
        var third = await Poll();

        Assert.Equal((PollOutcome.Changed, PollOutcome.NotModified, PollOutcome.NotModified), (first.Outcome, second.Outcome, third.Outcome));
        var headers = Publisher.Requests.Where(request => request.Path == "/feed").Select(request => request.Headers).ToList();
        Assert.DoesNotContain("If-None-Match", headers[0].Keys);
        Assert.All(headers.Skip(1), sent => Assert.Equal(("W/\"odd,  one\"", "yesterday at noon"), (sent["If-None-Match"], sent["If-Modified-Since"])));
        Assert.All(headers, sent => Assert.StartsWith("Wiredesk/", sent["User-Agent"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task SameDocument_IsNotReadAgain()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add("post", Publisher.Url("/feed"));

        Assert.Equal([(PollOutcome.Changed, 1), (PollOutcome.Same, 0)], [Short(await Poll()), Short(await Poll())]);
    }

    [Fact]
    public async Task Entries_AreNewOnce_ThenRevisedOrUnchanged()
    {
        Publisher.Says("/feed", Rss(("1", "One."), ("2", "Two.")));
        await Add("post", Publisher.Url("/feed"));
        await Poll();
        Publisher.Says("/feed", Rss(("3", "Three."), ("1", "One."), ("2", "Two, changed.")));

        var report = await Poll();

        Assert.Equal(new Dictionary<string, int> { ["new"] = 1, ["unchanged"] = 1, ["revision"] = 1 }, report.Entries);
        Assert.Equal([1, 1, 2], (await Articles()).Select(article => article.Article!.Revision).Order());
    }

    [Fact]
    public async Task Robots_KeepUsOut_UnlessAContractSaysOtherwise()
    {
        Publisher.Says("/robots.txt", "User-agent: Wiredesk\nDisallow: /feed\n");
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add("post", Publisher.Url("/feed"));

        var kept = await Poll();
        await Add(new SourceRequest("post", ObeysRobots: false));
        await Host.Get<SourceAdministration>().Pause("post", paused: false, Token); // Resumed: due at once.
        var contract = await Poll();

        Assert.Equal((PollOutcome.Robots, PollOutcome.Changed), (kept.Outcome, contract.Outcome));
        Assert.Equal((1, 1), (Publisher.Asked("/feed"), Publisher.Asked("/robots.txt"))); // robots.txt once a day, the feed only by contract.
        Assert.False((await Feed()).AllowedByRobots);
    }

    [Fact]
    public async Task Robots_ThatCannotBeRead_KeepUsOut()
    {
        Publisher.Refuses("/robots.txt", 503);
        await Add("post", Publisher.Url("/feed"));

        Assert.Equal(PollOutcome.Unreachable, (await Poll()).Outcome);
        Assert.Equal(0, Publisher.Asked("/feed"));
        Assert.Contains("robots.txt", (await Feed()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reservation_IsRecorded_AndGoesWithTheArticle()
    {
        Publisher.Says("/feed", Rss(("1", "One.")), ("TDM-Reservation", "1"), ("TDM-Policy", "https://post.example/terms"));
        await Add("post", Publisher.Url("/feed"));

        await Poll();

        Assert.Equal(new TdmReservation(true, new Uri("https://post.example/terms"), "header"), (await Feed()).Tdm);
        Assert.Equal((true, new Uri("https://post.example/terms")), ((await Articles())[0].Article!.Rights!.TdmReserved, (await Articles())[0].Article!.Rights!.TdmPolicy));
    }

    [Fact]
    public async Task Moved_ToAnAddressThatIsPolled_EndsTheOldOne()
    {
        Publisher.Says("/new", Rss(("1", "One.")));
        Publisher.Refuses("/old", 308, ("Location", "/new"));
        await Add("post", Publisher.Url("/new"));
        await Add("other", Publisher.Url("/old"));

        await Poll();
        await Poll();

        var ended = await Feed("other");
        Assert.Equal((null, Publisher.Url("/old")), (ended.DueAt, ended.Url));
        Assert.Contains("polled already", ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Temporary_RedirectsAreNotKept()
    {
        Publisher.Says("/today", Rss(("1", "One.")));
        Publisher.Refuses("/feed", 302, ("Location", "/today"));
        await Add("post", Publisher.Url("/feed"));

        await Poll();

        Assert.Equal(Publisher.Url("/feed"), (await Feed()).Url);
    }

    [Fact]
    public async Task Secret_GoesToItsOwnSiteOnly()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], Secret: "post"));
        await Poll();
        Publisher.Refuses("/feed", 301, ("Location", Publisher.Url("/there", "elsewhere.example").AbsoluteUri));
        Publisher.Says("/there", Rss(("1", "One."), ("2", "Two.")));

        await Poll();
        await Poll();

        Assert.Equal(Publisher.Url("/there", "elsewhere.example"), (await Feed()).Url);
        Assert.Equal(2, Publisher.Requests.Count(request => request.Path == "/feed" && request.Headers["Authorization"] == "Bearer swordfish"));
        Assert.Equal(2, Publisher.Asked("/there"));
        Assert.All(Publisher.Requests.Where(request => request.Path != "/feed"), request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
    }

    [Fact]
    public async Task Replica_ThatDied_GivesItsFeedBackAfterAWhile()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        await Add("post", Publisher.Url("/feed"));
        Assert.NotNull(await Host.Get<FeedStore>().LeaseDue(Token)); // And then it died.

        Assert.Null(await Host.Get<Poller>().PollNext(Token));
        Time.Advance(TimeSpan.FromMinutes(11));
        Assert.NotNull(await Host.Get<Poller>().PollNext(Token));
        Assert.Equal(PollOutcome.Changed, (await Poll()).Outcome);
    }

    [Fact]
    public async Task Paused_WhileItIsPolled_StaysPaused()
    {
        Publisher.Answers["/feed"] = async http =>
        {
            await Host.Get<SourceAdministration>().Pause("post", paused: true, Token);
            await http.Response.WriteAsync(Rss(("1", "One.")), Token);
        };
        await Add("post", Publisher.Url("/feed"));

        await Poll();

        Assert.Null((await Feed()).DueAt);
    }

    [Theory]
    [InlineData("<html><body>Welcome</body></html>", PollOutcome.NotAFeed)]
    [InlineData("", PollOutcome.NotAFeed)]
    [InlineData("""{"uri":"tag:post.example,2026:1","body_text":"By the wire.","pubstatus":"usable"}""", PollOutcome.Changed)]
    public async Task Documents_AreFeedsOrWireFormats(string document, PollOutcome expected)
    {
        Publisher.Says("/feed", document);
        await Add("post", Publisher.Url("/feed"));

        Assert.Equal(expected, (await Poll()).Outcome);
    }

    [Fact]
    public async Task Pages_AreFetchedInFull()
    {
        var paragraphs = string.Concat(Enumerable.Range(1, 12).Select(n => $"<p>Paragraph {n} tells at some length how the ferry left the harbour in calm weather, and who was on board that day.</p>"));
        Publisher.Says("/1", $"<html><head><title>Title 1</title><meta name=\"tdm-reservation\" content=\"1\"></head><body><article><h1>Title 1</h1>{paragraphs}</article></body></html>", ("Content-Type", "text/html"));
        Publisher.Refuses("/2", 404);
        Publisher.Says("/robots.txt", "User-agent: *\nDisallow: /3\n");
        Publisher.Says("/feed", Rss(("1", "The beginning."), ("2", "All there is."), ("3", "Kept out.")));
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));

        var report = await Poll();
        await Pages();
        var again = await Poll();

        Assert.Equal(new Dictionary<string, int> { ["page-wanted"] = 3 }, report.Entries);
        var articles = (await Articles()).ToDictionary(article => article.Article!.Headline!, article => article.Article!);
        Assert.Contains("Paragraph 12 tells", articles["Title 1"].Text, StringComparison.Ordinal);
        Assert.True(articles["Title 1"].Rights!.TdmReserved);
        Assert.Equal(("All there is.", "Kept out."), (articles["Title 2"].Text, articles["Title 3"].Text));
        Assert.Equal((1, 1, 0), (Publisher.Asked("/1"), Publisher.Asked("/2"), Publisher.Asked("/3")));
        Assert.Equal(PollOutcome.Same, again.Outcome);
    }

    private static (PollOutcome?, int) Short(PollReport report) => (report.Outcome, report.Entries.Values.Sum());
}
