using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Articles;

/// <summary>Takes an article away from partners and leaves a tombstone.</summary>
/// <remarks>May come before the article itself: the tombstone then refuses it.</remarks>
public sealed class WithdrawArticleConsumer(ArticleStore articles, Outbox<PublishedArticle> outbox, Sequencer<PublishedArticle, Change> changes, Outcomes outcomes, TimeProvider time)
    : IConsumer<WithdrawArticle>
{
    public async Task Consume(ConsumeContext<WithdrawArticle> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();

        var (saved, outcome) = await articles.Change(
            message.ArticleId, held => Publication.Apply(held, message, time.GetUtcNow()), word => time.Outcome(PublishingService.Name, word, started, message.Reason), context.CancellationToken);
        changes.Wake();
        await outbox.Send(saved);
        outcomes.Record(message.ArticleId, message.Revision, outcome);
    }
}
