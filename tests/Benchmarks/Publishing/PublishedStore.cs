using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Benchmarks.Publishing;

/// <summary>Publishing's store, opened without the service, to be filled faster than over the bus.</summary>
internal static class PublishedStore
{
    public static ServiceProvider Open(string folder)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:documents"] = $"Data Source={folder}" }).Build());
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddMetrics();
        services.AddPublishing();
        return services.BuildServiceProvider();
    }

    /// <summary>Writes articles, each with the change that announces it, behind a number of the changes feed.</summary>
    public static async Task Write(ServiceProvider services, IReadOnlyList<PublishedArticle> batch, long after)
    {
        await services.GetRequiredService<IDocuments<PublishedArticle>>().Write([.. batch.Select(article => new Write<PublishedArticle>.Insert(article))], CancellationToken.None);
        await services.GetRequiredService<IDocuments<Change>>().Write(
            [.. batch.Select((article, n) => new Write<Change>.Insert(Change.Of(ChangeKind.Create, article.State, article.CreatedAt!.Value) with { Number = after + n + 1 }))], CancellationToken.None);
    }
}
