using System.Net;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Tests;

/// <summary>HEAD: what GET would answer, without its content.</summary>
public sealed class HeadRequestsTests : ApiTest
{
    private static readonly string[] Compared = ["ETag", "Content-Type", "Content-Length", "Link", "Last-Modified", "Cache-Control", "Vary", "Location", "Allow"];

    [Fact]
    public async Task Head_AnswersAsGetWithoutContent()
    {
        await Keep(new Partner { Id = "lighthouse", Name = "Lighthouse", Filters = [new SavedFilter("harbours", new ArticleFilter())] });
        await Publish();
        var id = await Publish();
        using var client = Client("lighthouse", "read");
        foreach (var (path, accept, status, present) in Addresses(id))
        {
            using var get = await Ask(client, HttpMethod.Get, path, accept);
            using var head = await Ask(client, HttpMethod.Head, path, accept);

            Assert.Equal((path, status, status), (path, get.StatusCode, head.StatusCode));
            Assert.Equal(Headers(get), Headers(head));
            Assert.True(Headers(head).ContainsKey(present), $"{path}: no {present}");
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Token));
        }
    }

    [Fact]
    public async Task Head_OfWhatIsKnownAlreadyIsNotModified()
    {
        var id = await Publish();
        using var client = Client("lighthouse", "read");
        using var first = await Ask(client, HttpMethod.Head, $"/v1/articles/{id}", "*/*");
        client.DefaultRequestHeaders.Add("If-None-Match", first.Headers.ETag!.ToString());

        using var second = await Ask(client, HttpMethod.Head, $"/v1/articles/{id}", "*/*");

        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (second.StatusCode, second.Headers.ETag));
    }

    [Fact]
    public async Task Head_OfTheStreamEnds()
    {
        // One connection: the second request is answered only when the first is done with.
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        using var client = new HttpClient(handler);
        using var known = Client("lighthouse", "read");
        (client.BaseAddress, var identity) = (known.BaseAddress, known.DefaultRequestHeaders.Single());
        client.DefaultRequestHeaders.Add(identity.Key, identity.Value);

        using var stream = await Ask(client, HttpMethod.Head, "/v1/changes/stream", "*/*");
        using var next = await Ask(client, HttpMethod.Get, "/v1/changes", "*/*");

        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/v1/articles", "GET, HEAD")]
    [InlineData("DELETE", "/v1/articles/0198a1b2-0000-7000-8000-000000000001", "GET, HEAD")]
    [InlineData("PUT", "/v1/webhooks", "GET, HEAD, POST")]
    [InlineData("HEAD", "/v1/webhooks/x/ping", "POST")]
    public async Task Method_ThatIsNotTakenIsToldWhichAre(string method, string path, string allowed)
    {
        using var client = Client("lighthouse", "read");
        using var answer = await Ask(client, new HttpMethod(method), path, "*/*");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static (string Path, string Accept, HttpStatusCode Status, string Present)[] Addresses(Guid id) =>
    [
        ("/v1/articles?limit=1", "*/*", HttpStatusCode.OK, "Link"),
        ("/v1/articles", "application/vnd.iptc.ninjs+json", HttpStatusCode.OK, "ETag"),
        ($"/v1/articles/{id}", "*/*", HttpStatusCode.OK, "Content-Length"),
        ($"/v1/articles/{id}", "application/ld+json", HttpStatusCode.OK, "ETag"),
        ($"/v1/articles/{id}/why", "*/*", HttpStatusCode.OK, "ETag"),
        ($"/v1/articles/{id}/revisions", "*/*", HttpStatusCode.OK, "ETag"),
        ($"/v1/articles/{id}/revisions/1", "*/*", HttpStatusCode.OK, "ETag"),
        ("/v1/feeds/harbours", "*/*", HttpStatusCode.OK, "ETag"),
        ("/v1/feeds/harbours", "application/rss+xml", HttpStatusCode.OK, "ETag"),
        ("/v1/stories", "*/*", HttpStatusCode.OK, "ETag"),
        ("/v1/sources", "*/*", HttpStatusCode.OK, "ETag"),
        ("/v1/changes?limit=1", "*/*", HttpStatusCode.OK, "Link"),
        ("/v1/changes/stream", "*/*", HttpStatusCode.OK, "Cache-Control"),
        ("/v1/webhooks", "*/*", HttpStatusCode.OK, "Content-Type"),
        ("/v1/articles/0198a1b2-0000-7000-8000-000000000001", "*/*", HttpStatusCode.NotFound, "Content-Type"),
        ("/v1/articles?limit=0", "*/*", HttpStatusCode.BadRequest, "Content-Type"),
        ("/openapi/v1.json", "*/*", HttpStatusCode.OK, "Content-Type"),
        ("/scalar/v1", "*/*", HttpStatusCode.OK, "Content-Type"),
        ("/health/live", "*/*", HttpStatusCode.OK, "Content-Type"),
    ];

    private static async Task<HttpResponseMessage> Ask(HttpClient client, HttpMethod method, string path, string accept)
    {
        using var request = new HttpRequestMessage(method, Relative(path));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    private static SortedDictionary<string, string> Headers(HttpResponseMessage answer) => new(
        answer.Headers.Concat(answer.Content.Headers).Where(header => Compared.Contains(header.Key)).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)), StringComparer.Ordinal);
}
