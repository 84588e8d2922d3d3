using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Tests;

namespace Wiredesk.Enrichment.Tests.Articles;

internal sealed class HearEnrichedConsumer(Heard<ArticleEnriched> heard) : IConsumer<ArticleEnriched>
{
    public Task Consume(ConsumeContext<ArticleEnriched> context)
    {
        heard.Add(context.Message);
        return Task.CompletedTask;
    }
}
