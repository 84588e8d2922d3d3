using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Sequences;

namespace Wiredesk.Defaults.Documents;

/// <summary>Gives a service its database and its collections.</summary>
public static class DocumentsRegistration
{
    /// <summary>The service's own <see cref="IDocumentStore"/>, keyed by its name, where <c>ConnectionStrings:documents</c> says.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, string service)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new StoreOf(service));
        services.AddKeyedSingleton(service, (provider, _) =>
            StoreAddress.Parse(provider.GetRequiredService<IConfiguration>().GetConnectionString("documents")).Open(service));
        services.AddKeyedSingleton(service, (provider, _) =>
            new Remains(provider.GetRequiredKeyedService<IDocumentStore>(service), provider.GetKeyedService<Erased>(service), provider.GetRequiredService<ILogger<Remains>>()));
        return services.AddHostedService<ExpireDocuments>();
    }

    /// <summary>A collection in the service's database, as <see cref="IDocuments{T}"/>. Its documents expire by themselves.</summary>
    public static IServiceCollection AddCollection<T>(this IServiceCollection services, string service, Collection<T> collection) where T : Document
    {
        services.AddSingleton(provider => provider.GetRequiredKeyedService<IDocumentStore>(service).Open(collection));
        return services.AddSingleton(provider => new ExpiringCollection(collection.Name, provider.GetRequiredService<IDocuments<T>>().Expire));
    }

    /// <summary>The one that numbers the entries waiting in <typeparamref name="TDocument"/>; both collections are added by themselves.</summary>
    public static IServiceCollection AddSequencer<TDocument, TEntry>(this IServiceCollection services, string service)
        where TDocument : Document, ISequenced<TDocument, TEntry>
        where TEntry : SequenceEntry
    {
        services.AddSingleton(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            var lease = new SequencerLease(provider.GetRequiredKeyedService<IDocumentStore>(service), typeof(TEntry).Name, time);
            return new Sequencer<TDocument, TEntry>(
                provider.GetRequiredService<IDocuments<TDocument>>(), provider.GetRequiredService<IDocuments<TEntry>>(),
                lease, time, provider.GetRequiredService<ILogger<Sequencer<TDocument, TEntry>>>());
        });
        return services.AddHostedService(provider => provider.GetRequiredService<Sequencer<TDocument, TEntry>>());
    }
}

/// <summary>Names a service that has a store in this process.</summary>
public sealed record StoreOf(string Service);
