using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Articles;

/// <summary>Moves published articles to their new place when groups change.</summary>
/// <remarks>May come before the article itself: the place is kept for it.</remarks>
public sealed class RegroupArticlesConsumer(ArticleStore articles, Outbox<PublishedArticle> outbox, Sequencer<PublishedArticle, Change> changes, Outcomes outcomes, TimeProvider time)
    : IConsumer<GroupsChanged>
{
    public async Task Consume(ConsumeContext<GroupsChanged> context)
    {
        foreach (var change in context.Message.Changes)
        {
            var started = time.GetTimestamp();
            var (saved, outcome) = await articles.Change(
                change.ArticleId,
                held => Publication.Apply(held, context.Message, change, time.GetUtcNow()),
                word => time.Outcome(PublishingService.Name, word, started, context.Message.Reason),
                context.CancellationToken);
            changes.Wake();
            await outbox.Send(saved);
            outcomes.Record(change.ArticleId, saved.State.Revision, outcome);
        }
    }
}
