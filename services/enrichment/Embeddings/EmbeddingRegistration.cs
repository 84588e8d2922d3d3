using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Wiredesk.Enrichment.Embeddings;

/// <summary>Registers the generator that the configuration names; none by default. A configuration that makes no sense ends the start.</summary>
public static class EmbeddingRegistration
{
    private const int FewestTokens = 3; // start, end, and one of the text

    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section)
            .Validate(options => options is not { Endpoint: not null, ModelPath: not null }, "Embeddings:Endpoint and Embeddings:ModelPath are both set; embeddings come from one of them.")
            .Validate(options => options is not { Endpoint: not null, Model: null }, "Embeddings:Endpoint is set without Embeddings:Model, the model to ask for.")
            .Validate(options => options.MaxTokens >= FewestTokens, $"Embeddings:MaxTokens must be {FewestTokens} at least.")
            .ValidateOnStart();
        services.AddSingleton(provider => new ArticleEmbedder(
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ArticleEmbedder>>(),
            provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>() ?? Configured(provider.GetRequiredService<IOptions<EmbeddingOptions>>().Value)));
        return services;
    }

    internal static IEmbeddingGenerator<string, Embedding<float>>? Configured(EmbeddingOptions options) => options switch
    {
        // The operator names this address, so it needs no guard against private networks.
        { Endpoint: { } endpoint, Model: { } model } => new EndpointEmbeddings(new HttpClient(), endpoint, model, options.Key),
        { ModelPath: { } path } => new LocalEmbeddings(
            path, options.VocabularyPath ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "vocab.txt"), options.LowerCase, options.MaxTokens),
        _ => null,
    };
}
