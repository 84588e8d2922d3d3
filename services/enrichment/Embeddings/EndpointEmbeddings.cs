using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.AI;

namespace Wiredesk.Enrichment.Embeddings;

/// <summary>Embeddings from an OpenAI-compatible service: <c>POST {endpoint}/embeddings</c> (OpenAI API reference, "Create embeddings").</summary>
public sealed class EndpointEmbeddings(HttpClient http, Uri endpoint, string model, string? key) : IEmbeddingGenerator<string, Embedding<float>>
{
    private sealed record Request(string Model, IReadOnlyList<string> Input);

    private sealed record Answer(IReadOnlyList<Item> Data);

    private sealed record Item(int Index, float[] Embedding);

    /// <exception cref="HttpRequestException">The service refused, or could not be reached.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/embeddings"))
        {
            Content = JsonContent.Create(new Request(options?.ModelId ?? model, [.. values])),
        };
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<Answer>(cancellationToken) ?? throw new HttpRequestException("The service answered with nothing.");
        return [.. answer.Data.OrderBy(item => item.Index).Select(item => new Embedding<float>(item.Embedding) { ModelId = model })];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();
}
