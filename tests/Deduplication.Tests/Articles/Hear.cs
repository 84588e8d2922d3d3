using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Articles;

internal sealed class HearClassifiedConsumer(Heard<ArticleClassified> heard) : IConsumer<ArticleClassified>
{
    public Task Consume(ConsumeContext<ArticleClassified> context)
    {
        heard.Add(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class HearGroupsConsumer(Heard<GroupsChanged> heard) : IConsumer<GroupsChanged>
{
    public Task Consume(ConsumeContext<GroupsChanged> context)
    {
        heard.Add(context.Message);
        return Task.CompletedTask;
    }
}
