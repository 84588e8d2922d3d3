using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Webhooks;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Channels;

/// <summary>Dapr's output bindings and secret stores, over Dapr's own protocol.</summary>
public sealed class BindingTests : ChannelTest
{
    [Fact]
    public async Task Binding_GetsEveryChangeInOrder()
    {
        await using var sidecar = await Sidecar.Start();
        var client = await Admin(("DAPR_GRPC_ENDPOINT", sidecar.Address));
        await Make(client, new { binding = "archive", operation = "create", payload = "full", metadata = new Dictionary<string, string> { ["key"] = "{kind}/{article}.json", ["note"] = "{number} {id}" } });

        var ids = await PublishTo(3);
        await Until(() => sidecar.Invoked.Count == 3);

        foreach (var (invoked, n) in sidecar.Invoked.Select((invoked, n) => (invoked, n)))
        {
            var data = JsonNode.Parse(invoked.Data.ToStringUtf8())!;
            Assert.Equal(("archive", "create"), (invoked.Name, invoked.Operation));
            Assert.Equal(("article.create", ids[n]), ((string)data["type"]!, (Guid)data["data"]!["article"]!["id"]!));
            Assert.Equal($"article.create/{ids[n]}.json", invoked.Metadata["key"]);
            Assert.Matches($"^{n + 1} msg_[0-9a-f]{{32}}$", invoked.Metadata["note"]);
            Assert.Equal("application/json", invoked.Metadata["contentType"]);
        }
    }

    [Fact]
    public async Task Binding_ThatFailsIsToldAndTriedAgain()
    {
        await using var sidecar = await Sidecar.Start();
        sidecar.Failure = (13, "error invoking output binding archive: disk is full");
        var client = await Admin(("DAPR_GRPC_ENDPOINT", sidecar.Address));
        var id = await Make(client, new { binding = "archive" });

        await PublishTo(2);
        await ServiceHost.Until(async () => (int)(await Get(client, id))["failures"]! == 1);
        Assert.Contains("disk is full", (string)(await Get(client, id))["lastError"]!, StringComparison.Ordinal);

        sidecar.Failure = null;
        await client.PostAsync(new Uri($"/admin/partners/lighthouse/webhooks/{id}/enable", UriKind.Relative), null);
        await Until(() => sidecar.Invoked.Count == 3); // The first twice, then the second.
    }

    [Fact]
    public async Task WithoutASidecar_TheErrorSaysWhatIsMissing()
    {
        var client = await Admin();
        var id = await Make(client, new { binding = "archive" });

        var ping = await client.PostAsync(new Uri($"/admin/partners/lighthouse/webhooks/{id}/ping", UriKind.Relative), null);

        var delivery = (await ping.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.False((bool)delivery["isDelivered"]!);
        Assert.Contains("DAPR_GRPC_ENDPOINT", (string)delivery["error"]!, StringComparison.Ordinal);
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    [Fact]
    public async Task Ready_SaysThatTheSidecarIsGone()
    {
        var sidecar = await Sidecar.Start();
        var client = await Admin(("DAPR_GRPC_ENDPOINT", sidecar.Address));
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));

        await sidecar.DisposeAsync();

        Assert.Equal("Degraded", await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))); // Readers are served all the same.
    }

    [Fact]
    public async Task Secret_IsReadFromASecretStore()
    {
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        await using var sidecar = await Sidecar.Start();
        sidecar.Secrets[("vault", "lighthouse-hook")] = secret;
        var receiver = await Receive();
        var client = await Admin(("DAPR_GRPC_ENDPOINT", sidecar.Address));
        var good = await Make(client, new { url = receiver.Url, secret = "dapr:vault/lighthouse-hook" });
        var bad = await Make(client, new { url = receiver.Url, secret = "dapr:vault/no-such-key" });

        var arrived = await client.PostAsync(new Uri($"/admin/partners/lighthouse/webhooks/{good}/ping", UriKind.Relative), null);
        var failed = await client.PostAsync(new Uri($"/admin/partners/lighthouse/webhooks/{bad}/ping", UriKind.Relative), null);

        Assert.True((bool)(await arrived.Content.ReadFromJsonAsync<JsonNode>())!["isDelivered"]!);
        var one = Assert.Single(receiver.Received);
        Assert.Equal(Signature.Sign(secret, one.Id, long.Parse(one.Timestamp, System.Globalization.CultureInfo.InvariantCulture), one.Body), one.Signature);
        Assert.Contains("no-such-key", (string)(await failed.Content.ReadFromJsonAsync<JsonNode>())!["error"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("MfKQ9r8", await client.GetStringAsync(new Uri("/admin/partners/lighthouse/webhooks", UriKind.Relative)), StringComparison.Ordinal);
    }

    // The service again, with these settings.
    private async Task<HttpClient> Admin(params (string, string?)[] settings)
    {
        await Host.DisposeAsync();
        Configured = await Start(settings: settings);
        var client = Configured.Client();
        client.DefaultRequestHeaders.Add(IdentityRegistration.Header, ServiceHost.Identity("ada", Scopes.Admin));
        return client;
    }

    private ServiceHost Configured { get; set; } = null!;

    private async Task<List<Guid>> PublishTo(int count)
    {
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            ids.Add(Guid.CreateVersion7());
            await Configured.Deliver(Reports.Classified(ids[n]));
        }

        return ids;
    }

    private static async Task<string> Make(HttpClient client, object request)
    {
        using var answer = await client.PostAsJsonAsync(new Uri("/admin/partners/lighthouse/webhooks", UriKind.Relative), request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    private static async Task<JsonNode> Get(HttpClient client, string id) =>
        (await client.GetFromJsonAsync<JsonNode>(new Uri($"/admin/partners/lighthouse/webhooks/{id}", UriKind.Relative)))!;
}
