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
        services.AddSingleton<AnalysisStore>();
        services.AddEmbeddings();
        services.AddConsumer<EnrichArticleConsumer>(Name);
        services.AddConsumer<ForgetAnalysisConsumer>(Name);
        return services;
    }
}
