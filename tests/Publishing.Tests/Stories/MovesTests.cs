using System.Net;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Identity;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Stories;

public sealed class MovesTests : ApiTest
{
    // Reports gives the group, event and story of a decision the same id; they are told apart by the address.
    private static readonly Guid Old = Reports.Place(2);
    private static readonly Guid New = Reports.Place(7);

    private readonly Guid _one = Guid.CreateVersion7();
    private readonly Guid _other = Guid.CreateVersion7();

    [Theory]
    [InlineData("/v1/events/")]
    [InlineData("/v1/stories/")]
    public async Task Id_OfWhatWasJoinedLeadsToWhatItIsAPartOf(string path)
    {
        await Publish(_one, decision: 2);
        await Host.Deliver(Reports.Regrouped(_one, 7));
        await Changes();

        Assert.Equal((HttpStatusCode.PermanentRedirect, path + New), await Redirect(path + Old));
        Assert.Equal(New, (Guid)(await Read(path + New))["id"]!);
        await Problem(path + Reports.Place(99), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Id_LeadsOnWhenItWasJoinedTwice()
    {
        await Publish(_one, decision: 2);
        await Host.Deliver(Reports.Regrouped(_one, 7));
        await Host.Deliver(Reports.Regrouped(_one, 9));
        await Changes();

        foreach (var old in new[] { Old, New })
            Assert.Equal((HttpStatusCode.PermanentRedirect, $"/v1/events/{Reports.Place(9)}"), await Redirect($"/v1/events/{old}"));
    }

    [Fact]
    public async Task Id_AfterASplitMeansThoseWhoStayed()
    {
        await Publish(_one, decision: 2);
        await Publish(_other, decision: 3);
        await Host.Deliver(new GroupsChanged(4, "late-join", Reports.Regrouped(_other, 2).Changes)); // to the place of the first
        await Changes();
        await Host.Deliver(Reports.Regrouped(_other, 7, "editor"));
        await Changes();

        Assert.Equal(_one, (Guid)(await Read($"/v1/events/{Old}"))["reports"]![0]!["id"]!);

        await Host.Deliver(Reports.Kill(_one));
        await Changes();
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/v1/events/{New}"), await Redirect($"/v1/events/{Old}")); // Nobody is left there.
    }

    [Fact]
    public async Task Id_LeadsNowhereForAPartnerThatMayNotReadWhatIsThere()
    {
        await Publish(_one, decision: 2);
        await Host.Deliver(Reports.Regrouped(_one, 7));
        await Host.Deliver(Reports.Kill(_one));
        await Changes();

        await Problem($"/v1/events/{Old}", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("event")]
    [InlineData("story")]
    public async Task Filter_ByAnOldIdFindsWhatIsThereNow(string filter)
    {
        await Publish(_one, decision: 2);
        await Host.Deliver(Reports.Regrouped(_one, 7));
        await Changes();

        var found = Assert.Single((await Read($"/v1/articles?{filter}={Old}"))["items"]!.AsArray());

        Assert.Equal((_one, New), ((Guid)found!["id"]!, (Guid)found[filter]!));
    }

    [Fact]
    public async Task Why_TellsTheReasonsOfTheNewPlaceAndWhereItStoodBefore()
    {
        await Publish(_other, decision: 1);
        await Publish(_one, decision: 2);
        var evidence = new Evidence("rules", [new SharedPassage(0, 10, 5, 15)], 0.9, 0.8, [new Difference("number", "12", "14")]);
        await Host.Deliver(new GroupsChanged(7, "late-join", [new GroupChange(_one, Relation.NearCopy, _other, New, _other, New, New, 0.93, "agency", 2, evidence)]));
        await Changes();

        var why = await Read($"/v1/articles/{_one}/why");

        var decision = why["decision"]!;
        Assert.Equal(("nearCopy", _other, 0.93, "agency", 2), ((string)decision["relation"]!, (Guid)decision["of"]!, (double)decision["confidence"]!, (string)decision["leadReason"]!, (int)decision["confirmations"]!));
        Assert.Equal(("rules", 0.9, 15, "14"), ((string)decision["evidence"]!["rules"]!, (double)decision["evidence"]!["containment"]!, (int)decision["evidence"]!["shared"]![0]!["thereEnd"]!, (string)decision["evidence"]!["differs"]![0]!["there"]!));
        var before = Assert.Single(why["earlier"]!.AsArray())!;
        Assert.Equal((2L, "original", Old, "late-join"), ((long)before["version"]!, (string)before["relation"]!, (Guid)before["event"]!, (string)before["replacedBy"]!));
        Assert.Equal(why.ToJsonString(), (await Read($"/v1/articles/{_one}/decision")).ToJsonString());
    }

    [Fact]
    public async Task Erased_ArticleKeepsNoEarlierPlaces()
    {
        await Publish(_one, decision: 2);
        await Host.Deliver(Reports.Regrouped(_one, 7));
        await Host.Deliver(new EraseArticle(_one, "editor", Reports.Noon));
        await Changes();

        Assert.Empty((await Stored(_one)).Earlier);
        await Problem($"/v1/events/{Old}", HttpStatusCode.NotFound);
    }

    private async Task<(HttpStatusCode Status, string? Location)> Redirect(string path)
    {
        using var host = Host.Client();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add(IdentityRegistration.Header, ServiceHost.Identity("tests", "read"));
        using var answer = await client.GetAsync(Relative(path));
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    private Task<Guid> Publish(Guid id, long decision) => Publish(_ => Reports.Classified(id, decision: decision), id);
}
