namespace Wiredesk.Enrichment.Embeddings;

/// <summary>Where embeddings come from (configuration section <c>Embeddings</c>). Nothing is set by default, and then none are made.</summary>
public sealed class EmbeddingOptions
{
    public const string Section = "Embeddings";

    /// <summary>The address of an OpenAI-compatible service, up to and without <c>/embeddings</c>: <c>http://localhost:11434/v1</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Instead of a service: an ONNX file on this machine, an encoder that takes word pieces (<c>input_ids</c>, and as it wants <c>attention_mask</c>, <c>token_type_ids</c>).</summary>
    public string? ModelPath { get; set; }

    /// <summary>The word pieces of that model, one a line; <c>vocab.txt</c> beside it where nothing is said.</summary>
    public string? VocabularyPath { get; set; }

    /// <summary>Whether that model reads texts in lower case, as those called "uncased" do.</summary>
    public bool LowerCase { get; set; } = true;

    /// <summary>The most word pieces that it reads of a text.</summary>
    public int MaxTokens { get; set; } = 512;

    /// <summary>The name of the model, as the service knows it; it is kept with each vector, since vectors of different models must not be compared.</summary>
    public string? Model { get; set; }

    /// <summary>The key that the service asks for; sent as a bearer token.</summary>
    public string? Key { get; set; }
}
