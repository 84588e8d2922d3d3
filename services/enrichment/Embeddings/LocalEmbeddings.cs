using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Tokenizers;

namespace Wiredesk.Enrichment.Embeddings;

/// <summary>Embeddings from a model file on this machine, run by ONNX Runtime: a BERT-like encoder with its <c>vocab.txt</c>.</summary>
/// <remarks>
/// The vectors of all word pieces are averaged and brought to length 1 (mean pooling: Reimers and Gurevych, "Sentence-BERT", 2019). The model is loaded at
/// first use; the runtime's native library is part of the build only with <c>-p:LocalEmbeddings=true</c>, since it has some 30 MB.
/// </remarks>
public sealed class LocalEmbeddings(string model, string vocabulary, bool lowerCase, int maxTokens) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly string _name = Path.GetFileNameWithoutExtension(model);
    private readonly Lazy<InferenceSession> _session = new(() => Open(model));
    private readonly Lazy<BertTokenizer> _tokenizer = new(() => BertTokenizer.Create(vocabulary, new BertOptions { LowerCaseBeforeTokenization = lowerCase }));

    /// <exception cref="IOException">The model or its vocabulary cannot be read.</exception>
    /// <exception cref="OnnxRuntimeException">The file is no model, or none that takes word pieces and gives vectors.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Vector(text)) { ModelId = _name }).ToList()), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        if (_session.IsValueCreated)
            _session.Value.Dispose();
    }

    private static InferenceSession Open(string model)
    {
        if (!File.Exists(model))
            throw new FileNotFoundException($"There is no embedding model {model}.", model);
        // Several articles are analysed at the same time; each takes one core.
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions { IntraOpNumThreads = 1 };
        return new InferenceSession(model, options);
    }

    private float[] Vector(string text)
    {
        var ids = _tokenizer.Value.EncodeToIds(text, maxTokens, addSpecialTokens: true, out _, out _).Select(id => (long)id).ToArray();
        var inputs = _session.Value.InputMetadata.Keys.Select(name => NamedOnnxValue.CreateFromTensor(name, Input(name, ids))).ToList();
        using var results = _session.Value.Run(inputs, [_session.Value.OutputNames[0]]);
        return Pooled(results[0].AsTensor<float>());
    }

    // One text at a time, so that nothing is padded: every piece counts, and all are of the first sentence.
    private static DenseTensor<long> Input(string name, long[] ids) => new(
        name switch { "attention_mask" => [.. Enumerable.Repeat(1L, ids.Length)], "token_type_ids" => new long[ids.Length], _ => ids }, [1, ids.Length]);

    // [1, pieces, size]; a model that pools by itself gives [1, size].
    private static float[] Pooled(Tensor<float> output)
    {
        var vector = new float[output.Dimensions[^1]];
        var at = 0;
        foreach (var value in output)
            vector[at++ % vector.Length] += value;
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : Array.ConvertAll(vector, value => value / length);
    }
}
