using MassTransit;
using Wiredesk.Contracts;

namespace Wiredesk.Gateway.Cache;

/// <summary>Forgets at once what was kept when an article was killed. Every gateway hears of it, on a queue of its own.</summary>
public sealed class ForgetKilledConsumer(Generation generation) : IConsumer<ArticleWithdrawn>
{
    public Task Consume(ConsumeContext<ArticleWithdrawn> context)
    {
        generation.End();
        return Task.CompletedTask;
    }
}
