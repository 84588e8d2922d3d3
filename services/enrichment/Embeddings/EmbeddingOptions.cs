namespace Wiredesk.Enrichment.Embeddings;

/// <summary>Where embeddings come from (configuration section <c>Embeddings</c>). Nothing is set by default, and then none are made.</summary>
public sealed class EmbeddingOptions
{
    public const string Section = "Embeddings";

    /// <summary>The address of an OpenAI-compatible service, up to and without <c>/embeddings</c>: <c>http://localhost:11434/v1</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The name of the model, as the service knows it; it is kept with each vector, since vectors of different models must not be compared.</summary>
    public string? Model { get; set; }

    /// <summary>The key that the service asks for; sent as a bearer token.</summary>
    public string? Key { get; set; }
}
