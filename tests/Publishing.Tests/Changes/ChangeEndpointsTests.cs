using System.Net;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Tests.Changes;

public sealed class ChangeEndpointsTests : ApiTest
{
    [Fact]
    public async Task Changes_GoOnWhereTheCursorStopped()
    {
        var (empty, noLink) = await Page("/v1/changes");
        Assert.Empty(empty["items"]!.AsArray());
        Assert.Null(noLink);

        var ids = await Published(3);
        var (first, link) = await Page($"/v1/changes?limit=2&cursor={empty["next"]}");
        var (second, secondLink) = await Page(link!);
        var (nothing, _) = await Page($"/v1/changes?limit=2&cursor={second["next"]}");
        await Host.Deliver(Reports.Kill(ids[0]));
        await Changes();
        var (kill, _) = await Page($"/v1/changes?limit=2&cursor={nothing["next"]}");

        Assert.Equal([1, 2], Numbers(first));
        Assert.Equal([3], Numbers(second));
        Assert.Null(secondLink);
        Assert.Empty(Numbers(nothing));
        Assert.Equal([4], Numbers(kill));
        Assert.Equal("kill", (string)kill["items"]![0]!["kind"]!);
        Assert.Null(kill["items"]![0]!["article"]);
    }

    [Fact]
    public async Task Changes_ShowTheArticleAsItIsNow()
    {
        var ids = await Published(2);
        await Host.Deliver(Reports.Classified(ids[0], revision: 2, decision: 50));
        await Host.Deliver(Reports.Kill(ids[1]));
        await Changes();

        var items = (await Page("/v1/changes")).Body["items"]!.AsArray();

        Assert.Equal(["create", "create", "update", "kill"], items.Select(item => (string)item!["kind"]!));
        Assert.Equal(("Headline 2", 1), ((string)items[0]!["article"]!["headline"]!, (int)items[0]!["revision"]!));
        Assert.Null(items[1]!["article"]); // Withdrawn meanwhile.
    }

