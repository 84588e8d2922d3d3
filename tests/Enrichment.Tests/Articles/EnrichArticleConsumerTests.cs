using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Tests;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Articles;

public sealed class EnrichArticleConsumerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Heard<ArticleEnriched> _heard = new();
    private readonly Guid _id = Guid.CreateVersion7();
    private ServiceHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceHost Host => _host!;

    public async ValueTask InitializeAsync() => await Start();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Enrich_AnnouncesWhatTheTextSays()
    {
        var ingested = Ingested(1, "Storm closes harbour\n\nThe ferries stayed in on Monday, the port said.");

        await Host.Deliver(ingested);

        var enriched = await _heard.Next();
        var expected = Analyser.Analyse(ingested.Article);
        Assert.Equal(new ArticleVersion(_id, 1, expected.Version), enriched.Version);
        Assert.Equivalent(ingested.Article, enriched.Article, strict: true);
        Assert.Equal(Written(expected), Written(enriched.Analysis));
        Assert.Equal("enriched", (await Stored()).Outcome.Outcome);
        Assert.Equal(Written(expected), Written((await Stored()).Analysis));
    }

    [Fact]
    public async Task Redelivery_GivesTheSameMessageAgain()
    {
        await Host.Deliver(Ingested(1, "Storm closes harbour."));
        await Host.Quiet();
        await Host.Deliver(Ingested(1, "Storm closes harbour."));

        Assert.Equal(Written(await _heard.Next()), Written(await _heard.Next()));
        await Host.Quiet();
        Assert.Equal(0, _heard.Waiting);
        Assert.Equal("unchanged", (await Stored()).Outcome.Outcome);
    }

    [Fact]
    public async Task Newer_RevisionTakesThePlace()
    {
        await Host.Deliver(Ingested(1, "Storm closes harbour."));
        await Host.Quiet();
        await Host.Deliver(Ingested(2, "Storm closes two harbours."));
        await Host.Quiet();

        Assert.Equal(1, (await _heard.Next()).Version.Revision);
        Assert.Equal(2, (await _heard.Next()).Version.Revision);
        Assert.Equal((2, "enriched"), ((await Stored()).State.Revision, (await Stored()).Outcome.Outcome));
    }

    [Fact]
    public async Task Older_RevisionIsPassedOnForTheHistory()
    {
        await Host.Deliver(Ingested(2, "Storm closes two harbours."));
        await Host.Quiet();
        await Host.Deliver(Ingested(1, "Storm closes harbour."));
        await Host.Quiet();

        Assert.Equal(2, (await _heard.Next()).Version.Revision);
        var old = await _heard.Next();
        Assert.Equal((1, "Storm closes harbour."), (old.Version.Revision, old.Article.Text));
        Assert.Equal((2, "superseded"), ((await Stored()).State.Revision, (await Stored()).Outcome.Outcome));
        Assert.Equal("Storm closes two harbours.", (await Stored()).Analysis!.Body.Text);
    }

    [Fact]
    public async Task Revisions_AllAtOnceAreAllPassedOn()
    {
        await Task.WhenAll(Enumerable.Range(1, 30).Select(n => Host.Deliver(Ingested(n, $"Storm closes harbour {n}."))));
        await Host.Quiet();

        var heard = new HashSet<int>();
        while (_heard.Waiting > 0)
            heard.Add((await _heard.Next()).Version.Revision);
        Assert.Equal(Enumerable.Range(1, 30), heard.Order());
        Assert.Equal((30, "Storm closes harbour 30."), ((await Stored()).State.Revision, (await Stored()).Analysis!.Body.Text));
    }

    [Fact]
    public async Task Restart_AnnouncesWhatWasSavedAndNotSent()
    {
        var article = Ingested(1, "Storm closes harbour.").Article;
        var message = new ArticleEnriched(new ArticleVersion(_id, 1, 1), article, Analyser.Analyse(article));
        await Host.Get<AnalysisStore>().Save(message, word => new(EnrichmentService.Name, word, TimeProvider.System.GetUtcNow(), 1), TimeProvider.System.GetUtcNow(), Token);

        await Host.DisposeAsync();
        await Start();

        Assert.Equal(Written(message), Written(await _heard.Next()));
        await Host.Quiet();
    }

    [Fact]
    public async Task Erased_ArticleLeavesNoWordInTheFiles()
    {
        await Host.Deliver(Ingested(1, "Storm closes the harbour of Raoulquapur."));
        await Host.Deliver(new ArticleIngestedWithoutText(new ArticleVersion(_id, 2), new() { ["id"] = $"{_id}", ["headline"] = "Raoulquapur" }));
        Assert.NotEqual("", StoredBytes.Found(_folder.Path, ["Raoulquapur"]));

        await Host.Deliver(new EraseArticle(_id, "editor", DateTimeOffset.UnixEpoch));
        await Host.Deliver(Ingested(3, "Storm closes the harbour of Raoulquapur again.")); // It comes late.
        await Host.Deliver(new ArticleIngestedWithoutText(new ArticleVersion(_id, 4), new() { ["id"] = $"{_id}", ["headline"] = "Raoulquapur" }));

        Assert.Equal("", StoredBytes.Found(_folder.Path, ["Raoulquapur"]));
        Assert.NotNull((await Host.Get<IDocuments<ErasedAnalysis>>().Get($"{_id:D}", Token))!.DoneAt);
        Assert.Equal("erased", (await Stored()).Outcome.Outcome);
        Assert.Equal(0, await Host.Get<AnalysisStore>().Count(Defaults.Documents.Range.All, Token)); // There is nothing to be analysed anew.
    }

    [Fact]
    public async Task Erased_WhileItWasAnalysedIsNotKeptNorSent()
    {
        var late = Ingested(1, "Storm closes the harbour of Raoulquapur.");
        await Host.Deliver(new EraseArticle(_id, "editor", DateTimeOffset.UnixEpoch));

        // No more than this is done of it, when the process ends here.
        var saved = await Host.Get<AnalysisStore>().Save(
            new ArticleEnriched(late.Version, late.Article, Analyser.Analyse(late.Article)), word => new(EnrichmentService.Name, word, TimeProvider.System.GetUtcNow(), 1), TimeProvider.System.GetUtcNow(), Token);

        Assert.Equal("", StoredBytes.Found(_folder.Path, ["Raoulquapur"]));
        Assert.Equal((true, "erased", 0), (saved.Erased, saved.Outcome.Outcome, saved.Outgoing.Count));
    }

    [Fact]
    public async Task Message_WithoutItsTextIsInQuarantine()
    {
        await Host.Deliver(new ArticleIngestedWithoutText(new ArticleVersion(_id, 1), new() { ["id"] = $"{_id}", ["source"] = "a" }));

        var kept = Assert.Single(await Host.All(EnrichmentService.Name, QuarantinedMessage.Collection, QuarantinedMessage.ByFirstSeen));
        Assert.Equal(("malformed", "enrich-article", EnrichmentService.Name), (kept.Cause, kept.Queue, kept.Stage));
        Assert.Contains("text", kept.Reason, StringComparison.Ordinal);
    }

    [MassTransit.EntityName("urn:message:Wiredesk.Contracts:ArticleIngested"), MassTransit.MessageUrn("Wiredesk.Contracts:ArticleIngested")]
    public sealed record ArticleIngestedWithoutText(ArticleVersion Version, Dictionary<string, string> Article);

    private ArticleIngested Ingested(int revision, string text) => new(
        new ArticleVersion(_id, revision),
        new Article { Id = _id, Revision = revision, Source = "the-harbour-post", Text = text, ReceivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) });

    private async Task<EnrichedArticle> Stored() => (await Host.Get<AnalysisStore>().Find(_id, Token))!;

    private static string Written<T>(T value) => JsonSerializer.Serialize(value, Json.Options);

    private async Task Start() => _host = await ServiceHost.Start(EnrichmentService.Name, _folder.Path, services =>
    {
        services.AddEnrichment();
        services.AddSingleton(_heard);
        services.AddConsumer<HearEnrichedConsumer>(EnrichmentService.Name);
    });
}
