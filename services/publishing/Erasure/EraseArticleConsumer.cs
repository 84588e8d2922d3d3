using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Erasure;

/// <summary>Removes everything published of an article, what others quote of it too, and leaves a tombstone without content.</summary>
/// <remarks>May come before the article itself: the tombstone then refuses it. It comes first, so that what is published meanwhile finds it.</remarks>
public sealed class EraseArticleConsumer(
    Publisher publisher, ArticleStore articles, IDocuments<ErasureRecord> records, [FromKeyedServices(PublishingService.Name)] Remains remains, TimeProvider time)
    : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        var message = context.Message;
        await publisher.Apply(message.ArticleId, (held, now) => Publication.Apply(held, message, now), null, context.CancellationToken);
        await articles.Forget(message.ArticleId, context.CancellationToken);
        await articles.ForgetQuoted(message.ArticleId, context.CancellationToken);
        await remains.Remove(message.ArticleId, context.CancellationToken);
        await records.InsertIfAbsent(
            new ErasureRecord { Id = message.ArticleId.ToString("D"), RequestedBy = message.RequestedBy, RequestedAt = message.RequestedAt, DoneAt = time.GetUtcNow() }, context.CancellationToken);
    }
}
