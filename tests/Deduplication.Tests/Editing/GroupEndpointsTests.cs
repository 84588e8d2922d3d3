using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Tests.Articles;
using Wiredesk.Defaults.Bus;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Editing;

public sealed class GroupEndpointsTests : IAsyncLifetime
{
    private const string Edits = "/admin/groups/edits";

    private readonly TempFolder _folder = new();
    private readonly Heard<GroupsChanged> _groups = new();
    private readonly Guid _one = Guid.CreateVersion7();
    private readonly Guid _other = Guid.CreateVersion7();
    private ServiceHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await ServiceHost.Start(DeduplicationService.Name, _folder.Path, services =>
        {
            services.AddDeduplication();
            services.AddSingleton(_groups);
            services.AddConsumer<HearGroupsConsumer>(DeduplicationService.Name);
        }, app => app.MapDeduplication());
        await _host.Deliver(Enriched(_one, Texts.Report(1)));
        await _host.Deliver(Enriched(_other, Texts.Report(2)));
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Edit_IsDoneOnceAnnouncedListedAndTakenBack()
    {
        var request = $$"""{"kind":"merge","articles":["{{_one}}","{{_other}}"],"why":"same text","id":"{{Guid.NewGuid()}}"}""";

        var (status, done) = await Post(Edits, request);
        var (_, again) = await Post(Edits, request);

        Assert.Equal((HttpStatusCode.OK, done.ToJsonString()), (status, again.ToJsonString()));
        Assert.Equal((_other, _one), ((Guid)done["changed"]![0]!["article"]!, (Guid)done["changed"]![0]!["group"]!));
        Assert.Equal(("editor", _other), await _groups.Next() is { Reason: var reason, Changes: [var change] } ? (reason, change.ArticleId) : default);
        var listed = (await Get(Edits)).AsArray();
        Assert.Equal(("merge", "somebody", "same text"), ((string)listed[0]!["kind"]!, (string)listed[0]!["by"]!, (string)listed[0]!["why"]!));

        Assert.Equal(HttpStatusCode.OK, (await Post($"{Edits}/{(long)done["number"]!}/undo", """{"why":"mistaken"}""")).Status);
        Assert.Equal([$"{_one}", $"{_other}"], (await Get(Edits))[0]!["articles"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(_other, (Guid)(await Get($"/admin/groups/{_other}"))["lead"]!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post($"{Edits}/{(long)done["number"]!}/undo", """{"why":"again"}""")).Status);
    }

    [Fact]
    public async Task Edit_UnderTheIdOfAnotherIsRefused()
    {
        var id = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.OK, (await Post(Edits, $$"""{"kind":"lock","articles":["{{_one}}"],"why":"settled","id":"{{id}}"}""")).Status);

        var (status, problem) = await Post(Edits, $$"""{"kind":"lock","articles":["{{_other}}"],"why":"settled","id":"{{id}}"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($"{id} is that of edit 3", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.False((bool)(await Get($"/admin/groups/{_other}"))["locked"]!);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("""{"kind":"explode","articles":["ID"],"why":"x"}""", "'kind' is one of merge, split, notACopy, sameEvent, ownEvent, lock, unlock, lead.")]
    [InlineData("""{"kind":"undo","articles":["ID"],"why":"x"}""", "'kind'")]
    [InlineData("""{"kind":"lock","why":"x"}""", "'articles' names 1 to 100")]
    [InlineData("""{"kind":"lock","articles":[],"why":"x"}""", "'articles'")]
    [InlineData("""{"kind":"lock","articles":["nope"],"why":"x"}""", "articles[0]")]
    [InlineData("""{"kind":"lock","articles":["ID"],"why":" "}""", "'why'")]
    [InlineData("""{"kind":"lock","articles":["ID"]}""", "'why'")]
    public async Task Edit_ThatMakesNoSenseIsRefusedByName(string body, string named)
    {
        var (status, problem) = await Post(Edits, body.Replace("ID", $"{_one}", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_ThatCannotBeDoneSaysWhy()
    {
        var unknown = Guid.NewGuid();

        var (status, problem) = await Post(Edits, $$"""{"kind":"merge","articles":["{{_one}}","{{unknown}}"],"why":"x"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($"{unknown}", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal((string)problem["detail"]!, (string)(await Get(Edits))[0]!["refusal"]!); // Nobody shall take it for done.
        Assert.Equal(HttpStatusCode.OK, (await Post(Edits, $$"""{"kind":"merge","articles":["{{_one}}","{{_other}}"],"why":"x"}""")).Status);
        Assert.Null((await Get(Edits))[0]!["refusal"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post($"{Edits}/1/undo", "")).Status);
    }

    [Fact]
    public async Task Split_OfArticlesOfTwoGroupsIsRefusedByTheirIds()
    {
        var (status, problem) = await Post(Edits, $$"""{"kind":"split","articles":["{{_one}}","{{_other}}"],"why":"x"}""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/problems/unprocessable-entity"), (status, (string)problem["type"]!));
        Assert.Equal($"Not in the copy group of {_one}: {_other}. Nothing was done.", (string)problem["detail"]!);
        Assert.Equal((string)problem["detail"]!, (string)(await Get(Edits))[0]!["refusal"]!);
    }

    [Theory]
    [InlineData("edit", "/admin/groups/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [InlineData("read", Edits, HttpStatusCode.Forbidden)]
    public async Task Question_IsRefused(string scope, string path, HttpStatusCode expected)
    {
        using var client = _host!.Client(scope);

        Assert.Equal(expected, (await client.GetAsync(new Uri(path, UriKind.Relative), Token)).StatusCode);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(1001)]
    public async Task List_RefusesALimitOutOfRangeByType(int limit)
    {
        using var client = Editor();

        using var answer = await client.GetAsync(new Uri($"{Edits}?limit={limit}", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal(("/problems/bad-limit", $"limit is {limit}; it must be 1 to 1000."), ((string)problem["type"]!, (string)problem["detail"]!));
    }

    private async Task<JsonNode> Get(string path)
    {
        using var client = Editor();
        return (await client.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative), Token))!;
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Post(string path, string body)
    {
        using var client = Editor();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, Token);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!);
    }

    private HttpClient Editor()
    {
        var client = _host!.Client();
        client.DefaultRequestHeaders.Add(Defaults.Identity.IdentityRegistration.Header, ServiceHost.Identity("somebody", "edit"));
        return client;
    }

    private static ArticleEnriched Enriched(Guid id, string text) => new(
        new ArticleVersion(id, 1, 1),
        new Article { Id = id, Revision = 1, Source = "the-harbour-post", Text = text, ReceivedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) },
        new Analysis { Version = 1, Language = new DetectedLanguage("en", 0.9), Body = new TextPassage(0, text.Length, text) });
}
