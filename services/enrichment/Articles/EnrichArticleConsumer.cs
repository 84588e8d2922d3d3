using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Enrichment.Embeddings;

namespace Wiredesk.Enrichment.Articles;

/// <summary>Analyses an ingested article and announces the result.</summary>
/// <remarks>Safe to redeliver: same article, same analysis, same message.</remarks>
public sealed class EnrichArticleConsumer(
    AnalysisRules rules, AnalysisStore analyses, Outbox<EnrichedArticle> outbox, ArticleEmbedder embedder, Outcomes outcomes, TimeProvider time) : IConsumer<ArticleIngested>
{
    public async Task Consume(ConsumeContext<ArticleIngested> context)
    {
        var article = context.Message.Article;
        var started = time.GetTimestamp();
        var analysis = rules.Analyse(article); // pure: no bus, no store, no clock
        analysis = analysis with { Embedding = await embedder.Embed(article, analysis, context.CancellationToken) };

        var message = new ArticleEnriched(context.Message.Version with { AnalysisVersion = analysis.Version }, article, analysis);
        var saved = await analyses.Save(message, word => time.Outcome(EnrichmentService.Name, word, started), time.GetUtcNow(), context.CancellationToken);
        await outbox.Send(saved);
        outcomes.Record(article.Id, article.Revision, saved.Outcome);
    }
}
