using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Wiredesk.Gateway.Description;
using Wiredesk.Gateway.Tests.Routes;

namespace Wiredesk.Gateway.Tests.Description;

public sealed class WholeDescriptionTests
{
    private const string Publishing = """
        {"openapi":"3.1.1","info":{"title":"Wiredesk","description":"News."},"servers":[{"url":"http://inner:8080/"}],"security":[{"key":[]}],"tags":[{"name":"Articles"}],
         "paths":{"/v1/articles":{"get":{}}},"components":{"schemas":{"Problem":{"type":"object"},"View":{"type":"string"}}}}
        """;

    private const string Ingestion = """
        {"openapi":"3.1.1","info":{"title":"ingestion"},"tags":[{"name":"Sources"},{"name":"Articles"}],"paths":{"/admin/sources":{"get":{"schema":{"$ref":"#/components/schemas/List"}}}},
         "components":{"schemas":{"Problem":{"type":"object"},"View":{"type":"number"},"List":{"items":{"$ref":"#/components/schemas/View"}}}}}
        """;

    [Fact]
    public void Merged_HoldsEveryPathAndKeepsWhatDiffersApart()
    {
        var whole = WholeDescription.Merged([("publishing", Parse(Publishing)), ("ingestion", Parse(Ingestion))]);

        Assert.Equal("Wiredesk", (string)whole["info"]!["title"]!);
        Assert.Equal(["/v1/articles", "/admin/sources"], whole["paths"]!.AsObject().Select(path => path.Key));
        Assert.Equal(["Problem", "View", "List", "View.ingestion"], whole["components"]!["schemas"]!.AsObject().Select(schema => schema.Key));
        Assert.Equal(("string", "number"), ((string)whole["components"]!["schemas"]!["View"]!["type"]!, (string)whole["components"]!["schemas"]!["View.ingestion"]!["type"]!));
        Assert.Equal("#/components/schemas/View.ingestion", (string)whole["components"]!["schemas"]!["List"]!["items"]!["$ref"]!);
        Assert.Equal(["Articles", "Sources"], whole["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
        Assert.Equal("/", (string)Assert.Single(whole["servers"]!.AsArray())!["url"]!); // Not where a service stands.
    }

    [Fact]
    public async Task Document_IsOfAllServicesAndNamesThoseThatDoNotAnswer()
    {
        await using var publishing = await Upstream.Start("publishing");
        var asked = 0;
        publishing.Answer = http =>
        {
            asked++;
            return http.Response.WriteAsync(Publishing);
        };
        await using var ingestion = await Upstream.Start("ingestion");
        ingestion.Answer = http => http.Response.WriteAsync(Ingestion);
        await using var enrichment = await Upstream.Start("enrichment");
        enrichment.Answer = http => http.Response.WriteAsync("""{"openapi":"3.1.1","info":{"title":"enrichment"},"paths":{"/admin/analyses/apply":{"post":{}}}}""");
        await using var gateway = new GatewayHost(
            ("services:publishing:http:0", "http://127.0.0.1:9/"), ("services:publishing:http:1", publishing.Address), // One replica is gone.
            ("services:ingestion:http:0", ingestion.Address), ("services:enrichment:http:0", enrichment.Address),
            ("services:deduplication:http:0", "http://127.0.0.1:9/"));

        using var answer = await gateway.Ask("/openapi/v1.json");
        var whole = Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("3.1", (string)whole["openapi"]!, StringComparison.Ordinal);
        Assert.Equal(
            ["/admin/analyses/apply", "/admin/keys", "/admin/sources", "/admin/usage/{holder}", "/v1/articles"],
            new[] { "/admin/analyses/apply", "/admin/keys", "/admin/sources", "/admin/usage/{holder}", "/v1/articles" }.Where(whole["paths"]!.AsObject().ContainsKey));
        Assert.Equal("Incomplete: no answer from deduplication. News.", (string)whole["info"]!["description"]!);
        using var again = await gateway.Ask("/openapi/v1.json");
        Assert.Equal((await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), 1), (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), asked));
        var rotate = whole["paths"]!["/admin/keys/{name}/rotate"]!["post"]!["responses"]!.AsObject(); // The gateway's own part says as much as publishing's does.
        Assert.Equal(["201", "400", "401", "403", "404", "429"], rotate.Select(answer => answer.Key).Order(StringComparer.Ordinal));
        Assert.NotNull(rotate["201"]!["content"]!["application/json"]!["example"]);
        Assert.Equal("/problems/not-found", (string)rotate["404"]!["content"]!["application/problem+json"]!["example"]!["type"]!);
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;
}
