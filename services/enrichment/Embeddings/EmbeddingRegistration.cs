using Microsoft.Extensions.AI;

namespace Wiredesk.Enrichment.Embeddings;

/// <summary>Registers the generator that the configuration names; none by default.</summary>
public static class EmbeddingRegistration
{
    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ArticleEmbedder(
            provider.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ArticleEmbedder>>(),
            provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>() ?? Configured(provider.GetRequiredService<IConfiguration>())));
        return services;
    }

    private static EndpointEmbeddings? Configured(IConfiguration configuration)
    {
        var options = configuration.GetSection(EmbeddingOptions.Section).Get<EmbeddingOptions>();
        // The operator names this address, so it needs no guard against private networks.
        return options is { Endpoint: { } endpoint, Model: { } model } ? new EndpointEmbeddings(new HttpClient(), endpoint, model, options.Key) : null;
    }
}
