using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Takes an erased article out, as a killed one, and empties its fingerprints.</summary>
/// <remarks>Safe to redeliver, and to come before the article: it will then not enter.</remarks>
public sealed class ForgetDecisionConsumer(ArrivalLog arrivals, DecisionStore decisions, Announcer announcer, TimeProvider time) : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();
        var before = await decisions.Find(message.ArticleId, context.CancellationToken);
        var withdrawal = new WithdrawArticle(message.ArticleId, before?.State.Revision ?? 0, "erased", message.RequestedBy, message.RequestedAt);

        var (number, result) = await arrivals.Enter(Arrival.Of(withdrawal, before?.RestoredAt), context.CancellationToken);
        // The fingerprints go first: the record that the article was erased must not be there before it is.
        if (before is not null) await arrivals.Erase(before.State, number, context.CancellationToken);
        await announcer.Save(
            message.ArticleId, withdrawal.Revision,
            (held, outcomeOf, now) => Decided.Erase(Decided.Apply(held, withdrawal, number, result, _ => outcomeOf("erased"), now), message, now),
            started, null, context.CancellationToken);
    }
}
