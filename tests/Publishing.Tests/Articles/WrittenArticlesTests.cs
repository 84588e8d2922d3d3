using System.Net;
using Wiredesk.Publishing.Partners;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Articles;

public sealed class WrittenArticlesTests : ApiTest
{
    [Fact]
    public async Task Answer_IsTheSameUntilTheArticleChanges()
    {
        var id = await Publish();
        var first = await Text($"/v1/articles/{id}");

        Assert.Equal(first, await Text($"/v1/articles/{id}"));
        await Publish(id: id, revision: 2);

        Assert.Equal((2, "Headline 2"), ((int)(await Read($"/v1/articles/{id}"))["revision"]!, (string)(await Read($"/v1/articles/{id}"))["headline"]!));
    }

    [Fact]
    public async Task Copy_ThatIsKilledIsShownNoMore()
    {
        var lead = await Publish();
        var copy = await Publish(message => ArticleEndpointsTests.Copy(message, lead, "coast-wire"));
        Assert.Single((await Read($"/v1/articles/{lead}"))["copies"]!.AsArray());

        await Host.Deliver(Reports.Kill(copy));

        Assert.Empty((await Read($"/v1/articles/{lead}"))["copies"]!.AsArray());
    }

    [Fact]
    public async Task Copy_ThatJoinsLaterIsShown()
    {
        var lead = await Publish();
        Assert.Empty((await Read($"/v1/articles/{lead}"))["copies"]!.AsArray());

        await Publish(message => ArticleEndpointsTests.Copy(message, lead, "coast-wire"));

        await ServiceHost.Until(async () => (await Read($"/v1/articles/{lead}"))["copies"]!.AsArray().Count == 1);
    }

    [Fact]
    public async Task Kill_ThroughAnotherProcessHoldsAtOnce()
    {
        var id = await Publish();
        await Text($"/v1/articles/{id}");
        await using var here = Host;
        await Start(); // Another process over the same store.

        await Host.Deliver(Reports.Kill(id));

        using var client = here.Client("read");
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync(Relative($"/v1/articles/{id}"), Token)).StatusCode);
    }

    [Fact]
    public async Task Entitlement_DecidesEachTime()
    {
        var id = await Publish();
        var partner = new Partner { Id = "lighthouse", Name = "Lighthouse" };
        await Keep(partner);
        await Read($"/v1/articles/{id}", holder: "lighthouse");

        await Keep(partner with { Version = 1, Entitlement = new Entitlement { Sources = ["coast-wire"] } });

        using var refused = await Get($"/v1/articles/{id}", holder: "lighthouse");
        await Problem(refused, HttpStatusCode.NotFound);
        await Read($"/v1/articles/{id}", holder: "tests");
    }

    private async Task<string> Text(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Token);
    }
}
