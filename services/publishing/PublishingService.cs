using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Channels;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing;

/// <summary>Publishing: what partners get.</summary>
public static class PublishingService
{
    public const string Name = "publishing";

    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddDocuments(Name);
        services.AddOutbox(Name, PublishedArticle.Collection);
        services.AddCollection(Name, PublishedRevision.Collection);
        services.AddCollection(Name, Change.Collection);
        services.AddSequencer<PublishedArticle, Change>(Name);
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<ChangeStore>();
        services.AddSingleton<Publisher>();
        services.AddCollection(Name, Partner.Collection);
        services.AddCollection(Name, Receipt.Collection);
        services.AddSingleton<PartnerStore>();
        services.AddSingleton<ReceiptStore>();
        services.AddChannels(Name);
        services.AddConsumer<PublishArticleConsumer>(Name);
        services.AddConsumer<RegroupArticlesConsumer>(Name);
        services.AddConsumer<WithdrawArticleConsumer>(Name);
        services.AddConsumer<RestoreArticleConsumer>(Name);
        return services;
    }

    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1").RequireAuthorization(Scopes.Read);
        api.MapArticles();
        api.MapChanges();
        routes.MapChannels();
    }
}
