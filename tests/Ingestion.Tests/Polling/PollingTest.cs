using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Sources;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>An ingestion service whose clock the test turns, and a publisher that it polls.</summary>
public abstract class PollingTest : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Where its store is.</summary>
    private protected string Folder => _folder.Path;

    private protected TurningClock Time { get; } = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    private protected ServiceHost Host { get; private set; } = null!;

    private protected Publisher Publisher { get; private set; } = null!;

    protected virtual (string Key, string? Value)[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        Publisher = await Publisher.Start();
        Host = await ServiceHost.Start(
            IngestionService.Name, _folder.Path,
            services =>
            {
                services.AddSingleton<TimeProvider>(Time);
                services.AddSingleton<ResolveName>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
                services.AddIngestion();
            },
            app => app.MapIngestion(), [("Polling:Workers", "0"), ("Fetch:AllowedNetworks", "127.0.0.1/32"), .. Settings]);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Publisher.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Task Add(string name, params Uri[] feeds) => Add(new SourceRequest(name, feeds));

    protected async Task Add(SourceRequest request) => await Host.Get<SourceAdministration>().Save(request, Token);

    /// <summary>Polls the feed that is due next, turning the clock to it.</summary>
    protected async Task<PollReport> Poll()
    {
        while (true)
        {
            if (await Host.Get<Poller>().PollNext(Token) is { } report)
            {
                if (report.Outcome is not null)
                    return report;
                continue; // It waits for its turn; another may be due.
            }

            var next = (await Host.Get<IDocuments<PolledFeed>>().Query(PolledFeed.ByDue, Defaults.Documents.Range.All, 1, Token)).Items;
            Time.SetUtcNow(next is [{ DueAt: { } due }] ? due > Time.GetUtcNow() ? due : Time.GetUtcNow().AddSeconds(1) : throw new InvalidOperationException("No feed is polled any more."));
        }
    }

    /// <summary>Fetches the pages that are wanted, turning the clock on.</summary>
    protected async Task Pages()
    {
        for (var n = 0; n < 50; n++)
        {
            if (!await Host.Get<PageFetcher>().FetchNext(Token))
                Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    protected async Task<PolledFeed> Feed(string source = "post") => (await Host.Get<FeedStore>().Of(source, Token))[0];

    protected async Task<IReadOnlyList<IngestedArticle>> Articles(string source = "post") =>
        (await Host.Get<IDocuments<IngestedArticle>>().Query(IngestedArticle.BySource, Defaults.Documents.Range.StartingWith(source), 1000, Token)).Items;

    protected string Rss(params (string Id, string Text)[] items) => "<rss version=\"2.0\"><channel><title>Post</title>"
        + string.Concat(items.Select(item => $"<item><guid>{item.Id}</guid><title>Title {item.Id}</title><link>{Publisher.Url("/" + item.Id)}</link><description>{item.Text}</description></item>"))
        + "</channel></rss>";
}
