using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Tests.Editing;

/// <summary>The life of an article, as editors command it.</summary>
public sealed class EditorEndpointsTests : ApiTest
{
    [Fact]
    public async Task Kill_IsGoneFromEveryReadAndTellsEverybody()
    {
        var id = await Publish();

        var view = await Command(id, "kill", new { reason = "court order", revision = 1 });

        Assert.Equal(("withdrawn", "court order"), ((string)view["status"]!, (string)view["withdrawnBecause"]!));
        foreach (var path in new[] { "", "/why", "/decision", "/revisions", "/revisions/1" })
            await Problem($"/v1/articles/{id}{path}", HttpStatusCode.Gone, "Withdrawn");
        Assert.Empty((await Read("/v1/articles"))["items"]!.AsArray()); // At once: before the index knows.
        Assert.Empty((await Read("/v1/stories"))["items"]!.AsArray());
        Assert.Equal([ChangeKind.Create, ChangeKind.Kill], (await Changes()).Select(change => change.Kind));
        Assert.Equal(("kill", "editor", "court order"), Last(view));
        await Host.Quiet();
        Assert.Equal([nameof(ArticlePublished), nameof(ArticleWithdrawn)], [(await Heard.Next()).GetType().Name, (await Heard.Next()).GetType().Name]);
    }

    [Fact]
    public async Task Kill_OfAnArticleThatHasNotComeYetRefusesIt()
    {
        var id = Guid.CreateVersion7();
        await Command(id, "kill", new { reason = "court order" });

        await Host.Deliver(Reports.Classified(id));

        await Problem($"/v1/articles/{id}", HttpStatusCode.Gone, "Withdrawn");
    }

    [Fact]
    public async Task Restore_BringsItBackAndASecondKillIsAnnouncedAgain()
    {
        var id = await Publish();
        await Command(id, "kill", new { reason = "court order" });
        await Command(id, "restore", new { reason = "lifted" });
        Assert.Equal(id, (Guid)(await Read($"/v1/articles/{id}"))["id"]!);

        await Command(id, "kill", new { reason = "again" });

        await Problem($"/v1/articles/{id}", HttpStatusCode.Gone, "Withdrawn");
        Assert.Equal([ChangeKind.Create, ChangeKind.Kill, ChangeKind.Restore, ChangeKind.Kill], (await Changes()).Select(change => change.Kind));
    }

