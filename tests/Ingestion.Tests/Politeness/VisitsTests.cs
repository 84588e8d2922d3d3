using Microsoft.AspNetCore.Http;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Ingestion.Tests.Polling;

namespace Wiredesk.Ingestion.Tests.Politeness;

/// <summary>What redirects lead to is asked for as everything else: in turn, and where robots.txt lets us in.</summary>
public sealed class VisitsTests : PollingTest
{
    private readonly List<(string Host, string Path, DateTimeOffset At)> _asked = [];

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_ToAnotherHost_WaitsForItsTurnThere(int status)
    {
        Redirects("/feed", status, Publisher.Url("/there", "elsewhere.example"));
        Answers("/there", http => http.Response.WriteAsync(Rss(("1", "One.")), Token));
        foreach (var host in new[] { "post.example", "elsewhere.example" })
            await Add($"other at {host}", Publisher.Url("/other", host));
        await Poll();
        await Poll(); // Now the rules of both are known.
        var now = Time.GetUtcNow().AddMinutes(1);
        Time.SetUtcNow(now);
        for (var others = 0; others < 10; others++)
            await Host.Get<HostTurns>().Begin(Publisher.Url("/", "elsewhere.example"), null, Token);
        await Add("post", Publisher.Url("/feed"));

        await Poll();

        Assert.Equal((now, now.AddSeconds(10)), (Asked("/feed").Single(), Asked("/there").Single()));
        Assert.Equal("One.", Assert.Single(await Articles()).Article!.Text);
    }

    [Fact]
    public async Task Redirect_ToWhereRobotsTxtForbids_IsRefusedByName()
    {
        Redirects("/feed", 301, Publisher.Url("/private/feed", "elsewhere.example"));
        Answers("/private/feed", http => http.Response.WriteAsync(Rss(("1", "One.")), Token));
        Answers("/robots.txt", PrivateElsewhere);
        await Add("post", Publisher.Url("/feed"));

        var report = await Poll();

        Assert.Equal(PollOutcome.Robots, report.Outcome);
        Assert.Contains("elsewhere.example/robots.txt", (await Feed()).Reason, StringComparison.Ordinal);
        Assert.Equal((Publisher.Url("/feed"), false), ((await Feed()).Url, (await Feed()).AllowedByRobots));
        Assert.Empty(Asked("/private/feed"));
    }

    [Fact]
    public async Task Page_ThatRedirectsToWhereRobotsTxtForbids_IsNotAskedFor()
    {
        Redirects("/1", 302, Publisher.Url("/private/1", "elsewhere.example"));
        Answers("/private/1", http => http.Response.WriteAsync("<p>Private.</p>", Token));
        Answers("/feed", http => http.Response.WriteAsync(Rss(("1", "As the feed has it.")), Token));
        Answers("/robots.txt", PrivateElsewhere);
        await Add(new SourceRequest("post", [Publisher.Url("/feed")], FullPages: true));

        await Poll();
        await Pages();

        Assert.Equal("As the feed has it.", Assert.Single(await Articles()).Article!.Text);
        Assert.Empty(Asked("/private/1"));
    }

