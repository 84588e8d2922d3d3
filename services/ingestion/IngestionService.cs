using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Editing;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Push;

namespace Wiredesk.Ingestion;

/// <summary>Ingestion: files and pushes in, revisions out.</summary>
public static class IngestionService
{
    public const string Name = "ingestion";

    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddDocuments(Name);
        services.AddOutbox(Name, IngestedArticle.Collection);
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<Intake>();
        services.AddSingleton<Redaction>();
        services.AddConsumer<ReviseArticleConsumer>(Name);
        services.AddConsumer<ReopenArticleConsumer>(Name);
        services.AddConsumer<ForgetArticleConsumer>(Name);
        services.AddSingleton<FileIntake>();
        services.AddHostedService<DropFolder>();
        return services;
    }

    public static void MapIngestion(this IEndpointRouteBuilder routes)
    {
        var ingest = routes.MapGroup("/ingest").RequireAuthorization(Scopes.Ingest).WithTags("Ingest");
        ingest.MapPush();
        ingest.MapFiles();
    }
}
