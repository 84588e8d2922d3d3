using MassTransit;
using Wiredesk.Contracts;

namespace Wiredesk.Publishing.Articles;

/// <summary>Takes an article away from partners and leaves a tombstone.</summary>
/// <remarks>May come before the article itself: the tombstone then refuses it.</remarks>
public sealed class WithdrawArticleConsumer(Publisher publisher) : IConsumer<WithdrawArticle>
{
    public Task Consume(ConsumeContext<WithdrawArticle> context) =>
        publisher.Apply(context.Message.ArticleId, (held, now) => Publication.Apply(held, context.Message, now), context.Message.Reason, context.CancellationToken);
}
