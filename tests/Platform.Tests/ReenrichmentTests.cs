using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Deduplication;
using Wiredesk.Defaults.Documents;
using Wiredesk.Enrichment;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Publishing;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Tests;

namespace Wiredesk.Platform.Tests;

/// <summary>The seeds, published by earlier rules and then read again by those of today: enrichment, deduplication and publishing in one process.</summary>
public sealed class ReenrichmentTests : IAsyncLifetime
{
    // They found neither keyphrases nor what looks wrong.
    private static readonly AnalysisRules Earlier = new(1, article => Analyser.Analyse(article) with { Version = 1, Keyphrases = [], Flags = [] });

    private readonly TempFolder _folder = new();
    private ServiceHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceHost Host => _host!;

    private Reenrichment Reenrichment => Host.Get<Reenrichment>();

    public async ValueTask InitializeAsync()
    {
        _host = await Start(Earlier);
        foreach (var file in Directory.GetFiles(Repository.Seeds, "*.txt").Order(StringComparer.Ordinal))
            await Host.Deliver(Ingested(Guid.CreateVersion7(), 1, await File.ReadAllTextAsync(file)));
        await Settled();
        await Restart(AnalysisRules.Today);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Compare_ShowsWhatWouldChange_AndWritesNothing()
    {
        var page = await Host.Get<ComparedArticles>().Page(100, null, Token);

        Assert.Equal(5, page.Articles.Count);
        Assert.Null(page.Next);
        Assert.All(page.Articles, article => Assert.Equal((1, 1, Analyser.RulesVersion), (article.Rules, article.Comparison!.Old, article.Comparison.New)));
        Assert.All(page.Articles, article => Assert.Equal(["flags", "keyphrases"], article.Comparison!.Differs.Keys));
        Assert.All(page.Articles, article => Assert.Empty(article.Comparison!.Differs["flags"].Gone));
        await Settled();
        Assert.All(await Published(), article => Assert.Equal((1, 0), (article.Analysis!.Version, article.Analysis.Keyphrases.Count)));
        Assert.Equal(5, (await Changes()).Count);
    }

    [Fact]
    public async Task Apply_PublishesEachArticleOnceMoreUnderItsNewVersion()
    {
        var before = (await Published()).ToDictionary(article => article.Id, article => article.Decision!);

        var pages = await ApplyAll(limit: 2);
        await Settled();

        Assert.Equal([2, 2, 1], pages.Select(page => page.Applied));
        Assert.All(await Published(), article =>
        {
            Assert.Equal(Analyser.RulesVersion, article.Analysis!.Version);
            Assert.NotEmpty(article.Analysis.Flags);
            Assert.Equal((before[article.Id].Relation, before[article.Id].Group, before[article.Id].Story), (article.Decision!.Relation, article.Decision.Group, article.Decision.Story));
        });
        Assert.All((await Changes()).Skip(5), change => Assert.Equal(ChangeKind.Update, change.Kind));
        Assert.Equal(10, (await Changes()).Count);

        Assert.All((await Host.Get<ComparedArticles>().Page(100, null, Token)).Articles, article => Assert.Empty(article.Comparison!.Differs));
        Assert.Equal(0, (await Reenrichment.Apply(100, null, Token)).Applied);
    }

    [Fact]
    public async Task Apply_LeavesARevisionThatCameByTheRulesOfToday()
    {
        var id = Guid.Parse((await Published())[0].Id);
        await Host.Deliver(Ingested(id, 2, "Ferry strike ends\n\nCrews went back to work on Monday, the port of Rostock said."));
        await Settled();

        var pages = await ApplyAll(limit: 100);
        await Settled();

        Assert.Equal(4, pages.Sum(page => page.Applied));
        Assert.Equal((2, Analyser.RulesVersion), (await Host.Get<AnalysisStore>().Find(id, Token)) is { State: var state } ? (state.Revision, state.AnalysisVersion) : default);
        Assert.All(await Published(), article => Assert.Equal(Analyser.RulesVersion, article.Analysis!.Version));
    }

    [Fact]
    public async Task Apply_BringsNoKilledArticleBack()
    {
        var id = Guid.Parse((await Published())[0].Id);
        await Host.Deliver(new WithdrawArticle(id, 1, "retracted", "the-harbour-post", TimeProvider.System.GetUtcNow()), queues: 2);
        await Settled();

        await ApplyAll(limit: 100);
        await Settled();

        var article = await Host.Get<ArticleStore>().Find(id, Token);
        Assert.Equal(PublicationStatus.Withdrawn, article!.Status);
        Assert.Equal(4, (await Published()).Count(other => other.Analysis!.Version == Analyser.RulesVersion));
    }

    [Fact]
    public async Task Endpoints_AreForAdministrators()
    {
        using var editor = Host.Client("edit");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await editor.PostAsync("/admin/analyses/apply", null, Token)).StatusCode);
        using var admin = Host.Client("admin");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await admin.GetAsync("/admin/analyses/comparison?after=nowhere", Token)).StatusCode);
        foreach (var limit in new[] { "0", "-1", "201" })
        {
            using var refused = await admin.GetAsync($"/admin/analyses/comparison?limit={limit}", Token);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains($"limit is {limit}; it must be 1 to 200.", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await admin.PostAsync("/admin/analyses/apply?limit=0", null, Token)).StatusCode);
        Assert.Contains("\"keyphrases\"", await admin.GetStringAsync("/admin/analyses/comparison?limit=1", Token), StringComparison.Ordinal);
        Assert.Contains("\"applied\":5", await (await admin.PostAsync("/admin/analyses/apply", null, Token)).Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<AppliedPage>> ApplyAll(int limit)
    {
        var pages = new List<AppliedPage>();
        do
            pages.Add(await Reenrichment.Apply(limit, pages.LastOrDefault()?.Next, Token));
        while (pages[^1].Next is not null);
        return pages;
    }

    private async Task<IReadOnlyList<PublishedArticle>> Published() => (await Host.Get<ArticleStore>().List(100, null, newestFirst: false, Token)).Items;

    private async Task<IReadOnlyList<Change>> Changes() => await Host.Get<ChangeStore>().After(0, 100, Token);

    // All that was sent has been read, and every change has its number.
    private async Task Settled()
    {
        await Host.Quiet();
        await ServiceHost.Until(async () => await Host.Get<IDocuments<PublishedArticle>>().Count(PublishedArticle.ByUnnumbered, Defaults.Documents.Range.All, Token) == 0);
    }

    private async Task Restart(AnalysisRules rules)
    {
        await Host.DisposeAsync();
        _host = await Start(rules);
    }

    private Task<ServiceHost> Start(AnalysisRules rules) => ServiceHost.Start(
        EnrichmentService.Name,
        _folder.Path,
        services =>
        {
            services.AddEnrichment();
            services.AddSingleton(rules);
            services.AddDeduplication();
            services.AddPublishing();
        },
        app => app.MapEnrichment());

    private static ArticleIngested Ingested(Guid id, int revision, string text) => new(
        new ArticleVersion(id, revision),
        new Article { Id = id, Revision = revision, Source = "the-harbour-post", Text = text, ReceivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) });
}
