using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Lets a killed article take part again, and says where it now stands.</summary>
/// <remarks>Safe to redeliver. One that never came in, or was not killed, is left alone: ingestion sends its newest revision again.</remarks>
public sealed class ReturnArticleConsumer(ArrivalLog arrivals, DecisionStore decisions, Outbox<DecidedArticle> outbox, Outcomes outcomes, TimeProvider time)
    : IConsumer<RestoreArticle>
{
    public async Task Consume(ConsumeContext<RestoreArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();
        if (await decisions.Find(message.ArticleId, context.CancellationToken) is not { Withdrawn: true, ErasedAt: null } killed) return;

        var result = await arrivals.Latest(killed.State, context.CancellationToken) is { Fingerprint: { } fingerprint }
            ? await arrivals.Enter(Arrival.Of(message, fingerprint), context.CancellationToken)
            : (killed.State.DecisionVersion, Outcome.None);
        var saved = await decisions.Save(
            message.ArticleId,
            held => Decided.Apply(held!, message, result.Item1, result.Item2, word => time.Outcome(DeduplicationService.Name, word, started, message.Reason), time.GetUtcNow()),
            context.CancellationToken);
        await outbox.Send(saved);
        outcomes.Record(message.ArticleId, saved.State.Revision, saved.Outcome);
    }
}
