using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Channels;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Webhooks;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Channels;

/// <summary>Webhooks as partners get them, over real sockets.</summary>
public sealed class DeliverChangesTests : ChannelTest
{
    [Fact]
    public async Task Changes_ArriveInOrderAndSigned()
    {
        var receiver = await Receive();
        var hook = await Hook("lighthouse", receiver);

        var ids = await Publish(30);
        await Host.Deliver(Reports.Kill(ids[3]));
        await Until(() => receiver.Received.Count == 31);

        Assert.Equal(Enumerable.Range(1, 31).Select(n => (long)n), receiver.Received.Select(one => one.Number));
        Assert.Equal(31, receiver.Received.Select(one => one.Id).Distinct().Count());
        Assert.All(receiver.Received, one =>
        {
            Assert.Matches("^msg_[0-9a-f]{32}$", one.Id);
            Assert.Equal(Signature.Sign((string)hook["secret"]!, one.Id, long.Parse(one.Timestamp, CultureInfo.InvariantCulture), one.Body), one.Signature);
        });
        var (create, kill) = (receiver.Received.First().Json, receiver.Received.Last().Json);
        Assert.Equal(("article.create", ids[0], $"/v1/articles/{ids[0]}"), ((string)create["type"]!, (Guid)create["data"]!["articleId"]!, (string)create["data"]!["url"]!));
        Assert.Null(create["data"]!["article"]);
        Assert.Equal(("article.kill", ids[3], "legal"), ((string)kill["type"]!, (Guid)kill["data"]!["articleId"]!, (string)kill["data"]!["reason"]!));
        Assert.Null(kill["data"]!["url"]);
    }

    [Fact]
    public async Task Full_PayloadHoldsTheArticleAsItIsNow()
    {
        var ids = await Publish(2);
        await Host.Deliver(Reports.Kill(ids[0]));
        var receiver = await Receive();
        await Hook("lighthouse", receiver, payload: "full", from: "beginning");

        await Until(() => receiver.Received.Count == 3);

        var bodies = receiver.Received.Select(one => one.Json["data"]!["article"]).ToList();
        Assert.Null(bodies[0]); // Killed by now: told of, not given out.
        Assert.Equal("Revision 1 of the text, analysed by 1.", (string)bodies[1]!["body"]!);
        Assert.Null(bodies[2]);
    }

    [Fact]
    public async Task Revision_ThatThePartnerMayNotRead_IsWithheldFromItsWebhooks()
    {
        await Host.Get<PartnerStore>().Save(new Partner { Id = "lighthouse", Name = "x", Entitlement = new Entitlement { Languages = ["en"] } }, CancellationToken.None);
        var receiver = await Receive();
        var hook = await Hook("lighthouse", receiver, payload: "full");
        var id = Guid.CreateVersion7();
        await Host.Deliver(Reports.Classified(id));
        await Until(() => receiver.Received.Count == 1);

        var revised = Reports.Classified(id, 2, 2);
        await Host.Deliver(revised with { Analysis = revised.Analysis with { Language = new DetectedLanguage("fr", 0.9) } });
        await Until(() => receiver.Received.Count == 2);
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook["id"]}/resend", new { number = 2 });
        await Until(() => receiver.Received.Count == 3);

