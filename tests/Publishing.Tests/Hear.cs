using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests;

internal sealed class HearPublishedConsumer(Heard<object> heard) : IConsumer<ArticlePublished>, IConsumer<ArticleUpdated>, IConsumer<ArticleWithdrawn>
{
    public Task Consume(ConsumeContext<ArticlePublished> context) => Hear(context.Message);

    public Task Consume(ConsumeContext<ArticleUpdated> context) => Hear(context.Message);

    public Task Consume(ConsumeContext<ArticleWithdrawn> context) => Hear(context.Message);

    private Task Hear(object message)
    {
        heard.Add(message);
        return Task.CompletedTask;
    }
}
