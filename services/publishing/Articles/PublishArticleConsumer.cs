using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Articles;

/// <summary>Makes a classified article readable for partners.</summary>
/// <remarks>Safe to redeliver, and to receive in any order: each part of the article is taken by its version.</remarks>
public sealed class PublishArticleConsumer(ArticleStore articles, Outbox<PublishedArticle> outbox, Sequencer<PublishedArticle, Change> changes, Outcomes outcomes, TimeProvider time)
    : IConsumer<ArticleClassified>
{
    public async Task Consume(ConsumeContext<ArticleClassified> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();

        await articles.Keep(PublishedRevision.Of(message), context.CancellationToken);
        var (saved, outcome) = await articles.Change(
            message.Article.Id, held => Publication.Apply(held, message, time.GetUtcNow()), word => time.Outcome(PublishingService.Name, word, started), context.CancellationToken);
        changes.Wake();
        await outbox.Send(saved);
        outcomes.Record(message.Article.Id, message.Article.Revision, outcome);
    }
}