        Assert.NotNull(receiver.Received.First().Json["data"]!["article"]);
        Assert.All(receiver.Received.Skip(1), withheld =>
        {
            var data = withheld.Json["data"]!;
            Assert.Equal(("article.withhold", "withhold", id, "It is no longer part of what this partner gets."), ((string)withheld.Json["type"]!, (string)data["kind"]!, (Guid)data["articleId"]!, (string)data["reason"]!));
            Assert.Null(data["article"]);
            Assert.Null(data["url"]);
        });
    }

    [Fact]
    public async Task Ed25519_SignaturesVerifyByThePublicKey()
    {
        var receiver = await Receive();
        var hook = await Hook("lighthouse", receiver, signature: "ed25519");
        await Publish(1);
        await Until(() => !receiver.Received.IsEmpty);

        var one = receiver.Received.First();
        var key = Convert.FromBase64String(((string)hook["publicKeys"]![0]!)["whpk_".Length..]);
        var content = Encoding.UTF8.GetBytes($"{one.Id}.{one.Timestamp}.{Encoding.UTF8.GetString(one.Body)}");
        Assert.Null(hook["secret"]);
        Assert.StartsWith("v1a,", one.Signature, StringComparison.Ordinal);
        Assert.True(Ed25519.Verify(Convert.FromBase64String(one.Signature[4..]), 0, key, 0, content, 0, content.Length));
    }

    [Fact]
    public async Task DeadPartner_SlowsNobody()
    {
        var (dead, alive) = (await Receive(), await Receive());
        dead.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await Hook("lighthouse", dead);
        await Hook("harbour", alive);

        await Publish(20);
        await Until(() => alive.Received.Count == 20);

        Assert.Single(dead.Received); // Still at the first.
    }

    [Fact]
    public async Task Failure_HoldsUpWhatComesAfterAndNothingIsLost()
    {
        var receiver = await Receive();
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;
        var calls = 0;
        receiver.Answer = http =>
        {
            if (Interlocked.Increment(ref calls) is 3 or 4) http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };

        await Publish(5);
        for (var failure = 1; failure <= 2; failure++)
        {
            await ServiceHost.Until(async () => (int)(await Hook("lighthouse", hook))["failures"]! == 1);
            var failed = await Hook("lighthouse", hook);
            Assert.Equal(2, (int)failed["delivered"]!);
            Assert.Contains("500", (string)failed["lastError"]!, StringComparison.Ordinal);
            await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/enable"); // Does not wait for the next attempt, and counts anew.
        }

        await Until(() => receiver.Received.Count == 7);
        Assert.Equal([1, 2, 3, 3, 3, 4, 5], receiver.Received.Select(one => one.Number));
        Assert.Single(receiver.Received.Where(one => one.Number == 3).Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task RetryAfter_IsHonoured()
    {
        var receiver = await Receive();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        };
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;

        await Publish(1);
        await ServiceHost.Until(async () => (int)(await Hook("lighthouse", hook))["failures"]! == 1);

        var next = (DateTimeOffset)(await Hook("lighthouse", hook))["nextAttempt"]!;
        Assert.InRange(next - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(115), TimeSpan.FromMinutes(120));
    }

    [Fact]
    public async Task Gone_SwitchesOffAndEnableGoesOnFromThere()
    {
        var receiver = await Receive();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;
        await Publish(3);
        await ServiceHost.Until(async () => (string)(await Hook("lighthouse", hook))["status"]! == "disabled");
        Assert.Single(receiver.Received);

        receiver.Answer = null;
        await Call("lighthouse", HttpMethod.Post, $"/v1/webhooks/{hook}/enable");

        await Until(() => receiver.Received.Count == 4);
        Assert.Equal([1, 1, 2, 3], receiver.Received.Select(one => one.Number));
    }

    [Fact]
    public async Task Cursor_OutlivesARestart()
    {
        var receiver = await Receive();
        await Hook("lighthouse", receiver);
        await Publish(5);
        await Until(() => receiver.Received.Count == 5);
        await Host.DisposeAsync();

        var again = await Start();
        for (var n = 0; n < 3; n++) await again.Deliver(Reports.Classified(Guid.CreateVersion7()));
        await Until(() => receiver.Received.Count >= 8);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], receiver.Received.Select(one => one.Number));
    }

    [Fact]
    public async Task TwoProcesses_ShareTheWorkWithoutDoublesOrDisorder()
    {
        var receivers = new List<Receiver>();
        for (var n = 0; n < 6; n++)
        {
            receivers.Add(await Receive());
            await Hook($"partner-{n}", receivers[n]);
        }

        await Start();
        await Publish(40);
        await Until(() => receivers.TrueForAll(one => one.Received.Count >= 40));

        Assert.All(receivers, one => Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), one.Received.Select(received => received.Number)));
    }

    [Fact]
    public async Task Entitlement_DecidesWhatIsSent()
    {
        await SavePartner("lighthouse", "the-harbour-post");
        var receiver = await Receive();
        var hook = (string)(await Hook("lighthouse", receiver))["id"]!;

        await Publish(2, "the-harbour-post");
        await Publish(3, "somebody-else");
        await Publish(1, "the-harbour-post");
        await ServiceHost.Until(async () => (int)(await Hook("lighthouse", hook))["delivered"]! == 6);

        Assert.Equal([1, 2, 6], receiver.Received.Select(one => one.Number));
    }
}
