using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Mongo;
using Wiredesk.Defaults.Sequences;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Search;

/// <summary>The article index where the documents are: a file beside them, or a collection in their database.</summary>
public static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSingleton(provider => Open(
            StoreAddress.Parse(provider.GetRequiredService<IConfiguration>().GetConnectionString("documents")), provider.GetRequiredService<ILogger<MongoArticleIndex>>()));
        services.AddSingleton<ArticleSearch>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ArticleIndexer>(
            provider, new SequencerLease(provider.GetRequiredKeyedService<IDocumentStore>(PublishingService.Name), "article-index", provider.GetRequiredService<TimeProvider>())));
        return services.AddHostedService(provider => provider.GetRequiredService<ArticleIndexer>());
    }

    private static IArticleIndex Open(StoreAddress address, ILogger<MongoArticleIndex> log) => address switch
    {
        StoreAddress.Server server => new MongoArticleIndex(MongoDocumentStore.Connect(server.Connection).GetDatabase(server.DatabaseOf(PublishingService.Name)), log),
        StoreAddress.Folder folder => new SqliteArticleIndex(Path.Combine(folder.Path, PublishingService.Name + "-index.db")),
        _ => throw new InvalidOperationException("Documents are neither on a server nor in a folder."),
    };
}