    [Fact]
    public async Task Withhold_HidesUntilItIsPublishedAgain()
    {
        var id = await Publish();

        await Command(id, "withhold", new { reason = "being checked" });
        await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound);
        await Host.Deliver(Reports.Classified(id, revision: 2, decision: 5000)); // A revision of the source does not end it.
        await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound);
        await Command(id, "publish", new { reason = "checked", revision = 2 });

        Assert.Equal(2, (int)(await Read($"/v1/articles/{id}"))["revision"]!);
        Assert.Equal([ChangeKind.Create, ChangeKind.Withhold, ChangeKind.Restore], (await Changes()).Select(change => change.Kind));
    }

    [Fact]
    public async Task Publish_ReleasesWhatItsSourceHoldsBack()
    {
        var id = await Publish(message => message with { Article = message.Article with { Withheld = true } });
        await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound);
        Assert.Empty(await Changes());

        await Command(id, "publish", new { reason = "agreed with the source" });

        Assert.Equal(id, (Guid)(await Read($"/v1/articles/{id}"))["id"]!);
        Assert.Equal([ChangeKind.Create], (await Changes()).Select(change => change.Kind));
    }

    [Theory]
    [InlineData("kill")]
    [InlineData("withhold")]
    [InlineData("correct")]
    [InlineData("erase")]
    public async Task Command_AboutAnotherRevisionIsAConflict(string command)
    {
        var id = await Publish();
        using var editor = Client("editor", "edit");

        object body = command == "correct" ? new { reason = "late", revision = 2, headline = "New" } : new { reason = "late", revision = 2 };
        using var answer = await editor.PostAsJsonAsync(Relative($"/editor/articles/{id}/{command}"), body);

        Assert.Equal("/problems/revision-conflict", (string)(await Problem(answer, HttpStatusCode.Conflict))["type"]!);
        Assert.Equal(PublicationStatus.Usable, (await Stored(id)).Status);
    }

    [Fact]
    public async Task Command_NeedsAReasonAndAnEditor()
    {
        var id = await Publish();
        using var editor = Client("editor", "edit");
        using var partner = Client("tests", "read");

        await Problem(await editor.PostAsJsonAsync(Relative($"/editor/articles/{id}/kill"), new { reason = " " }), HttpStatusCode.BadRequest);
        await Problem(await editor.PostAsJsonAsync(Relative($"/editor/articles/{Guid.NewGuid()}/withhold"), new { reason = "x" }), HttpStatusCode.NotFound);
        await Problem(await partner.PostAsJsonAsync(Relative($"/editor/articles/{id}/kill"), new { reason = "x" }), HttpStatusCode.Forbidden);
        await Problem(await partner.GetAsync(Relative($"/editor/articles/{id}")), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Correct_GoesToIngestionAndComesBackAsACorrection()
    {
        var id = await Publish();

        await Command(id, "correct", new { reason = "wrong date", revision = 1, headline = "Right" }, HttpStatusCode.Accepted);
        Assert.Equal("correct", (await Stored(id)).Actions[^1].Kind);
        await Publish(message => message with { Article = message.Article with { Kind = RevisionKind.Correction } }, id, revision: 2);

        Assert.Equal([ChangeKind.Create, ChangeKind.Correct], (await Changes()).Select(change => change.Kind));
    }

    [Fact]
    public async Task Erase_LeavesATombstoneWithoutContent()
    {
        var id = await Publish();

        await Command(id, "erase", new { reason = "asked for by the author" });
        await Host.Deliver(new EraseArticle(id, "editor", Reports.Noon)); // As it comes back over the bus.
        await Host.Deliver(Reports.Classified(id, revision: 2, decision: 9000));

        var stored = await Stored(id);
        Assert.Equal((PublicationStatus.Erased, null, null), (stored.Status, stored.Article, stored.Analysis));
        Assert.DoesNotContain("Headline", System.Text.Json.JsonSerializer.Serialize(stored, Defaults.Json.Options), StringComparison.Ordinal);
        Assert.Empty(await Host.Get<ArticleStore>().Revisions(id, Token));
        await Problem($"/v1/articles/{id}", HttpStatusCode.Gone, "Erased");
        Assert.Equal([ChangeKind.Create, ChangeKind.Erase], (await Changes()).Select(change => change.Kind));
        Assert.Empty((await Read("/v1/articles?q=text"))["items"]!.AsArray());
        Assert.NotNull(await Host.Get<IDocuments<ErasureRecord>>().Get(id.ToString("D"), Token));
    }

    [Theory]
    [InlineData("kill")]
    [InlineData("restore")]
    [InlineData("withhold")]
    [InlineData("publish")]
    [InlineData("update")]
    [InlineData("correct")]
    public async Task Command_AboutAnErasedArticleIsRefusedAsSuch(string command)
    {
        var id = await Publish();
        await Command(id, "erase", new { reason = "asked for by the author" });
        var erased = await Stored(id);

        var problem = await Command(id, command, LateBody(command), HttpStatusCode.Conflict);

        Assert.Equal("/problems/already-erased", (string)problem["type"]!);
        Assert.Contains($"{id} was erased", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal((PublicationStatus.Erased, erased.Actions.Count), ((await Stored(id)).Status, (await Stored(id)).Actions.Count));
    }

    [Theory]
    [InlineData("withhold")]
    [InlineData("publish")]
    [InlineData("update")]
    [InlineData("correct")]
    public async Task Command_AboutAKilledArticleIsRefusedUntilItIsRestored(string command)
    {
        var id = await Publish();
        await Command(id, "kill", new { reason = "court order" });
        var killed = await Stored(id);

        var problem = await Command(id, command, LateBody(command), HttpStatusCode.Conflict);

        Assert.Equal("/problems/already-killed", (string)problem["type"]!);
        Assert.Contains($"{id} was killed: restore it first", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal((PublicationStatus.Withdrawn, killed.Actions.Count), ((await Stored(id)).Status, (await Stored(id)).Actions.Count));

        await Command(id, "restore", new { reason = "lifted" });
        await Command(id, command, LateBody(command), command is "update" or "correct" ? HttpStatusCode.Accepted : HttpStatusCode.OK);
    }

    [Fact]
    public async Task Erase_OnceMoreIsNoConflict()
    {
        var id = await Publish();
        await Command(id, "erase", new { reason = "asked for by the author", revision = 1 });

        var again = await Command(id, "erase", new { reason = "asked for by the author", revision = 1 });

        Assert.Equal("erased", (string)again["status"]!);
        Assert.Equal([ChangeKind.Create, ChangeKind.Erase], (await Changes()).Select(change => change.Kind));
    }

    [Fact]
    public async Task Receipts_TellWhoHasTheKillAndWhoHasNot()
    {
        await Keep(new Partner { Id = "prompt", Name = "Prompt" });
        await Keep(new Partner { Id = "slow", Name = "Slow" });
        await Keep(new Partner { Id = "former", Name = "Former", Entitlement = new Entitlement { Languages = ["en"] } });
        await Keep(new Partner { Id = "other", Name = "Other", Entitlement = new Entitlement { Sources = ["coast-wire"] } });
        var id = await Publish();
        foreach (var partner in new[] { "prompt", "slow", "former", "other" })
            await Read($"/v1/changes?cursor={ChangeCursor.After(1)}", holder: partner);
        await Publish(message => message with { Analysis = message.Analysis with { Language = new DetectedLanguage("fr", 0.9) } }, id, revision: 2);
        await Command(id, "kill", new { reason = "court order" });
        await Changes();
        await Read($"/v1/changes?cursor={ChangeCursor.After(3)}", holder: "prompt");

        var receipts = await Read($"/editor/articles/{id}/receipts", holder: "editor", scopes: "edit");

        Assert.Equal(("kill", 3L), ((string)receipts["kind"]!, (long)receipts["number"]!));
        Assert.Equal(["prompt"], receipts["acknowledged"]!.AsArray().Select(one => (string)one!["partner"]!));
        Assert.Equal(["former", "slow"], receipts["missing"]!.AsArray().Select(one => (string)one!["partner"]!).Order()); // Who may not read it any more had it, too.
    }

    [Fact]
    public async Task Why_GoesThroughEverythingThatDecides()
    {
        await Keep(new Partner { Id = "narrow", Name = "Narrow", Entitlement = new Entitlement { Sources = ["coast-wire"] } });
        var id = await Publish();

        var included = await Read($"/editor/articles/{id}/why?partner=anybody", holder: "editor", scopes: "edit");
        var refused = await Read($"/editor/articles/{id}/why?partner=narrow", holder: "editor", scopes: "edit");
        await Command(id, "kill", new { reason = "court order" });
        var killed = await Read($"/editor/articles/{id}/why?partner=anybody", holder: "editor", scopes: "edit");

        Assert.True((bool)included["included"]!);
        Assert.Equal((false, "its source the-harbour-post is not among the entitled ones"), ((bool)refused["included"]!, (string)refused["reason"]!));
        Assert.Equal((false, "it was killed by editor: court order"), ((bool)killed["included"]!, (string)killed["reason"]!));
        Assert.Equal(["publication", "embargo", "entitlement", "copies", "delivery"], included["steps"]!.AsArray().Select(step => (string)step!["step"]!));
    }

    private async Task<JsonNode> Command(Guid id, string command, object body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var editor = Client("editor", "edit");
        using var answer = await editor.PostAsJsonAsync(Relative($"/editor/articles/{id}/{command}"), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, text);
        return JsonNode.Parse(text)!;
    }

    private static object LateBody(string command) =>
        command is "update" or "correct" ? new { reason = "late", revision = 1, headline = "New" } : new { reason = "late", revision = 1 };

    private static (string, string, string) Last(JsonNode view) =>
        ((string)view["actions"]!.AsArray()[^1]!["kind"]!, (string)view["actions"]!.AsArray()[^1]!["by"]!, (string)view["actions"]!.AsArray()[^1]!["reason"]!);
}
