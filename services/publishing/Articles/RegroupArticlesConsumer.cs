using MassTransit;
using Wiredesk.Contracts;

namespace Wiredesk.Publishing.Articles;

/// <summary>Moves published articles to their new place when groups change.</summary>
/// <remarks>May come before the article itself: the place is kept for it.</remarks>
public sealed class RegroupArticlesConsumer(Publisher publisher) : IConsumer<GroupsChanged>
{
    public async Task Consume(ConsumeContext<GroupsChanged> context)
    {
        var message = context.Message;
        foreach (var change in message.Changes)
            await publisher.Apply(change.ArticleId, (held, now) => Publication.Apply(held, message, change, now), message.Reason, context.CancellationToken);
    }
}
