using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Enrichment.Articles;
using Wiredesk.Enrichment.Embeddings;

namespace Wiredesk.Enrichment;

/// <summary>Enrichment: what a text says about itself.</summary>
public static class EnrichmentService
{
    public const string Name = "enrichment";

    public static IServiceCollection AddEnrichment(this IServiceCollection services)
    {
        services.AddDocuments(Name);
        services.AddOutbox(Name, EnrichedArticle.Collection);
        services.AddCollection(Name, ErasedAnalysis.Collection);
        services.AddErased<EraseArticle, ErasedAnalysis>(Name, _ => true);
        services.AddSingleton(AnalysisRules.Today);
        services.AddSingleton<AnalysisStore>();
        services.AddSingleton<ComparedArticles>();
        services.AddSingleton<Reenrichment>();
        services.AddHostedService<EarlierRulesNotice>();
        services.AddEmbeddings();
        services.AddConsumer<EnrichArticleConsumer>(Name);
        services.AddConsumer<ForgetAnalysisConsumer>(Name);
        return services;
    }

    /// <summary>What administrators ask of analyses.</summary>
    public static void MapEnrichment(this IEndpointRouteBuilder routes) => routes.MapAnalyses();
}
