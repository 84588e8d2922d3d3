using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wiredesk.Publishing.Tests.Description;

/// <summary>What the API says of itself, and of errors.</summary>
public sealed class DescriptionTests : ApiTest
{
    [Fact]
    public async Task Errors_AreProblems()
    {
        using var nobody = Host.Client();
        using var source = Host.Client("ingest");
        using var partner = Host.Client("read");

        await Problem(await nobody.GetAsync(Relative("/v1/articles")), HttpStatusCode.Unauthorized);
        await Problem(await nobody.GetAsync(Relative("/v1/changes")), HttpStatusCode.Unauthorized);
        await Problem(await nobody.GetAsync(Relative($"/v1/articles/{Guid.NewGuid()}")), HttpStatusCode.Unauthorized);
        await Problem(await source.GetAsync(Relative("/v1/articles")), HttpStatusCode.Forbidden);
        await Problem(await source.GetAsync(Relative("/v1/changes")), HttpStatusCode.Forbidden);
        await Problem(await partner.GetAsync(Relative("/v1/nothing")), HttpStatusCode.NotFound);
        await Problem(await partner.PostAsync(Relative("/v1/articles"), null), HttpStatusCode.MethodNotAllowed);
        await Problem(await partner.DeleteAsync(Relative($"/v1/articles/{Guid.NewGuid()}")), HttpStatusCode.MethodNotAllowed);
        await Problem(await partner.PutAsync(Relative("/v1/changes"), null), HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task OpenApi_NamesEveryPathAndAnswerWithAnExample()
    {
        var api = await Described();

        Assert.StartsWith("3.1", (string)api["openapi"]!, StringComparison.Ordinal);
        foreach (var (path, operations) in api["paths"]!.AsObject())
        {
            Assert.False(operations!.AsObject().ContainsKey("head"), $"{path} is listed twice");
            foreach (var (method, operation) in operations.AsObject())
            {
                Assert.False(string.IsNullOrEmpty((string?)operation!["summary"]), $"{method} {path} has no summary");
                var answers = operation["responses"]!.AsObject();
                Assert.Equal(["401", "403", "429"], new[] { "401", "403", "429" }.Where(answers.ContainsKey));
                if (path.Contains('{', StringComparison.Ordinal)) Assert.True(answers.ContainsKey("404"), $"{method} {path} has no 404");
                foreach (var (type, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
                    Assert.True(content!["example"] is JsonObject { Count: > 0 }, $"{method} {path} {type} has no example of a body");
                foreach (var (status, answer) in answers.Where(one => one.Key != "304"))
                {
                    Assert.False(string.IsNullOrEmpty((string?)answer!["description"]), $"{method} {path} {status}");
                    foreach (var (type, content) in answer["content"]?.AsObject() ?? [])
                        Assert.True(content!["example"] is not null || type == "application/schema+json", $"{method} {path} {status} {type} has no example");
                }
            }
        }

        Assert.Equal(["400", "403", "406"], new[] { "400", "403", "406" }.Where(status => api["paths"]!["/v1/articles"]!["get"]!["responses"]![status] is not null));
        Assert.NotNull(api["paths"]!["/v1/articles/{id}"]!["get"]!["responses"]!["410"]);
        Assert.NotNull(api["paths"]!["/v1/articles/{id}"]!["get"]!["responses"]!["404"]);
    }

    [Fact]
    public async Task OpenApi_ListsTheWordsOfEnums()
    {
        var schemas = (await Described())["components"]!["schemas"]!;

        Assert.Contains("nearCopy", schemas["Relation"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Contains("embargoLift", schemas["ChangeKind"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Contains("headline", schemas["ArticleSummary"]!["properties"]!.AsObject());
    }

    [Fact]
    public async Task Page_ForTryingItOutIsThere()
    {
        using var nobody = Host.Client();

        var page = await nobody.GetStringAsync(Relative("/scalar/v1"));

        Assert.Contains("openapi/v1.json", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal); // Nothing is fetched from elsewhere,
        Assert.Contains("\"telemetry\":false", page, StringComparison.Ordinal); // or told there.
        foreach (Match script in Regex.Matches(page, "src=\"([^\"]+)\""))
            Assert.NotEmpty(await nobody.GetStringAsync(Relative($"/scalar/{script.Groups[1].Value}")));
    }

    private async Task<JsonNode> Described()
    {
        using var nobody = Host.Client();
        return JsonNode.Parse(await nobody.GetStringAsync(Relative("/openapi/v1.json")))!;
    }
}
