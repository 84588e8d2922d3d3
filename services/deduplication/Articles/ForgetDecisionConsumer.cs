using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Takes an erased article out, as a killed one, and empties its fingerprints.</summary>
/// <remarks>Safe to redeliver, and to come before the article: it will then not enter.</remarks>
public sealed class ForgetDecisionConsumer(ArrivalLog arrivals, DecisionStore decisions, Outbox<DecidedArticle> outbox, Outcomes outcomes, TimeProvider time)
    : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();
        var before = await decisions.Find(message.ArticleId, context.CancellationToken);
        var withdrawal = new WithdrawArticle(message.ArticleId, before?.State.Revision ?? 0, "erased", message.RequestedBy, message.RequestedAt);

        var (number, result) = await arrivals.Enter(Arrival.Of(withdrawal, before?.RestoredAt), context.CancellationToken);
        var saved = await decisions.Save(
            message.ArticleId,
            held => Decided.Erase(Decided.Apply(held, withdrawal, number, result, _ => time.Outcome(DeduplicationService.Name, "erased", started), time.GetUtcNow()), message, time.GetUtcNow()),
            context.CancellationToken);
        if (before is not null) await arrivals.Erase(before.State, number, context.CancellationToken);
        await outbox.Send(saved);
        outcomes.Record(message.ArticleId, saved.State.Revision, saved.Outcome);
    }
}
