using Microsoft.AspNetCore.Http;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <content>The turns that feeds, pages and rules take at a host, and when it is left alone.</content>
public sealed partial class PollerTests
{
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
}
