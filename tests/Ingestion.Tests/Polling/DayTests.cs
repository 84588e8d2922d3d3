using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>A day of a hundred sources, polled by two replicas: every entry ends in one named outcome, and nobody is asked twice or too often.</summary>
public sealed class DayTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Day_OfAHundredSources_IsAccountedFor()
    {
        using var folder = new TempFolder();
        var time = new FakeTimeProvider(Midnight);
        await using var newsroom = new SimulatedNewsroom(Midnight, time);
        await newsroom.Start();
        await using var one = await Replica(folder.Path, time);
        await using var two = await Replica(folder.Path, time);
        for (var source = 0; source < SimulatedNewsroom.Sources; source++)
            await one.Get<SourceAdministration>().Save(new SourceRequest($"s{source}", [newsroom.Feed(source)], SilentAfterHours: 12, RetentionDays: 0), CancellationToken.None);

        var reports = new ConcurrentQueue<PollReport>();
        while (time.GetUtcNow() < Midnight.AddDays(1))
        {
            await Task.WhenAll(PollAll(one, reports), PollAll(two, reports));
            time.SetUtcNow(await NextDue(one, time.GetUtcNow().AddMinutes(30)));
        }

        await one.Get<SilenceWatch>().Look(CancellationToken.None);

        // Every entry that was served has one outcome, and they are the right ones.
        var outcomes = reports.SelectMany(report => report.Entries).GroupBy(entry => entry.Key, entry => entry.Value).ToDictionary(group => group.Key, group => group.Sum());
        var articles = newsroom.Served.Keys.Select(version => (version.Source, version.Item)).Distinct().Count();
        Assert.Equal(newsroom.Entries, outcomes.Values.Sum());
        Assert.Equal(articles, outcomes["new"]);
        Assert.Equal(newsroom.Served.Count - articles, outcomes["revision"]);
        Assert.Equal(newsroom.Killed.Count, outcomes["kill"]);
        Assert.DoesNotContain("refused", outcomes.Keys);
        var stored = await Stored(one);
        Assert.Equal(articles, stored.Count);
        Assert.Equal(newsroom.Killed.Count, stored.Count(article => article.Withdrawn));
        Assert.Equal(20, newsroom.Killed.Count);
        Assert.All(stored.Where(article => article.Source == "s1"), article => Assert.Equal((true, new Uri("https://s1.example/terms")), (article.Article!.Rights?.TdmReserved, article.Article.Rights?.TdmPolicy)));

        // What each habit leads to.
        var views = (await one.Get<SourceAdministration>().List(CancellationToken.None)).ToDictionary(view => int.Parse(view.Name[1..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(views, view => Assert.Equal(SimulatedNewsroom.Habit(view.Key) == "falls silent", view.Value.SilentSince is not null));
        Assert.All(Of("moves"), view => Assert.EndsWith("/new", view.Feeds[0].Url.AbsolutePath, StringComparison.Ordinal));
        Assert.All(Of("ends"), view => Assert.Equal((PollOutcome.Gone, null), (view.Feeds[0].LastOutcome, view.Feeds[0].Due)));
        Assert.All(Of("new ids each time"), view => Assert.True(view.Feeds[0].UnstableIds));
        Assert.All(Of("plain").Concat(Of("kills")), view => Assert.False(view.Feeds[0].UnstableIds));
        Assert.Contains(reports, report => report.Outcome == PollOutcome.NotModified);
        Assert.Contains(reports, report => report.Outcome == PollOutcome.Same);

        // Politeness: one poll is one request, hosts are given time, and are left alone when they ask for it.
        var requests = newsroom.Requests.ToList();
        Assert.Equal(reports.Count(report => report.Outcome is not null), requests.Count(request => request.Status is not (301 or 308)));
        Assert.All( // What a redirect leads to takes a turn of its own.
            newsroom.Asked.GroupBy(request => request.Host),
            host => Assert.All(host.Order().Zip(host.Order().Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1), $"{pair}")));
        Assert.Equal(newsroom.Asked.Select(request => request.Host).Distinct().Count(), newsroom.Asked.Count(request => request.Path == "/robots.txt"));
        Assert.All(requests.Where(request => request.Status == 429).GroupBy(request => request.Source), asked => Assert.Single(asked));
        Assert.All(requests.GroupBy(request => request.Source), source => Assert.InRange(source.Count(), 5, 150));
        Assert.All(requests.Where(request => request.Status is 301 or 308).GroupBy(request => request.Source), moved => Assert.Single(moved));

        IEnumerable<SourceView> Of(string habit) => views.Where(view => SimulatedNewsroom.Habit(view.Key) == habit).Select(view => view.Value);
    }

    private static Task<ServiceHost> Replica(string folder, TimeProvider time) => ServiceHost.Start(
        IngestionService.Name, folder,
        services =>
        {
            services.AddSingleton(time);
            services.AddSingleton<ResolveName>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
            services.AddIngestion();
        },
        null, ("Polling:Workers", "0"), ("Fetch:AllowedNetworks", "127.0.0.1/32"));

    private static async Task PollAll(ServiceHost replica, ConcurrentQueue<PollReport> reports)
    {
        while (await replica.Get<Poller>().PollNext(CancellationToken.None) is { } report)
            reports.Enqueue(report);
    }

    private static async Task<DateTimeOffset> NextDue(ServiceHost replica, DateTimeOffset latest)
    {
        var next = (await replica.Get<IDocuments<PolledFeed>>().Query(PolledFeed.ByDue, Defaults.Documents.Range.All, 1, CancellationToken.None)).Items;
        return next is [{ DueAt: { } due }] && due < latest ? due : latest;
    }

    private static async Task<List<IngestedArticle>> Stored(ServiceHost replica)
    {
        var all = new List<IngestedArticle>();
        string? after = null;
        do
        {
            var page = await replica.Get<IDocuments<IngestedArticle>>().Query(IngestedArticle.BySource, Defaults.Documents.Range.All, 1000, CancellationToken.None, after);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }
}