    [Fact]
    public async Task Cursor_BeyondTheEndIsRefused()
    {
        await Published(2);

        await Problem($"/v1/changes?cursor={ChangeCursor.After(3)}", HttpStatusCode.BadRequest, "Bad cursor");
        Assert.Empty((await Read($"/v1/changes?cursor={ChangeCursor.After(2)}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Wait_AnswersAsSoonAsSomethingHappens()
    {
        await Published(1);
        var waiting = Read($"/v1/changes?cursor={ChangeCursor.After(1)}&wait=60");
        var id = await Publish();

        var items = (await waiting)["items"]!.AsArray();

        Assert.Equal(id, (Guid)items.Single()!["articleId"]!);
    }

    [Fact]
    public async Task Wait_EndsWithoutNews()
    {
        await Published(1);

        var page = await Read($"/v1/changes?cursor={ChangeCursor.After(1)}&wait=1");

        Assert.Empty(page["items"]!.AsArray());
        Assert.Equal(ChangeCursor.After(1), (string)page["next"]!);
        await Problem("/v1/changes?wait=61", HttpStatusCode.BadRequest, "Bad parameter");
    }

    [Fact]
    public async Task Snapshot_AndTheTailAfterItMissNothing()
    {
        var before = await Published(5);
        await Host.Deliver(Reports.Kill(before[1]));
        await Changes();

        var (first, link) = await Page("/v1/changes?start=snapshot&limit=2");
        var during = await Publish();
        await Host.Deliver(Reports.Kill(before[4]));
        await Changes();
        var read = new List<JsonNode>(first["items"]!.AsArray().Select(item => item!));
        var next = link!;
        for (var more = true; more;)
        {
            var page = await Read(next);
            read.AddRange(page["items"]!.AsArray().Select(item => item!));
            more = page["items"]!.AsArray().Count > 0 || !next.Contains((string)page["next"]!, StringComparison.Ordinal);
            next = $"/v1/changes?limit=2&cursor={page["next"]}";
        }

        var held = new HashSet<Guid>();
        foreach (var item in read)
        {
            if ((string)item["kind"]! == "kill") held.Remove((Guid)item["articleId"]!);
            else held.Add((Guid)item["articleId"]!);
        }

        Assert.Equal(new[] { before[0], before[2], before[3], during }.Order(), held.Order());
    }

    [Fact]
    public async Task Start_NowGivesOnlyWhatComes()
    {
        await Published(2);
        var now = (string)(await Read("/v1/changes?start=now"))["next"]!;
        var id = await Publish();

        Assert.Equal(id, (Guid)(await Read($"/v1/changes?cursor={now}"))["items"]!.AsArray().Single()!["articleId"]!);
    }

    [Fact]
    public async Task Stream_GoesOnBehindTheLastEventId()
    {
        var ids = await Published(3);
        using var client = Client("tests", "read");
        client.DefaultRequestHeaders.Add("Last-Event-ID", ChangeCursor.After(1));
        using var answer = await client.GetAsync(Relative("/v1/changes/stream"), HttpCompletionOption.ResponseHeadersRead);
        using var events = new EventReader(await answer.Content.ReadAsStreamAsync());

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((ChangeCursor.After(2), "create", ids[1]), await events.Next());
        Assert.Equal((ChangeCursor.After(3), "create", ids[2]), await events.Next());
        await Host.Deliver(Reports.Kill(ids[0]));
        Assert.Equal((ChangeCursor.After(4), "kill", ids[0]), await events.Next());
    }

    [Fact]
    public async Task Stream_ShowsNoTextOfWhatWasKilledMeanwhile()
    {
        var ids = await Published(2);
        await Host.Deliver(Reports.Kill(ids[0]));
        await Changes();
        using var client = Client("tests", "read");
        client.DefaultRequestHeaders.Add("Last-Event-ID", ChangeCursor.After(0));
        using var answer = await client.GetAsync(Relative("/v1/changes/stream"), HttpCompletionOption.ResponseHeadersRead);
        using var events = new EventReader(await answer.Content.ReadAsStreamAsync());

        await events.Next();

        Assert.Null(events.Data!["article"]);
    }

    [Fact]
    public async Task Changes_OfOtherSourcesAreNotForThePartner()
    {
        await Keep(new Partner { Id = "narrow", Name = "Narrow", Entitlement = new Entitlement { Sources = ["coast-wire"] } });
        await Published(3);
        var mine = await Publish(message => message with { Article = message.Article with { Source = "coast-wire" } });

        var page = await Read("/v1/changes", holder: "narrow");

        Assert.Equal([mine], page["items"]!.AsArray().Select(item => (Guid)item!["articleId"]!));
        Assert.Empty((await Read($"/v1/changes?cursor={page["next"]}", holder: "narrow"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Revision_InALanguageThatThePartnerMayNotRead_IsWithheldInFeedAndStream()
    {
        await Keep(new Partner { Id = "english", Name = "English", Entitlement = new Entitlement { Languages = ["en"] } });
        await Keep(new Partner { Id = "german", Name = "German", Entitlement = new Entitlement { Languages = ["de"] } });
        using var client = Client("english", "read");
        client.DefaultRequestHeaders.Add("Last-Event-ID", ChangeCursor.After(0));
        using var answer = await client.GetAsync(Relative("/v1/changes/stream"), HttpCompletionOption.ResponseHeadersRead);
        using var events = new EventReader(await answer.Content.ReadAsStreamAsync());
        var id = await Publish();
        Assert.Equal("create", (await events.Next()).Name);

        await Publish(message => message with { Analysis = message.Analysis with { Language = new DetectedLanguage("fr", 0.9) } }, id, revision: 2);
        Assert.Equal((ChangeCursor.After(2), "withhold", id), await events.Next());
        await Host.Deliver(Reports.Kill(id, 2));
        Assert.Equal((ChangeCursor.After(3), "kill", id), await events.Next());
        var later = await Publish();
        await Publish(message => message with { Analysis = message.Analysis with { Language = new DetectedLanguage("fr", 0.9) } }, later, revision: 2);
        var withheld = (await Read($"/v1/changes?cursor={ChangeCursor.After(4)}", holder: "english"))["items"]!.AsArray().Single()!;

        Assert.Equal(("withhold", later, "It is no longer part of what this partner gets."), ((string)withheld["kind"]!, (Guid)withheld["articleId"]!, (string)withheld["reason"]!));
        Assert.Null(withheld["article"]);
        Assert.Empty((await Read("/v1/changes", holder: "german"))["items"]!.AsArray());
        Assert.Equal("update", (string)(await Read($"/v1/changes?cursor={ChangeCursor.After(4)}"))["items"]!.AsArray().Single()!["kind"]!);
    }

    [Fact]
    public async Task EightWritersAndReaders_NobodyMissesAnything()
    {
        const int Writers = 8, Each = 15;
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var readers = Enumerable.Range(0, 8).Select(_ => ReadAll(Writers * Each, stop.Token)).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var n = 0; n < Each; n++) await Host.Deliver(Reports.Classified(Guid.CreateVersion7(), decision: (writer * Each) + n + 1));
        }));

        var stored = (await Changes()).Select(change => change.Article.ArticleId).ToList();
        Assert.Equal(Writers * Each, stored.Count);
        foreach (var read in await Task.WhenAll(readers))
            Assert.Equal(stored, read);
    }

    private async Task<List<Guid>> ReadAll(int count, CancellationToken stop)
    {
        using var client = Client("reader", "read");
        var (read, last, next) = (new List<Guid>(), 0L, "/v1/changes?limit=7&wait=5");
        while (read.Count < count)
        {
            var page = JsonNode.Parse(await client.GetStringAsync(Relative(next), stop))!;
            foreach (var item in page["items"]!.AsArray())
            {
                Assert.Equal(++last, (long)item!["number"]!);
                read.Add((Guid)item["articleId"]!);
            }

            next = $"/v1/changes?limit=7&wait=5&cursor={page["next"]}";
        }

        return read;
    }
}
