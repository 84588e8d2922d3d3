using Microsoft.AspNetCore.Http;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>One feed and one publisher: what is asked, and what comes of the answer.</summary>
public sealed class PollerTests : PollingTest
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
    public async Task Host_IsAskedOneAfterTheOther_AndLeftAloneWhenItAsks()
    {
        Publisher.Says("/a", Rss(("1", "One.")));
        Publisher.Refuses("/b", 429, ("Retry-After", "7200"));
        Publisher.Says("/c", Rss(("2", "Two.")));
        await Add("posta", Publisher.Url("/a"));
        await Poll();
        var start = Time.GetUtcNow();
        foreach (var path in new[] { "/b", "/c" })
        {
            await Add("post" + path[1..], Publisher.Url(path));
            Time.Advance(TimeSpan.FromMilliseconds(1)); // Due in this order.
        }

        await Poll();
        Assert.Equal(start.AddSeconds(1), Time.GetUtcNow());
        Assert.Equal((1, 1, 0), (Publisher.Asked("/a"), Publisher.Asked("/b"), Publisher.Asked("/c")));
        Publisher.Says("/b", Rss(("3", "Three.")));
        while (Publisher.Asked("/c") == 0)
            await Poll();

        Assert.True(Time.GetUtcNow() >= start.AddHours(2)); // The third, and the first again, waited as long as the second was told to.
        Assert.InRange(Publisher.Asked("/a"), 1, 2);
    }

    [Fact]
    public async Task Rules_OfASite_TakeTurnsOfTheirOwn()
    {
        var asked = new List<(string Path, DateTimeOffset At)>();
        foreach (var path in new[] { "/robots.txt", "/.well-known/tdmrep.json", "/feed" })
        {
            Publisher.Answers[path] = async http =>
            {
                asked.Add((path, Time.GetUtcNow()));
                await http.Response.WriteAsync(path == "/feed" ? Rss(("1", "One.")) : "", Token);
            };
        }

        await Add("post", Publisher.Url("/feed"));
        var start = Time.GetUtcNow();
        await Poll();

        Assert.Equal([("/robots.txt", start), ("/.well-known/tdmrep.json", start.AddSeconds(1)), ("/feed", start.AddSeconds(2))], asked);
    }

    [Theory]
    [InlineData("/robots.txt", "3600", 60)]
    [InlineData("/1", "3600", 60)]
    [InlineData("/1", null, 5)]
    public async Task Host_ThatRefusesARuleOrAPage_IsLeftAlone(string refusing, string? retryAfter, int minutes)
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        Publisher.Says("/other", Rss(("2", "Two.")));
        Publisher.Refuses(refusing, 429, retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));
        await Poll();
        while (Publisher.Asked(refusing) == 0)
        {
            await Host.Get<PageFetcher>().FetchNext(Token);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var (refused, asked) = (Time.GetUtcNow().AddSeconds(-1), Publisher.Requests.Count);
        await Add("other", Publisher.Url("/other"));
        while (Publisher.Requests.Count == asked)
            await Poll();

        Assert.InRange(Time.GetUtcNow() - refused, TimeSpan.FromMinutes(minutes - 1), TimeSpan.FromMinutes(minutes + 1));
    }

    [Fact]
    public async Task Host_ThatIsSlow_IsAskedForTwoThingsAtATime()
    {
        var (asked, answer) = (new SemaphoreSlim(0), new TaskCompletionSource());
        foreach (var path in new[] { "/a", "/b", "/c" })
        {
            Publisher.Answers[path] = async http =>
            {
                asked.Release();
                await answer.Task;
                await http.Response.WriteAsync(Rss((path[1..], "One.")), Token);
            };
            await Add("post" + path[1..], Publisher.Url(path));
        }

        var polls = new List<Task<PollReport>> { Task.Run(Poll), Task.Run(Poll) };
        await asked.WaitAsync(Token);
        await asked.WaitAsync(Token);
        Time.Advance(TimeSpan.FromSeconds(3));
        var third = await Host.Get<Poller>().PollNext(Token);
        answer.SetResult();
        await Task.WhenAll(polls);

        Assert.NotNull(third);
        Assert.Null(third.Outcome);
        Assert.Equal(2, new[] { "/a", "/b", "/c" }.Sum(Publisher.Asked));
        Assert.Equal(PollOutcome.Changed, (await Poll()).Outcome);
    }

    [Fact]
    public async Task NextDue_IsTheNextTurn_NotWhatIsUnderWay()
    {
        Publisher.Says("/feed", Rss(("1", "One.")));
        var (feeds, soon) = (Host.Get<FeedStore>(), TimeSpan.FromSeconds(1));
        await Add("post", Publisher.Url("/feed"));
        Assert.Null(await feeds.NextDue(soon, Token)); // It is due already.

        var waits = await Host.Get<Poller>().PollNext(Token); // It has asked for robots.txt.

        Assert.Null(waits!.Outcome);
        Assert.Equal(Time.GetUtcNow().AddSeconds(1), await feeds.NextDue(soon, Token));
        Assert.Null(await feeds.NextDue(soon / 2, Token));
        Time.Advance(soon);
        await feeds.LeaseDue(Token);
        Assert.Null(await feeds.NextDue(soon, Token));
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
