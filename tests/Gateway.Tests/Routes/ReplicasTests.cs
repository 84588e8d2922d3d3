using System.Net;
using System.Net.Http.Json;

namespace Wiredesk.Gateway.Tests.Routes;

/// <summary>Several replicas of one service.</summary>
public sealed class ReplicasTests
{
    [Fact]
    public async Task Replicas_ShareTheWorkAndReadsOutliveOne()
    {
        var one = await Upstream.Start("one");
        await using var two = await Upstream.Start("two");
        await using var gateway = new GatewayHost(("services:publishing:http:0", one.Address), ("services:publishing:http:1", two.Address));
        var key = await gateway.Key("harbour", "read");

        var asked = new HashSet<string>();
        for (var n = 0; n < 60; n++)
            asked.Add(await Answerer(gateway, $"/v1/articles?n={n}", key));
        await one.DisposeAsync();

        Assert.Equal(["one", "two"], asked.Order(StringComparer.Ordinal));
        for (var n = 0; n < 60; n++)
            Assert.Equal("two", await Answerer(gateway, $"/v1/articles?again={n}", key)); // Not one of them fails, from the first on.
    }

    [Fact]
    public async Task Writes_ThatFoundNoConnectionGoToAnotherWhole()
    {
        var one = await Upstream.Start("one");
        await using var two = await Upstream.Start("two");
        two.Answer = http => http.Request.Body.CopyToAsync(http.Response.Body);
        await using var gateway = new GatewayHost(("services:ingestion:http:0", one.Address), ("services:ingestion:http:1", two.Address));
        var key = await gateway.Key("harbour", "ingest");
        using var client = gateway.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        await one.DisposeAsync();

        for (var n = 0; n < 20; n++)
        {
            var article = new byte[100_000];
            new Random(n).NextBytes(article);
            using var answer = await client.PostAsync(new Uri("/ingest/files?path=a", UriKind.Relative), new ByteArrayContent(article));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode); // Not one of them fails, from the first on.
            Assert.Equal(article, await answer.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(20, two.Requests);
    }

    [Fact]
    public async Task Writes_AreNotSentTwice()
    {
        var calls = 0;
        await using var one = await Upstream.Start("one");
        await using var two = await Upstream.Start("two");
        one.Answer = two.Answer = http =>
        {
            Interlocked.Increment(ref calls);
            http.Abort();
            return Task.CompletedTask;
        };
        await using var gateway = new GatewayHost(("services:publishing:http:0", one.Address), ("services:publishing:http:1", two.Address));

        await Problem.Assert(await gateway.Ask("/v1/articles", await gateway.Key("harbour", "read"), HttpMethod.Post), HttpStatusCode.BadGateway);

        Assert.Equal(1, calls);
    }

    private static async Task<string> Answerer(GatewayHost gateway, string path, string key)
    {
        using var answer = await gateway.Ask(path, key);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Received>())!.Service;
    }
}
