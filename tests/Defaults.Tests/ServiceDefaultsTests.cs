using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Documents;
using Wiredesk.Tests;

namespace Wiredesk.Defaults.Tests;

public sealed class ServiceDefaultsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceHost _host = null!;

    private sealed record Order(string Name, int Count);

    private enum Place
    {
        First,
        Second,
    }

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start("tests", _folder.Path, services => services.AddDocuments("tests"), app =>
    {
        app.MapGet("/number", (int of) => of);
        app.MapPost("/order", (Order order) => order.Name);
        app.MapGet("/place", () => Place.First);
        app.MapGet("/broken", string () => throw new InvalidOperationException("a secret of the inside"));
        app.MapGet("/refused", () => TypedResults.Problem("not today", statusCode: StatusCodes.Status409Conflict));
    });

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    public static TheoryData<string> Accepts => ["", "*/*", "application/json", "text/html", "application/atom+xml", "application/vnd.iptc.ninjs+json", "image/*;q=0.1"];

    [Theory, MemberData(nameof(Accepts))]
    public async Task Errors_AreProblemsWhateverTheCallerAccepts(string accept)
    {
        await AssertProblem(await Get("/number?of=x", accept), HttpStatusCode.BadRequest);
        await AssertProblem(await Get("/number", accept), HttpStatusCode.BadRequest);
        await AssertProblem(await Get("/order", accept), HttpStatusCode.MethodNotAllowed);
        await AssertProblem(await Get("/nowhere", accept), HttpStatusCode.NotFound);
        await AssertProblem(await Get("/broken", accept), HttpStatusCode.InternalServerError);
        await AssertProblem(await Get("/refused", accept), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task BadRequest_SaysWhatIsWrong()
    {
        using var client = _host.Client();

        var missing = await AssertProblem(await client.PostAsJsonAsync("/order", new { Name = "a" }), HttpStatusCode.BadRequest);
        var wrong = await AssertProblem(await Get("/number?of=x", ""), HttpStatusCode.BadRequest);

        Assert.Equal("The body cannot be read as what is asked for here: 'count' is missing.", (string)missing["detail"]!);
        Assert.Equal("of cannot be 'x'.", (string)wrong["detail"]!);
    }

    [Fact]
    public async Task OurFault_SaysNothingOfTheInside() =>
        Assert.DoesNotContain("secret", (await AssertProblem(await Get("/broken", ""), HttpStatusCode.InternalServerError)).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public async Task Ready_WhenEveryStoreAnswers() => Assert.Equal(HttpStatusCode.OK, (await Get("/health/ready", "")).StatusCode);

    [Fact]
    public async Task Ready_NotWhenAStoreDoesNotAnswer_AndAliveAllTheSame()
    {
        await ((IAsyncDisposable)_host.Services.GetRequiredKeyedService<IDocumentStore>("tests")).DisposeAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Get("/health/ready", "")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Get("/health/live", "")).StatusCode);
    }

    [Fact]
    public async Task OpenApi_IsServed()
    {
        Assert.Equal(HttpStatusCode.OK, (await Get("/openapi/v1.json", "")).StatusCode);
        await AssertProblem(await Get("/openapi/v2.json", ""), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task OpenApi_TellsOfRefusalsAndHasAnExampleOfEachPayload()
    {
        var description = JsonNode.Parse(await (await Get("/openapi/v1.json", "")).Content.ReadAsStringAsync())!;
        var order = description["paths"]!["/order"]!["post"]!;

        Assert.Equal(["200", "400", "401", "403", "429"], order["responses"]!.AsObject().Select(answer => answer.Key).Order(StringComparer.Ordinal));
        Assert.Equal("name", (string)order["requestBody"]!["content"]!["application/json"]!["example"]!["name"]!);
        Assert.Equal("/problems/bad-request", (string)order["responses"]!["400"]!["content"]!["application/problem+json"]!["example"]!["type"]!);
        Assert.Contains("second", description["components"]!["schemas"]!["Place"]!["enum"]!.AsArray().Select(word => (string)word!));
    }

    private async Task<HttpResponseMessage> Get(string path, string accept)
    {
        using var client = _host.Client();
        if (accept.Length > 0)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }

    private static async Task<JsonNode> AssertProblem(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((int)status, (int)problem["status"]!);
        return problem;
    }
}
