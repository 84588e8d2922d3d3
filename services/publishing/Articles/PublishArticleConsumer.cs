using MassTransit;
using Wiredesk.Contracts;

namespace Wiredesk.Publishing.Articles;

/// <summary>Makes a classified article readable for partners.</summary>
/// <remarks>Safe to redeliver, and to receive in any order: each part of the article is taken by its version.</remarks>
public sealed class PublishArticleConsumer(ArticleStore articles, Publisher publisher) : IConsumer<ArticleClassified>
{
    public async Task Consume(ConsumeContext<ArticleClassified> context)
    {
        var message = context.Message;
        var saved = await publisher.Apply(message.Article.Id, (held, now) => Publication.Apply(held, message, now), null, context.CancellationToken);
        if (saved.Status is not (PublicationStatus.Withdrawn or PublicationStatus.Erased))
            await articles.Keep(PublishedRevision.Of(message), context.CancellationToken);
    }
}
