using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Partners;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Channels;

/// <summary>The publishing service, allowed to call this machine, with partners that have webhooks.</summary>
public abstract class ChannelTest : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _toEnd = [];

    private protected TempFolder Folder { get; } = new();

    private protected ServiceHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await Start();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_toEnd))
            await one.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<ServiceHost> Start(Action<IServiceCollection>? add = null, params (string, string?)[] settings)
    {
        var host = await ServiceHost.Start(
            PublishingService.Name,
            Folder.Path,
            services =>
            {
                services.AddPublishing();
                add?.Invoke(services);
            },
            app => app.MapPublishing(),
            [("Fetch:AllowedNetworks", "127.0.0.0/8"), .. settings]);
        _toEnd.Add(host);
        return host;
    }

    private protected async Task<Receiver> Receive()
    {
        var receiver = await Receiver.Start();
        _toEnd.Add(receiver);
        return receiver;
    }

    /// <summary>Somebody whom the gateway let in.</summary>
    private protected HttpClient As(string holder, params string[] scopes)
    {
        var client = Host.Client();
        client.DefaultRequestHeaders.Add(IdentityRegistration.Header, ServiceHost.Identity(holder, scopes is [] ? [Scopes.Read] : scopes));
        return client;
    }

    /// <summary>What a path answers, as a partner.</summary>
    private protected async Task<JsonNode> Call(string holder, HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK, params string[] scopes)
    {
        using var client = As(holder, scopes);
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private protected Task<JsonNode> Hook(string holder, Receiver receiver, string payload = "thin", string signature = "hmac", string from = "now") =>
        Call(holder, HttpMethod.Post, "/v1/webhooks", new { url = receiver.Url, payload, signature, from }, HttpStatusCode.Created);

    private protected Task<JsonNode> Hook(string holder, string id) => Call(holder, HttpMethod.Get, $"/v1/webhooks/{id}");

    private protected Task SavePartner(string id, params string[] sources) =>
        Host.Get<PartnerStore>().Save(new Partner { Id = id, Name = id, Entitlement = new Entitlement { Sources = sources } }, CancellationToken.None);

    /// <summary>Publishes articles; gives their ids.</summary>
    private protected async Task<List<Guid>> Publish(int count, string source = "the-harbour-post")
    {
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            var id = Guid.CreateVersion7();
            var message = Reports.Classified(id);
            await Host.Deliver(message with { Article = message.Article with { Source = source } });
            ids.Add(id);
        }

        return ids;
    }

    private protected static Task Until(Func<bool> condition) => ServiceHost.Until(() => Task.FromResult(condition()));
}
