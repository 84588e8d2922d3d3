using System.Net;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Partners;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests;

/// <summary>The published API as partners call it.</summary>
public abstract class ApiTest : PublishingTest
{
    /// <summary>Articles that were published one after the other.</summary>
    private protected async Task<List<Guid>> Published(int count)
    {
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            ids.Add(Guid.CreateVersion7());
            await Host.Deliver(Reports.Classified(ids[^1], decision: n + 1));
            await Heard.Next();
        }

        await Changes();
        return ids;
    }

    private protected async Task<(JsonNode Body, string? Next)> Page(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        string? next = null;
        if (answer.Headers.TryGetValues("Link", out var links))
        {
            var link = Assert.Single(links);
            Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
            next = link[1..link.IndexOf('>', StringComparison.Ordinal)];
        }

        return (JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, next);
    }

    private protected async Task<HttpResponseMessage> Get(string path, string? accept = null, string holder = "tests", params string[] scopes)
    {
        using var client = Client(holder, scopes is [] ? ["read"] : scopes);
        using var request = new HttpRequestMessage(HttpMethod.Get, Relative(path));
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await client.SendAsync(request);
    }

    private protected async Task<JsonNode> Read(string path, string? accept = null, string holder = "tests", params string[] scopes)
    {
        using var answer = await Get(path, accept, holder, scopes);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} for {path}: {text}");
        return JsonNode.Parse(text)!;
    }

    private protected HttpClient Client(string holder, params string[] scopes)
    {
        var client = Host.Client();
        client.DefaultRequestHeaders.Add(IdentityRegistration.Header, ServiceHost.Identity(holder, scopes));
        return client;
    }

    /// <summary>An article goes all the way, with whatever else it is to be.</summary>
    private protected async Task<Guid> Publish(Func<ArticleClassified, ArticleClassified>? with = null, Guid? id = null, int revision = 1)
    {
        var article = id ?? Guid.CreateVersion7();
        var message = Reports.Classified(article, revision, decision: ++_decision);
        await Host.Deliver(with is null ? message : with(message));
        await Changes();
        return article;
    }

    private protected Task<bool> Keep(Partner partner) => Host.Get<PartnerStore>().Save(partner, Token);

    private long _decision = 1000;

    private protected async Task<JsonNode> Problem(string path, HttpStatusCode status, string? title = null)
    {
        var problem = await Problem(await Get(path), status);
        if (title is not null) Assert.Equal(title, (string)problem["title"]!);
        return problem;
    }

    private protected static async Task<JsonNode> Problem(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((int)status, (int)problem["status"]!);
        return problem;
    }

    private protected static Uri Relative(string path) => new(path, UriKind.Relative);

    private protected static Guid[] Ids(JsonNode page) => [.. page["items"]!.AsArray().Select(item => (Guid)item!["id"]!)];

    private protected static long[] Numbers(JsonNode page) => [.. page["items"]!.AsArray().Select(item => (long)item!["number"]!)];
}
