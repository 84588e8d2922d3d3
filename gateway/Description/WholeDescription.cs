using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Yarp.ReverseProxy;

namespace Wiredesk.Gateway.Description;

/// <summary><c>/openapi/v1.json</c>: what the gateway and the services behind it say of themselves, in one document.</summary>
/// <remarks>Kept for a minute, as anybody may ask for it. A service that does not answer is named in the document, which then lacks its part and is kept for five seconds.</remarks>
public sealed class WholeDescription(
    IProxyStateLookup proxy, [FromKeyedServices(WholeDescription.Name)] IOpenApiDocumentProvider own, TimeProvider time, ILogger<WholeDescription> log) : IDisposable
{
    public const string Name = "v1";

    // Publishing's comes first: partners read that part, and it says what holds for all.
    private static readonly string[] Services = ["publishing", "ingestion", "enrichment", "deduplication"];
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptIncomplete = TimeSpan.FromSeconds(5); // Else all who ask would wait in a row for a service that hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private (byte[] Document, long At, TimeSpan For)? _kept;

    /// <summary>The document as JSON.</summary>
    public async Task<byte[]> Get(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } kept && time.GetElapsedTime(kept.At) < kept.For) return kept.Document;
            var asked = await Task.WhenAll(Services.Select(service => Ask(service, cancellationToken)));
            var parts = Services.Zip(asked, (service, document) => (Service: service, Document: document)).Where(part => part.Document is not null).Select(part => (part.Service, part.Document!)).ToList();
            var whole = Merged([.. parts, ("gateway", await Own(cancellationToken))]);
            var silent = Services.Except(parts.Select(part => part.Service)).ToList();
            if (silent.Count > 0) Child(whole, "info")["description"] = $"Incomplete: no answer from {string.Join(", ", silent)}. {(string?)whole["info"]!["description"]}".TrimEnd();
            var document = Encoding.UTF8.GetBytes(whole.ToJsonString());
            _kept = (document, time.GetTimestamp(), silent.Count == 0 ? Kept : KeptIncomplete);
            return document;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Several descriptions in one, with what the first says of the whole. What two call by one name and describe otherwise gets the service's name behind it. Pure.</summary>
    public static JsonObject Merged(IReadOnlyList<(string Service, JsonObject Document)> parts)
    {
        var whole = (JsonObject)parts[0].Document.DeepClone();
        foreach (var (service, document) in parts.Skip(1))
        {
            var part = Apart(whole, service, document);
            AddAll(whole, part, "paths");
            foreach (var kind in part["components"]?.AsObject().Select(kind => kind.Key).ToList() ?? [])
                AddAll(Child(whole, "components"), part["components"]!.AsObject(), kind);
            var tags = whole["tags"] as JsonArray ?? [];
            foreach (var tag in (part["tags"] as JsonArray ?? []).Where(tag => !tags.Any(known => (string?)known!["name"] == (string?)tag!["name"])).ToList())
                tags.Add(tag!.DeepClone());
            whole["tags"] = tags;
        }

        whole["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }); // Services know only where they stand themselves.
        return whole;
    }

    public void Dispose() => _gate.Dispose();

    // Renaming one makes those that mention it differ too: until none does.
    private static JsonObject Apart(JsonObject whole, string service, JsonObject part)
    {
        while (Clash(whole, part) is var (kind, name))
        {
            var renamed = part["components"]![kind]![name]!.DeepClone();
            part["components"]![kind]!.AsObject().Remove(name);
            part["components"]![kind]![$"{name}.{service}"] = renamed;
            part = (JsonObject)JsonNode.Parse(part.ToJsonString().Replace($"\"#/components/{kind}/{name}\"", $"\"#/components/{kind}/{name}.{service}\"", StringComparison.Ordinal))!;
        }

        return part;
    }

    private static (string Kind, string Name)? Clash(JsonObject whole, JsonObject part)
    {
        foreach (var (kind, named) in part["components"]?.AsObject() ?? [])
        {
            foreach (var (name, meaning) in named!.AsObject())
            {
                if (whole["components"]?[kind]?[name] is { } known && !JsonNode.DeepEquals(known, meaning)) return (kind, name);
            }
        }

        return null;
    }

    private static void AddAll(JsonObject whole, JsonObject part, string member)
    {
        var into = Child(whole, member);
        foreach (var (name, value) in part[member]?.AsObject() ?? [])
        {
            if (!into.ContainsKey(name)) into[name] = value!.DeepClone();
        }
    }

    private static JsonObject Child(JsonObject parent, string name) => (JsonObject)(parent[name] ??= new JsonObject());

    private async Task<JsonObject> Own(CancellationToken cancellationToken)
    {
        var document = await own.GetOpenApiDocumentAsync(cancellationToken);
        return (JsonObject)JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken))!;
    }

    // Of the first replica that answers: health checks take seconds to see that one is gone.
    private async Task<JsonObject?> Ask(string service, CancellationToken cancellationToken)
    {
        if (!proxy.TryGetCluster(service, out var cluster)) return null;
        foreach (var replica in cluster.DestinationsState.AvailableDestinations)
        {
            if (await Ask(service, cluster.Model.HttpClient, replica.Model.Config.Address, cancellationToken) is { } document) return document;
        }

        return null;
    }

    private async Task<JsonObject?> Ask(string service, HttpMessageInvoker http, string address, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(address), $"openapi/{Name}.json"));
            using var answer = await http.SendAsync(request, limit.Token);
            return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync(limit.Token)) as JsonObject : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or System.Text.Json.JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("The description of {Service} could not be had from {Address}: {Reason}", service, address, failure.Message);
            return null;
        }
    }
}
