using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Search;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests;

/// <summary>The publishing service with its store, and somebody who hears what it announces.</summary>
public abstract class PublishingTest : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceHost? _host;

    private protected Heard<object> Heard { get; } = new();

    private protected ServiceHost Host => _host!;

    /// <summary>Where its store is.</summary>
    private protected string Folder => _folder.Path;

    /// <summary>The clock of the service.</summary>
    private protected virtual TimeProvider Time => TimeProvider.System;

    /// <summary>What is configured besides.</summary>
    private protected virtual (string Key, string? Value)[] Settings => [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await Start();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task Start() => _host = await ServiceHost.Start(
        PublishingService.Name,
        _folder.Path,
        services =>
        {
            services.AddSingleton(Time);
            services.AddPublishing();
            services.AddSingleton(Heard);
            services.AddConsumer<HearPublishedConsumer>(PublishingService.Name);
        },
        app => app.MapPublishing(),
        Settings);

    private protected async Task Stop()
    {
        if (_host is not null) await _host.DisposeAsync();
        _host = null;
    }

    private protected async Task<PublishedArticle> Stored(Guid id) => (await Host.Get<ArticleStore>().Find(id, Token))!;

    /// <summary>The changes feed, when all that waits has its number.</summary>
    private protected async Task<IReadOnlyList<Change>> Changes()
    {
        var articles = Host.Get<IDocuments<PublishedArticle>>();
        await ServiceHost.Until(async () => await articles.Count(PublishedArticle.ByUnnumbered, Defaults.Documents.Range.All, Token) == 0);
        var changes = Host.Get<ChangeStore>();
        await ServiceHost.Until(async () => await Host.Get<IArticleIndex>().Applied(Token) == await changes.Last(Token));
        return await changes.After(0, 500, Token);
    }
}
