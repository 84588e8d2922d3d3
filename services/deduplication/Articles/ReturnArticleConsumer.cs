using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Defaults.Bus;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Lets a killed article take part again, and says where it now stands.</summary>
/// <remarks>
/// Safe to redeliver. One that never came in, or was not killed, is left alone: ingestion sends its newest revision again. One that is erased, before or
/// meanwhile, stays out.
/// </remarks>
public sealed class ReturnArticleConsumer(
    ArrivalLog arrivals, DecisionStore decisions, Announcer announcer, [FromKeyedServices(DeduplicationService.Name)] Remains remains, TimeProvider time)
    : IConsumer<RestoreArticle>
{
    public async Task Consume(ConsumeContext<RestoreArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();
        var held = await decisions.Find(message.ArticleId, context.CancellationToken);
        if (held is not { Withdrawn: true, ErasedBy: null } killed)
        {
            if (held?.ErasedBy is not null) // Its entry may have been made before, and this one broken off.
                await Forget(held.State.DecisionVersion);
            announcer.Note(message.ArticleId, held?.State.Revision ?? 0, held is null ? "unknown" : held.Withdrawn ? "erased" : "unchanged", started, message.Reason);
            return;
        }

        var (number, result) = await arrivals.Latest(killed.State, context.CancellationToken) is { Fingerprint: { } fingerprint }
            ? await arrivals.Enter(Arrival.Of(message, fingerprint), context.CancellationToken)
            : (killed.State.DecisionVersion, Outcome.None);
        var saved = await announcer.Save(
            message.ArticleId, killed.State.Revision,
            (now, outcomeOf, at) => Decided.Apply(now!, message, number, result, outcomeOf, at),
            started, message.Reason, context.CancellationToken);
        if (saved.ErasedBy is not null)
            await Forget(number);

        async Task Forget(long entry) // Made after the others were emptied.
        {
            await arrivals.Erase(message.ArticleId, entry, context.CancellationToken);
            await remains.Remove(message.ArticleId, context.CancellationToken);
        }
    }
}
