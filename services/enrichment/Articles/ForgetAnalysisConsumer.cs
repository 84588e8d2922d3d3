using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Enrichment.Articles;

/// <summary>Removes what is known of an erased article here.</summary>
/// <remarks>The record comes first: what fails at this moment is looked up in it before it is kept in quarantine.</remarks>
public sealed class ForgetAnalysisConsumer(
    AnalysisStore analyses, IDocuments<ErasedAnalysis> erased, [FromKeyedServices(EnrichmentService.Name)] Remains remains, Outcomes outcomes, TimeProvider time)
    : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        var message = context.Message;
        var (id, started) = (message.ArticleId.ToString("D"), time.GetTimestamp());
        await erased.InsertIfAbsent(
            new ErasedAnalysis { Id = id, RequestedBy = message.RequestedBy, RequestedAt = message.RequestedAt }, context.CancellationToken);
        var outcome = time.Outcome(EnrichmentService.Name, "erased", started);
        await analyses.Erase(message.ArticleId, outcome, context.CancellationToken);
        await remains.Remove(message.ArticleId, context.CancellationToken);
        if (await erased.Get(id, context.CancellationToken) is { DoneAt: null } begun)
            await erased.Replace(begun with { DoneAt = time.GetUtcNow() }, context.CancellationToken);
        outcomes.Record(message.ArticleId, 0, outcome);
    }
}
