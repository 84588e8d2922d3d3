using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Channels;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Webhooks;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Channels;

/// <summary>How partners and administrators keep webhooks.</summary>
public sealed class ChannelEndpointsTests : ChannelTest
{
    [Fact]
    public async Task Secret_LiesSealedInTheStore()
    {
        var receiver = await Receive();
        var made = await Hook("lighthouse", receiver);
        var (id, secret) = ((string)made["id"]!, (string)made["secret"]!);
        var documents = Host.Get<IDocuments<Channel>>();
        var stored = (await documents.Get(id, CancellationToken.None))!;

        Assert.StartsWith("sealed:", Assert.Single(stored.Secrets).Secret, StringComparison.Ordinal);
        Assert.Equal(secret, (await Host.Get<ChannelStore>().Find(id, CancellationToken.None))!.Secrets[0].Secret);

        await documents.Replace(stored with { Secrets = [new SigningSecret(secret, stored.CreatedAt)] }, CancellationToken.None); // As before there was a seal.
        await Publish(1);
        await Until(() => !receiver.Received.IsEmpty);
        Assert.Equal(Sign(secret, receiver.Received.Single()), receiver.Received.Single().Signature);
        await ServiceHost.Until(async () => (await documents.Get(id, CancellationToken.None))!.Secrets[0].Secret.StartsWith("sealed:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secret_SealedUnderAnotherKeyOrForAnotherChannelSignsNothing()
    {
        var receiver = await Receive();
        var (one, other) = ((string)(await Hook("lighthouse", receiver))["id"]!, (string)(await Hook("lighthouse", receiver))["id"]!);
        var documents = Host.Get<IDocuments<Channel>>();
        var (first, second) = ((await documents.Get(one, CancellationToken.None))!, (await documents.Get(other, CancellationToken.None))!);
        await documents.Replace(first with { Secrets = second.Secrets }, CancellationToken.None);

        var ping = await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{one}/ping");

        Assert.Equal("The secret was sealed under another Identity:SigningKey: make a new one (POST .../secrets).", (string)ping["error"]!);
        Assert.Empty(receiver.Received);
        Assert.Equal(second.Secrets[0], new SecretSeal(new string('k', 40)).Open(second).Secrets[0]);
    }

    [Fact]
    public async Task Ping_TellsHowItWentAndIsInTheLog()
    {
        var receiver = await Receive();
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;

        var good = await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/ping");
        receiver.Answer = http =>
        {
            http.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return Task.CompletedTask;
        };
        var bad = await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/ping");

        Assert.Equal((true, 204, "webhook.ping"), ((bool)good["isDelivered"]!, (int)good["status"]!, (string)good["type"]!));
        Assert.Equal((false, 418), ((bool)bad["isDelivered"]!, (int)bad["status"]!));
        Assert.Equal("webhook.ping", (string)receiver.Received.First().Json["type"]!);
        var log = (await Call("lighthouse", HttpMethod.Get, $"/v1/webhooks/{hook}/deliveries")).AsArray();
        Assert.Equal([418, 204], log.Select(one => (int)one!["status"]!)); // Newest first.
        Assert.Equal("active", (string)(await Hook("lighthouse", hook))["status"]!);
    }

    [Fact]
    public async Task Log_IsKeptForThirtyDays()
    {
        var hook = (string)(await Hook("lighthouse", await Receive()))["id"]!;
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/ping");
        await ServiceHost.Until(async () => await Logged() == 1);
        var (batches, now) = (Host.Get<IDocuments<DeliveryBatch>>(), TimeProvider.System.GetUtcNow());

        await batches.Expire(now.AddDays(29), CancellationToken.None);
        Assert.Equal(1, await Logged());
        await batches.Expire(now.AddDays(30).AddMinutes(1), CancellationToken.None);
        Assert.Equal(0, await Logged());

        async Task<int> Logged() => (await Call("lighthouse", HttpMethod.Get, $"/v1/webhooks/{hook}/deliveries")).AsArray().Count;
    }

    [Fact]
    public async Task Rotate_SignsWithBothUntilTheOverlapIsOver()
    {
        var receiver = await Receive();
        var made = await Hook("lighthouse", receiver);
        var (hook, old) = ((string)made["id"]!, (string)made["secret"]!);

        var secret = (string)(await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/secrets?overlapHours=1"))["secret"]!;
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/ping");
        var newest = (string)(await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/secrets?overlapHours=0"))["secret"]!;
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/ping");

        var (during, after) = (receiver.Received.First(), receiver.Received.Last());
        Assert.Equal($"{Sign(secret, during)} {Sign(old, during)}", during.Signature);
        Assert.Equal(Sign(newest, after), after.Signature);
    }

    [Fact]
    public async Task Resend_OneOrFromACursor()
    {
        var receiver = await Receive();
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;
        await Publish(5);
        await ServiceHost.Until(async () => (int)(await Hook("lighthouse", hook))["delivered"]! == 5);

        Assert.True((bool)(await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/resend", new { number = 2 }))["isDelivered"]!);
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/resend", new { after = 3 }, HttpStatusCode.Accepted);
        await Until(() => receiver.Received.Count == 8);

        Assert.Equal([1, 2, 3, 4, 5, 2, 4, 5], receiver.Received.Select(one => one.Number));
        Assert.Equal(5, receiver.Received.Select(one => one.Id).Distinct().Count()); // Each time under the id it had.
        foreach (var request in new object[] { new { number = 99 }, new { after = 99 }, new { after = -1 }, new { }, new { number = 1, after = 1 } })
            await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/resend", request, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Resend_GivesNothingOutThatThePartnerMayNotHave()
    {
        await SavePartner("lighthouse", "somebody-else");
        var receiver = await Receive();
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;
        await Publish(1);
        await ServiceHost.Until(async () => (int)(await Hook("lighthouse", hook))["delivered"]! == 1);

        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/resend", new { number = 1 }, HttpStatusCode.BadRequest);
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/resend", new { after = 0 }, HttpStatusCode.Accepted);
        await ServiceHost.Until(async () => (int)(await Hook("lighthouse", hook))["delivered"]! == 1);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task Disable_KeepsItsPlace()
    {
        var receiver = await Receive();
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;
        await Publish(1);
        await ServiceHost.Until(async () => (int)(await Hook("lighthouse", hook))["delivered"]! == 1);

        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/disable");
        await Publish(2);
        Assert.Equal((1, 2), ((int)(await Hook("lighthouse", hook))["delivered"]!, (int)(await Hook("lighthouse", hook))["waiting"]!));
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/enable");

        await Until(() => receiver.Received.Count == 3);
    }

    [Fact]
    public async Task Webhooks_AreTheirPartnersAlone()
    {
        var receiver = await Receive();
        var made = await Hook("lighthouse", receiver);
        var hook = (string)made["id"]!;

        foreach (var path in new[] { $"/v1/webhooks/{hook}", $"/v1/webhooks/{hook}/deliveries" })
            await Call("harbour", HttpMethod.Get, path, expected: HttpStatusCode.NotFound);
        foreach (var action in new[] { "ping", "secrets", "enable", "disable" })
            await Call("harbour", HttpMethod.Post, $"/v1/webhooks/{hook}/{action}", expected: HttpStatusCode.NotFound);
        await Call("harbour", HttpMethod.Delete, $"/v1/webhooks/{hook}", expected: HttpStatusCode.NotFound);
        Assert.Empty((await Call("harbour", HttpMethod.Get, "/v1/webhooks")).AsArray());
        await Call("harbour", HttpMethod.Get, "/v1/webhooks?partner=lighthouse", expected: HttpStatusCode.BadRequest);
        await Call("harbour", HttpMethod.Get, "/admin/partners/lighthouse/webhooks", expected: HttpStatusCode.Forbidden);

        var seen = (await Call("ada", HttpMethod.Get, "/admin/partners/lighthouse/webhooks", scopes: Scopes.Admin)).AsArray();
        Assert.Equal(hook, (string)Assert.Single(seen)!["id"]!);
        Assert.DoesNotContain((string)made["secret"]!, seen.ToJsonString(), StringComparison.Ordinal);
        await Call("lighthouse", HttpMethod.Delete, $"/v1/webhooks/{hook}", expected: HttpStatusCode.NoContent);
        await Call("lighthouse", HttpMethod.Get, $"/v1/webhooks/{hook}", expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Metadata_ThatIsThereTwiceIsRefused()
    {
        using var admin = As("ada", Scopes.Admin);
        using var answer = await admin.PostAsync(
            new Uri("/admin/partners/harbour/webhooks", UriKind.Relative), new StringContent("""{"binding":"archive","metadata":{"key":"a","key":"b"}}""", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("metadata.key: this member is there twice.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://10.0.0.1/hook")]
    [InlineData("http://[::1]:9/hook")]
    [InlineData("http://[fd00::1]/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://10.1/hook")]
    [InlineData("http://167772161/hook")]
    [InlineData("http://0x0a000001/hook")]
    [InlineData("http://012.0.0.1/hook")]
    [InlineData("http://[::ffff:10.0.0.1]/hook")]
    [InlineData("http://[64:ff9b::a00:1]/hook")]
    [InlineData("http://[fe80::1%25eth0]/hook")]
    [InlineData("http://\u2460\u24ea.\u24ea.\u24ea.\u2460/hook")] // 10.0.0.1 in circles
    [InlineData("http://10\u30020\u30020\u30021/hook")] // 10.0.0.1 with ideographic full stops
    [InlineData("http://user:password@news.example/hook")]
    [InlineData("ftp://news.example/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/hook")]
    public async Task Address_ThatIsNotPublicIsRefused(string url) =>
        await Call("lighthouse", HttpMethod.Post, "/v1/webhooks", new { url }, HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("http://localhost/hook")]
    [InlineData("http://LOCALHOST./hook")]
    [InlineData("http://2130706433/hook")]
    public async Task Address_OfThisMachineIsRefused(string url)
    {
        await Host.DisposeAsync();
        var host = await Start(services => services.AddSingleton(new FetchNetworks()));
        using var client = host.Client();
        client.DefaultRequestHeaders.Add(IdentityRegistration.Header, ServiceHost.Identity("lighthouse", Scopes.Read));

        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/v1/webhooks", new { url });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Name_ThatLeadsInsideIsRefusedWhenItIsCalled()
    {
        await Host.DisposeAsync();
        var host = await Start(services => services.AddSingleton<ResolveName>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")])));
        using var client = host.Client();
        client.DefaultRequestHeaders.Add(IdentityRegistration.Header, ServiceHost.Identity("lighthouse", Scopes.Read));

        var made = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/v1/webhooks", new { url = "http://news.example/hook" });
        var ping = await client.PostAsync(new Uri(made.Headers.Location! + "/ping", UriKind.Relative), null);

        var delivery = System.Text.Json.Nodes.JsonNode.Parse(await ping.Content.ReadAsStringAsync())!;
        Assert.False((bool)delivery["isDelivered"]!);
        Assert.DoesNotContain("10.0.0.1", (string)delivery["error"]!, StringComparison.Ordinal); // Tells nothing of what is inside.
    }

    [Theory]
    [InlineData("""{"url":"https://news.example/hook","payload":"fat"}""")]
    [InlineData("""{"url":"https://news.example/hook","signature":"none"}""")]
    [InlineData("""{"url":"https://news.example/hook","from":"yesterday"}""")]
    [InlineData("""{"binding":"kafka"}""")]
    [InlineData("""{"url":"https://news.example/hook","secret":"dapr:store/key"}""")]
    [InlineData("""{}""")]
    public async Task Request_ThatIsWrongIsRefused(string request) =>
        await Call("lighthouse", HttpMethod.Post, "/v1/webhooks", System.Text.Json.Nodes.JsonNode.Parse(request), HttpStatusCode.BadRequest);

    [Fact]
    public async Task Webhooks_AreTwentyAtMost()
    {
        for (var n = 0; n < 20; n++)
            await Call("lighthouse", HttpMethod.Post, "/v1/webhooks", new { url = $"https://news.example/{n}" }, HttpStatusCode.Created);

        await Call("lighthouse", HttpMethod.Post, "/v1/webhooks", new { url = "https://news.example/21" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Receipt_SaysHowFarAPartnerHas()
    {
        var receiver = await Receive();
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;
        await Publish(3);

        await ServiceHost.Until(async () => (await Host.Get<ReceiptStore>().All(CancellationToken.None)).Any(receipt => receipt is { Partner: "lighthouse", Number: 3 } && receipt.Channel == $"webhook/{hook}"));
    }

    private static string Sign(string secret, Received one) => Signature.Sign(secret, one.Id, long.Parse(one.Timestamp, CultureInfo.InvariantCulture), one.Body);
}
