using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication;

/// <summary>Deduplication: same text? same event? same story?</summary>
public static class DeduplicationService
{
    public const string Name = "deduplication";

    public static IServiceCollection AddDeduplication(this IServiceCollection services)
    {
        services.AddDocuments(Name);
        services.AddOutbox(Name, DecidedArticle.Collection);
        services.AddErased<EraseArticle, DecidedArticle>(Name, article => article.ErasedBy is not null);
        services.AddCollection(Name, Arrival.Collection);
        services.AddCollection(Name, Snapshot.Collection);
        services.AddCollection(Name, SnapshotPiece.Collection);
        services.AddCollection(Name, ErasedUpTo.Collection);
        services.AddCollection(Name, StandingEdits.Collection);
        services.AddSingleton(provider => DeduplicationSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<Replica>();
        services.AddSingleton<DecisionStore>();
        services.AddSingleton<Announcer>();
        services.AddSingleton<ArrivalLog>();
        services.AddHostedService(provider => provider.GetRequiredService<ArrivalLog>());
        services.AddSingleton<EditAnnouncer>();
        services.AddHostedService<LateAnnouncements>();
        services.AddConsumer<ClassifyArticleConsumer>(Name);
        services.AddConsumer<HandOnLeadConsumer>(Name);
        services.AddConsumer<ReturnArticleConsumer>(Name);
        services.AddConsumer<ForgetDecisionConsumer>(Name);
        return services;
    }

    /// <summary>What editors ask of groups.</summary>
    public static void MapDeduplication(this IEndpointRouteBuilder routes) => routes.MapGroups();
}
