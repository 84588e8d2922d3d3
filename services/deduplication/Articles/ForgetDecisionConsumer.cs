using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Defaults.Bus;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Takes an erased article out, as a killed one, empties its fingerprints, and leaves its words out of what was decided about others.</summary>
/// <remarks>Safe to redeliver, and to come before the article: it will then not enter.</remarks>
public sealed class ForgetDecisionConsumer(
    ArrivalLog arrivals, DecisionStore decisions, Announcer announcer, [FromKeyedServices(DeduplicationService.Name)] Remains remains, TimeProvider time)
    : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();
        var before = await decisions.Find(message.ArticleId, context.CancellationToken);
        var withdrawal = new WithdrawArticle(message.ArticleId, before?.State.Revision ?? 0, "erased", message.RequestedBy, message.RequestedAt);

        var (number, result) = await arrivals.Enter(Arrival.Of(message), context.CancellationToken);
        await announcer.Save(
            message.ArticleId, withdrawal.Revision,
            (held, outcomeOf, now) => Decided.Erase(Decided.Apply(held, withdrawal, number, result, _ => outcomeOf("erased"), now), message),
            started, null, context.CancellationToken);
        await arrivals.Erase(message.ArticleId, number, context.CancellationToken);
        await decisions.Forget(message.ArticleId, context.CancellationToken);
        await remains.Remove(message.ArticleId, context.CancellationToken);
        // Last: the record that it was done must not be there before it is.
        await decisions.Save(message.ArticleId, held => held! with { ErasedAt = held.ErasedAt ?? time.GetUtcNow() }, context.CancellationToken);
    }
}
