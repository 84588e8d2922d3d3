using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Enrichment.Articles;

/// <summary>Removes what is known of an erased article here.</summary>
/// <remarks>The record comes first: what is being analysed at this moment finds it afterwards.</remarks>
public sealed class ForgetAnalysisConsumer(
    IDocuments<EnrichedArticle> articles, IDocuments<ErasedAnalysis> erased, [FromKeyedServices(EnrichmentService.Name)] Remains remains, TimeProvider time)
    : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        var message = context.Message;
        var id = message.ArticleId.ToString("D");
        await erased.InsertIfAbsent(
            new ErasedAnalysis { Id = id, RequestedBy = message.RequestedBy, RequestedAt = message.RequestedAt }, context.CancellationToken);
        await articles.Delete(id, context.CancellationToken);
        await remains.Remove(message.ArticleId, context.CancellationToken);
        if (await erased.Get(id, context.CancellationToken) is { DoneAt: null } begun)
            await erased.Replace(begun with { DoneAt = time.GetUtcNow() }, context.CancellationToken);
    }
}
