using MassTransit;
using Wiredesk.Contracts;

namespace Wiredesk.Publishing.Articles;

/// <summary>Brings a killed article back.</summary>
/// <remarks>May come before the kill itself, which is then too old to hold.</remarks>
public sealed class RestoreArticleConsumer(Publisher publisher) : IConsumer<RestoreArticle>
{
    public Task Consume(ConsumeContext<RestoreArticle> context) =>
        publisher.Apply(context.Message.ArticleId, (held, now) => Publication.Apply(held, context.Message, now), context.Message.Reason, context.CancellationToken);
}
