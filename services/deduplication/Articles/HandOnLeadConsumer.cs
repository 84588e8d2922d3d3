using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Takes a killed article out of what new ones are compared with, and hands its lead on to the earliest remaining copy.</summary>
/// <remarks>Safe to redeliver, and to come before the article: it will then not enter.</remarks>
public sealed class HandOnLeadConsumer(ArrivalLog arrivals, DecisionStore decisions, Announcer announcer, TimeProvider time) : IConsumer<WithdrawArticle>
{
    public async Task Consume(ConsumeContext<WithdrawArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();

        var before = await decisions.Find(message.ArticleId, context.CancellationToken);
        if (before?.ErasedBy is not null)
        {
            announcer.Note(message.ArticleId, message.Revision, "erased", started, message.Reason);
            return;
        }

        var restored = before?.RestoredAt;
        if (restored >= message.RequestedAt) // It was taken back later than it was asked.
        {
            announcer.Note(message.ArticleId, message.Revision, "superseded", started, message.Reason);
            return;
        }

        var (number, result) = await arrivals.Enter(Arrival.Of(message, restored), context.CancellationToken);
        await announcer.Save(
            message.ArticleId, message.Revision,
            (held, outcomeOf, now) => Decided.Apply(held, message, number, result, outcomeOf, now),
            started, message.Reason, context.CancellationToken);
    }
}