    [Fact]
    public async Task RobotsTxt_ThatRedirects_IsReadWhereItLeads_InTurn()
    {
        Answers("/robots.txt", http =>
        {
            http.Response.Redirect(Publisher.Url("/rules", "elsewhere.example").AbsoluteUri);
            return Task.CompletedTask;
        });
        Answers("/rules", http => http.Response.WriteAsync("User-agent: *\nDisallow: /feed", Token));
        await Add("other", Publisher.Url("/other", "elsewhere.example"));
        await Add("post", Publisher.Url("/feed"));

        await Poll();
        await Poll();

        Assert.Equal(PollOutcome.Robots, (await Feed()).LastOutcome);
        var there = _asked.Where(request => request.Host == "elsewhere.example").Select(request => request.At).Order().ToList();
        Assert.NotEmpty(Asked("/rules"));
        Assert.All(there.Zip(there.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1), $"{pair}"));
    }

    [Fact]
    public async Task RobotsTxt_ThatOnceLedNowhere_IsAskedForAnew()
    {
        Redirects("/robots.txt", 302, new Uri("http://post.example:1/robots.txt"));
        Answers("/feed", http => http.Response.WriteAsync(Rss(("1", "One.")), Token));
        await Add("post", Publisher.Url("/feed"));
        Assert.Equal(PollOutcome.Unreachable, (await Poll()).Outcome);
        Answers("/robots.txt", http => http.Response.WriteAsync("", Token));

        Assert.Equal(PollOutcome.Changed, (await Poll()).Outcome);
    }

    [Fact]
    public async Task Loop_EndsAfterFiveRedirects()
    {
        Redirects("/feed", 302, Publisher.Url("/feed"));
        await Add("post", Publisher.Url("/feed"));

        Assert.Equal(PollOutcome.NotAllowed, (await Poll()).Outcome);
        Assert.Contains("redirects more than 5 times", (await Feed()).Reason, StringComparison.Ordinal);
        Assert.Equal(6, Asked("/feed").Count);
        Assert.Equal((null, null), ((await Feed()).Turn, (await Feed()).Errand)); // It begins anew.
    }

    [Theory]
    [InlineData("http://10.0.0.1/feed", "no public address")]
    [InlineData("ftp://post.example/feed", "http and https")]
    [InlineData("http://user:password@post.example/feed", "password")]
    public async Task Redirect_ToWhereNothingIsFetched_IsRefused(string target, string reason)
    {
        Redirects("/feed", 302, new Uri(target));
        await Add("post", Publisher.Url("/feed"));

        Assert.Equal(PollOutcome.NotAllowed, (await Poll()).Outcome);
        Assert.Contains(reason, (await Feed()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_IsNotAskedSoonerThanAPause_AfterSomebodyWhoCameLate()
    {
        var (hosts, url, start) = (Host.Get<HostTurns>(), Publisher.Url("/"), Time.GetUtcNow());
        var turns = new List<HostWait?>();
        for (var n = 0; n < 3; n++)
            turns.Add(await hosts.Begin(url, null, Token));
        hosts.End(url);
        Assert.Equal([null, start.AddSeconds(1), start.AddSeconds(2)], turns.Select(turn => turn?.Turn));

        Time.SetUtcNow(start.AddSeconds(1.9));
        Assert.Null(await hosts.Begin(url, turns[1]!.Turn, Token)); // It was due at 1.
        hosts.End(url);
        Time.SetUtcNow(start.AddSeconds(2));
        Assert.Equal(new HostWait(start.AddSeconds(2.9), turns[2]!.Turn), await hosts.Begin(url, turns[2]!.Turn, Token));
        Time.SetUtcNow(start.AddSeconds(2.9));
        Assert.Null(await hosts.Begin(url, turns[2]!.Turn, Token));
    }

    [Fact]
    public async Task Test_TakesItsTurns()
    {
        Redirects("/feed", 302, Publisher.Url("/today"));
        Answers("/today", http => http.Response.WriteAsync(Rss(("1", "One.")), Token));
        Answers("/robots.txt", http => http.Response.WriteAsync("", Token));
        await Add("post", Publisher.Url("/feed"));
        var start = Time.GetUtcNow();

        var test = Assert.Single(await Time.TurnFor(Host.Get<SourceAdministration>().Test("post", Token)) ?? []);

        Assert.Equal((PollOutcome.Changed, 1), (test.Outcome, test.Entries));
        Assert.Equal((start, start.AddSeconds(2), start.AddSeconds(3)), (Asked("/robots.txt")[0], Asked("/feed")[0], Asked("/today")[0]));
    }

    [Fact]
    public async Task Test_DoesNotWaitForAHostThatWantsToBeLeftAlone()
    {
        Answers("/feed", http => http.Response.WriteAsync(Rss(("1", "One.")), Token));
        await Add("post", Publisher.Url("/feed"));
        await Host.Get<HostTurns>().Heed(
            new FetchResponse(429, Publisher.Url("/"), Publisher.Url("/"), new Dictionary<string, string> { ["Retry-After"] = "3600" }, []), Token);

        var test = Assert.Single(await Time.TurnFor(Host.Get<SourceAdministration>().Test("post", Token)) ?? []);

        Assert.Equal(PollOutcome.NotAsked, test.Outcome);
        Assert.Contains("post.example may be asked again at 2026-03-01 01:00:00Z", test.Reason, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Test_EndsInTimeForWhoeverWaits()
    {
        var never = new TaskCompletionSource();
        Slowly("/slow", TimeSpan.FromSeconds(50), http => http.Response.WriteAsync(Rss(("1", "One.")), Token));
        Slowly("/hangs", TimeSpan.FromSeconds(45), _ => never.Task);
        Answers("/late", http => http.Response.WriteAsync(Rss(("2", "Two.")), Token));
        foreach (var path in new[] { "/slow", "/hangs", "/late" })
        {
            await Add("post", Publisher.Url(path));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var tests = await Time.TurnFor(Host.Get<SourceAdministration>().Test("post", Token));
        never.SetResult();

        Assert.Equal([PollOutcome.Changed, PollOutcome.Unreachable, PollOutcome.NotAsked], tests!.Select(test => test.Outcome));
        Assert.Equal(["post.example did not answer in full while the test lasted.", "The feeds before it took the minute that a test has."], tests!.Skip(1).Select(test => test.Reason));
        Assert.Empty(Asked("/late"));
    }

    private void Slowly(string path, TimeSpan time, RequestDelegate answer) => Answers(path, http =>
    {
        Time.Advance(time);
        return answer(http);
    });

    private static Task PrivateElsewhere(HttpContext http) =>
        http.Response.WriteAsync(http.Request.Host.Host == "elsewhere.example" ? "User-agent: *\nDisallow: /private/" : "", Token);

    private void Redirects(string path, int status, Uri target) => Answers(path, http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = target.OriginalString;
        return Task.CompletedTask;
    });

    private void Answers(string path, RequestDelegate answer)
    {
        foreach (var known in new[] { path, "/robots.txt", "/.well-known/tdmrep.json" })
        {
            if (known == path || !Publisher.Answers.ContainsKey(known))
                Publisher.Answers[known] = http => Note(http, known == path ? answer : _ => Task.CompletedTask);
        }
    }

    private Task Note(HttpContext http, RequestDelegate answer)
    {
        _asked.Add((http.Request.Host.Host, http.Request.Path, Time.GetUtcNow()));
        return answer(http);
    }

    private List<DateTimeOffset> Asked(string path) => [.. _asked.Where(request => request.Path == path).Select(request => request.At)];
}
