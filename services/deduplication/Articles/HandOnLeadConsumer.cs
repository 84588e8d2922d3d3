using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Takes a killed article out of what new ones are compared with, and hands its lead on to the earliest remaining copy.</summary>
/// <remarks>Safe to redeliver, and to come before the article: it will then not enter.</remarks>
public sealed class HandOnLeadConsumer(ArrivalLog arrivals, DecisionStore decisions, Outbox<DecidedArticle> outbox, Outcomes outcomes, TimeProvider time)
    : IConsumer<WithdrawArticle>
{
    public async Task Consume(ConsumeContext<WithdrawArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();

        var restored = (await decisions.Find(message.ArticleId, context.CancellationToken))?.RestoredAt;
        if (restored >= message.RequestedAt) return; // It was taken back later than it was asked.
        var (number, result) = await arrivals.Enter(Arrival.Of(message, restored), context.CancellationToken);
        var saved = await decisions.Save(
            message.ArticleId,
            held => Decided.Apply(held, message, number, result, word => time.Outcome(DeduplicationService.Name, word, started, message.Reason), time.GetUtcNow()),
            context.CancellationToken);
        await outbox.Send(saved);
        outcomes.Record(message.ArticleId, message.Revision, saved.Outcome);
    }
}
