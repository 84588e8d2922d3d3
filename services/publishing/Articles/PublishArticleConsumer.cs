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
        if (saved.Status is PublicationStatus.Erased)
            await articles.Forget(message.Article.Id, context.CancellationToken); // What this left when it came before, and was broken off.
        else if (saved.Status is not PublicationStatus.Withdrawn)
            await articles.Keep(PublishedRevision.Of(message), context.CancellationToken);
    }
}
