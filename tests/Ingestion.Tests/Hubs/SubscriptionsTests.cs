using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Wiredesk.Ingestion.Tests.Polling;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests.Hubs;

/// <summary>A feed that names a hub, and the hub.</summary>
public sealed class SubscriptionsTests : PollingTest
{
    private readonly List<Dictionary<string, string>> _asked = [];

    protected override (string Key, string? Value)[] Settings => [("Polling:PublicUrl", "https://desk.example/")];

    [Fact]
    public async Task Hub_IsSubscribedTo_Confirmed_AndDelivers()
    {
        await Subscribe(("1", "One."));
        var form = Assert.Single(_asked);
        Assert.Equal(("subscribe", Publisher.Url("/feed").AbsoluteUri), (form["hub.mode"], form["hub.topic"]));
        Assert.StartsWith("https://desk.example/websub/", form["hub.callback"], StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.OK, "the challenge"), await AskBack(form, form["hub.topic"]));
        await Deliver(form, Rss(("2", "Two.")), form["hub.secret"]);

        Assert.Equal(["One.", "Two."], (await Articles()).Select(article => article.Article!.Text).Order());
        Assert.True((await Feed()).Subscription!.ActiveUntil > Time.GetUtcNow());
        await Poll();
        Assert.InRange((await Feed()).DueAt!.Value - Time.GetUtcNow(), TimeSpan.FromHours(4), TimeSpan.FromHours(5)); // Polling only makes sure now.
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Hub_IsAskedAgainBeforeItsLeaseEnds()
    {
        await Subscribe(("1", "One."));
        await AskBack(_asked[0], _asked[0]["hub.topic"], lease: 86_400);

        while (_asked.Count == 1)
            await Poll();

        Assert.InRange(Time.GetUtcNow(), new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.Zero));
        Assert.Equal(_asked[0]["hub.callback"], _asked[1]["hub.callback"]);
    }

    [Fact]
    public async Task Strangers_CanNeitherConfirmNorDeliver()
    {
        await Subscribe(("1", "One."));
        var form = _asked[0];
        var wrong = new Dictionary<string, string>(form) { ["hub.callback"] = form["hub.callback"][..^3] + "abc" };

        Assert.Equal(HttpStatusCode.NotFound, (await AskBack(form, "https://other.example/feed")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskBack(wrong, form["hub.topic"])).Status);
        Assert.Null((await Feed()).Subscription!.ActiveUntil);
        await AskBack(form, form["hub.topic"]);
        await Deliver(form, Rss(("2", "Two.")), "a guess");
        await Deliver(form, Rss(("2", "Two.")), null);
        await Deliver(wrong, Rss(("2", "Two.")), form["hub.secret"]);

        Assert.Single(await Articles());
    }

    private async Task Subscribe(params (string, string)[] items)
    {
        Publisher.Answers["/hub"] = async http =>
        {
            _asked.Add((await http.Request.ReadFormAsync(Token)).ToDictionary(field => field.Key, field => field.Value.ToString()));
            http.Response.StatusCode = StatusCodes.Status202Accepted;
        };
        Publisher.Says("/feed", Rss(items), ("Link", $"<{Publisher.Url("/hub")}>; rel=\"hub\", <{Publisher.Url("/feed")}>; rel=\"self\""));
        await Add("post", Publisher.Url("/feed"));
        await Poll();
    }

    // Through the service's own front, without any key.
    private Uri Callback(Dictionary<string, string> form) => new(new Uri(form["hub.callback"]).AbsolutePath, UriKind.Relative);

    private async Task<(HttpStatusCode Status, string Body)> AskBack(Dictionary<string, string> form, string topic, int lease = 864_000)
    {
        using var hub = Host.Client();
        var query = new Dictionary<string, string?> { ["hub.mode"] = "subscribe", ["hub.topic"] = topic, ["hub.challenge"] = "the challenge", ["hub.lease_seconds"] = $"{lease}" };
        using var answer = await hub.GetAsync(new Uri(QueryHelpers.AddQueryString(Callback(form).ToString(), query), UriKind.Relative), Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task Deliver(Dictionary<string, string> form, string document, string? secret)
    {
        using var hub = Host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, Callback(form)) { Content = new StringContent(document, Encoding.UTF8, "application/rss+xml") };
        if (secret is not null)
            request.Headers.Add("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(document))));
        using var answer = await hub.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode); // It learns nothing from the answer.
    }
}
