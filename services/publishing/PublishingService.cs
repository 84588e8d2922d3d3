using Scalar.AspNetCore;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Channels;
using Wiredesk.Publishing.Description;
using Wiredesk.Publishing.Editing;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Revisions;
using Wiredesk.Publishing.Search;
using Wiredesk.Publishing.Stories;

namespace Wiredesk.Publishing;

/// <summary>Publishing: what partners get.</summary>
public static class PublishingService
{
    public const string Name = "publishing";

    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddDocuments(Name);
        services.AddOutbox(Name, PublishedArticle.Collection);
        services.AddErased<EraseArticle, PublishedArticle>(Name, article => article.Status == PublicationStatus.Erased, QuarantinedWords.Without);
        services.AddCollection(Name, PublishedRevision.Collection);
        services.AddCollection(Name, Change.Collection);
        services.AddCollection(Name, Partner.Collection);
        services.AddCollection(Name, Receipt.Collection);
        services.AddCollection(Name, ErasureRecord.Collection);
        services.AddSequencer<PublishedArticle, Change>(Name);
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<ChangeStore>();
        services.AddSingleton<PartnerStore>();
        services.AddSingleton<ReceiptStore>();
        services.AddChannels(Name);
        services.AddSearch();
        services.AddSingleton<Publisher>();
        services.AddConsumer<PublishArticleConsumer>(Name);
        services.AddConsumer<RegroupArticlesConsumer>(Name);
        services.AddConsumer<WithdrawArticleConsumer>(Name);
        services.AddConsumer<RestoreArticleConsumer>(Name);
        services.AddConsumer<EraseArticleConsumer>(Name);
        services.AddHostedService<EmbargoLifter>();
        services.AddHostedService<LateRevisions>();
        services.AddSingleton<Retention>();
        services.AddHostedService(provider => provider.GetRequiredService<Retention>());
        services.AddSingleton<ChangeTail>();
        services.AddHostedService(provider => provider.GetRequiredService<ChangeTail>());
        services.AddSingleton<ChangeReader>();
        services.AddSingleton<ArticleAccess>();
        services.AddSingleton<WrittenArticles>();
        services.AddSingleton<ArticleLists>();
        services.AddSingleton<Moves>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<EditorDesk>();
        services.AddSingleton<FeedJudge>();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // Keys and identities travel in headers, which are not compressed with the content.
            compression.MimeTypes = [.. Format.All.Select(format => format.MediaType), "application/problem+json", "application/schema+json"];
        });
        services.AddDescription();
        return services;
    }

    public static void MapPublishing(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1").RequireAuthorization(Scopes.Read).RefuseUnknownParameters().AnswerHead();
        api.MapArticles();
        api.MapRevisions();
        api.MapStories();
        api.MapFeeds();
        api.MapChanges();
        routes.MapChannels();
        routes.MapPartners();
        routes.MapEditor();
        // The script comes with the package; nothing is fetched from elsewhere, and nothing of what is read or tried here goes there.
        routes.MapScalarApiReference("/scalar", page => page.WithTitle("Wiredesk API")
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton()).AllowAnonymous().AnswerHead();
    }
}
