using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Editing;
using Wiredesk.Ingestion.EntryPages;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Hubs;
using Wiredesk.Ingestion.Politeness;
using Wiredesk.Ingestion.Polling;
using Wiredesk.Ingestion.Push;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion;

/// <summary>Ingestion: feeds, pages, files and pushes in, revisions out.</summary>
public static class IngestionService
{
    public const string Name = "ingestion";

    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddDocuments(Name);
        services.AddOutbox(Name, IngestedArticle.Collection);
        services.AddErased<EraseArticle, IngestedArticle>(Name, article => article.Erased);
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<Intake>();
        services.AddSingleton<Redaction>();
        services.AddSingleton<Traces>();
        services.AddConsumer<ReviseArticleConsumer>(Name);
        services.AddConsumer<ReopenArticleConsumer>(Name);
        services.AddConsumer<ForgetArticleConsumer>(Name);
        services.AddSingleton<FileIntake>();
        services.AddSingleton<PushIntake>();
        services.AddHostedService<DropFolder>();
        services.AddCollection(Name, OriginalPiece.Collection);
        services.AddCollection(Name, Receipt.Collection);
        services.AddSingleton<Originals>();
        services.AddSingleton<Reprocessing>();
        services.AddSources();
        services.AddPolling();
        return services;
    }

    private static void AddSources(this IServiceCollection services)
    {
        services.AddCollection(Name, Source.Collection);
        services.AddCollection(Name, PolledFeed.Collection);
        services.AddSingleton<SourceStore>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<SourceAdministration>();
        services.AddSingleton<SilenceWatch>();
    }

    private static void AddPolling(this IServiceCollection services)
    {
        services.AddFetch();
        services.AddSingleton(provider => PollingSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.AddCollection(Name, PolledHost.Collection);
        services.AddCollection(Name, RobotsFile.Collection);
        services.AddCollection(Name, WantedPage.Collection);
        services.AddSingleton<HostTurns>();
        services.AddSingleton<Robots>();
        services.AddSingleton<Visits>();
        services.AddSingleton<WantedPages>();
        services.AddSingleton<FeedFetcher>();
        services.AddSingleton<FeedIntake>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<PollMeter>();
        services.AddSingleton<Poller>();
        services.AddSingleton<PageSite>();
        services.AddSingleton<PageFetcher>();
        services.AddHostedService<PollingService>();
    }

    public static void MapIngestion(this IEndpointRouteBuilder routes)
    {
        var ingest = routes.MapGroup("/ingest").RequireAuthorization(Scopes.Ingest).WithTags("Ingest").RefuseUnknownParameters();
        ingest.MapPush();
        ingest.MapFiles();
        routes.MapGroup("/admin/sources").RequireAuthorization(Scopes.Admin).WithTags("Sources").RefuseUnknownParameters().AnswerHead().MapSources();
        routes.MapGroup("/websub").WithTags("Hubs").MapHubs();
    }
}
