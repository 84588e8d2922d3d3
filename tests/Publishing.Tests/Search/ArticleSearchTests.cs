using System.Net;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Tests.Articles;

namespace Wiredesk.Publishing.Tests.Search;

/// <summary>Search and filters, as partners use them.</summary>
public class ArticleSearchTests : ApiTest
{
    [Theory]
    [InlineData("harbour", true)]
    [InlineData("HARBOUR reopened", true)]
    [InlineData("\"harbour reopened\"", true)]
    [InlineData("\"reopened harbour\"", false)]
    [InlineData("zurich", true)]
    [InlineData("Zürich", true)]
    [InlineData("東京", true)]
    [InlineData("京港", true)]
    [InlineData("東港", false)]
    [InlineData("harbour nothing", false)]
    [InlineData("harbour OR nothing", false)]
    [InlineData("reopened-on", true)]
    [InlineData("harb*", false)]
    public async Task Text_FindsWordsAndPhrases(string search, bool isFound)
    {
        await Publish(message => Written(message, "The harbour reopened on Sunday, Zürich and 東京港 say."));

        var items = await Found($"q={Uri.EscapeDataString(search)}");

        Assert.Equal(isFound ? 1 : 0, items.Length);
    }

    [Fact]
    public async Task Filters_AreAlternativesWithinAndAllOfThemTogether()
    {
        var english = await Publish(message => Of(message, "harbour-post", "en", "2026-03-01T08:00:00Z"));
        var french = await Publish(message => Of(message, "le-port", "fr", "2026-03-02T08:00:00Z"));
        var other = await Publish(message => Of(message, "coast-wire", "en", "2026-04-01T08:00:00Z"));

        Assert.Equal([french, english], await Found("source=Harbour-Post&source=le-port"));
        Assert.Equal([other, english], await Found("language=en"));
        Assert.Equal([english], await Found("language=en&source=harbour-post&source=le-port"));
        Assert.Equal([french, english], await Found("from=2026-03-01&to=2026-03-03"));
        Assert.Equal([french], await Found("from=2026-03-01T08:00:01Z&to=2026-03-31"));
        Assert.Equal([other], await Found("from=2026-03-15"));
        Assert.Equal([other, french, english], await Found("from=2020-01-01&to=2027-01-01"));
        Assert.Equal([other, english], await Found("topic=medtop:04000000"));
        Assert.Equal([french], await Found("topic=Sport"));
        Assert.Equal([french], await Found("entity=jeanne%20d’arc"));
        Assert.Empty(await Found("relation=copy"));
        Assert.Equal([other, french, english], await Found("relation=original&relation=copy"));
    }

    [Theory]
    [InlineData("colour=red")]
    [InlineData("relation=twin")]
    [InlineData("relation=unknown")]
    [InlineData("group=1")]
    [InlineData("event=1")]
    [InlineData("story=1")]
    [InlineData("from=yesterday")]
    [InlineData("from=2026-03-01T08:00:00")]
    [InlineData("from=2026-03-02&to=2026-03-01")]
    [InlineData("sort=random")]
    [InlineData("sort=relevance")]
    [InlineData("copies=maybe")]
    [InlineData("q=%21%21")]
    [InlineData("q=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q")]
    public async Task BadFilter_IsRefusedByName(string query)
    {
        var problem = await Problem($"/v1/articles?{query}", HttpStatusCode.BadRequest, "Bad parameter");

        Assert.Equal("/problems/bad-parameter", (string)problem["type"]!);
        Assert.Contains(query[..query.IndexOf('=', StringComparison.Ordinal)], (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_AreOneEntryUnlessAskedApart()
    {
        var lead = await Publish();
        var copy = await Publish(message => ArticleEndpointsTests.Copy(message, lead, "coast-wire"));

        var together = (await Read("/v1/articles"))["items"]!.AsArray();

        Assert.Equal([lead], together.Select(item => (Guid)item!["id"]!));
        Assert.Equal(copy, (Guid)together[0]!["copies"]![0]!["id"]!);
        Assert.Equal([copy, lead], await Found("copies=apart"));
        Assert.Equal([copy], await Found("source=coast-wire"));
    }

    [Fact]
    public async Task Copies_OfALeadThatThePartnerMayNotReadStandForIt()
    {
        await Keep(new Partner { Id = "narrow", Name = "Narrow", Entitlement = new Entitlement { Sources = ["coast-wire", "third"] } });
        var lead = await Publish();
        var copy = await Publish(message => ArticleEndpointsTests.Copy(message, lead, "coast-wire"));
        var third = await Publish(message => ArticleEndpointsTests.Copy(message, lead, "third"));

        var items = (await Read("/v1/articles", holder: "narrow"))["items"]!.AsArray();

        Assert.Equal([copy], items.Select(item => (Guid)item!["id"]!));
        Assert.Equal([third], items[0]!["copies"]!.AsArray().Select(item => (Guid)item!["id"]!));
        using var hidden = await Get($"/v1/articles/{lead}", holder: "narrow");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task Sort_GoesUpAndByRelevance()
    {
        var first = await Publish(message => Written(message, "Harbour, harbour, harbour: all about the harbour."));
        var second = await Publish(message => Written(message, "A long text about many things, and about one harbour among them, which it names once."));

        Assert.Equal([second, first], await Found("q=harbour"));
        Assert.Equal([first, second], await Found("q=harbour&sort=created"));
        Assert.Equal([first, second], await Found("q=harbour&sort=relevance"));
        var (page, next) = await Page("/v1/articles?q=harbour&sort=relevance&limit=1");
        Assert.Equal([first], Ids(page));
        Assert.Equal([second], Ids(await Read(next!)));
    }

    [Fact]
    public async Task Index_ForgetsWhatIsKilledAndTakesItBackInItsPlace()
    {
        var ids = await Published(3);
        await Host.Deliver(Reports.Kill(ids[1]));
        await Changes();
        Assert.Equal([ids[2], ids[0]], await Found("q=text"));

        await Host.Deliver(new RestoreArticle(ids[1], "mistaken", "editor", Reports.Noon.AddHours(1)));
        await Changes();

        Assert.Equal([ids[2], ids[1], ids[0]], await Found("q=text"));
    }

    [Fact]
    public async Task Stories_ShowTheirTimeline()
    {
        var (story, opening, later) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var first = await Publish(message => In(Of(message, "harbour-post", "en", "2026-03-01T08:00:00Z"), story, opening));
        var second = await Publish(message => In(Of(message, "le-port", "fr", "2026-03-05T08:00:00Z"), story, later));

        var list = (await Read("/v1/stories"))["items"]!.AsArray();
        var one = await Read($"/v1/stories/{story}");

        Assert.Equal((story, second), ((Guid)list.Single()!["id"]!, (Guid)list[0]!["latest"]!["id"]!));
        Assert.Equal([opening, later], one["timeline"]!.AsArray().Select(happening => (Guid)happening!["id"]!));
        Assert.Equal(first, (Guid)(await Read($"/v1/events/{opening}"))["reports"]![0]!["id"]!);
        await Problem($"/v1/stories/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        await Problem($"/v1/events/{Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Vocabularies_CountReadableArticles()
    {
        var gone = await Publish(message => Of(message, "harbour-post", "en", "2026-03-01T08:00:00Z"));
        await Publish(message => Of(message, "harbour-post", "en", "2026-03-01T08:00:00Z"));
        await Publish(message => Of(message, "le-port", "fr", "2026-03-02T08:00:00Z"));
        await Host.Deliver(Reports.Kill(gone));
        await Changes();

        Assert.Equal("""[{"name":"harbour-post","articles":1},{"name":"le-port","articles":1}]""", (await Read("/v1/sources"))["items"]!.ToJsonString());
        Assert.Equal("""[{"name":"en","articles":1},{"name":"fr","articles":1}]""", (await Read("/v1/languages"))["items"]!.ToJsonString());
        Assert.Contains("medtop:15000000", (await Read("/v1/topics"))["items"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookBack_HidesWhatIsOlder()
    {
        await Keep(new Partner { Id = "recent", Name = "Recent", Entitlement = new Entitlement { LookBackDays = 0 } });
        var id = await Publish();

        Assert.Empty((await Read("/v1/articles", holder: "recent"))["items"]!.AsArray());
        using var one = await Get($"/v1/articles/{id}", holder: "recent");
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
    }

    private async Task<Guid[]> Found(string query) => Ids(await Read($"/v1/articles?{query}"));

    private static ArticleClassified Written(ArticleClassified message, string text) => message with
    {
        Article = message.Article with { Text = text },
        Analysis = message.Analysis with { Body = new TextPassage(0, text.Length, text) },
    };

    private static ArticleClassified Of(ArticleClassified message, string source, string language, string published) => message with
    {
        Article = message.Article with { Source = source, PublishedAt = DateTimeOffset.Parse(published, null), Subjects = language == "fr" ? [new Subject("medtop:15000000", "sport")] : [] },
        Analysis = message.Analysis with
        {
            Language = new DetectedLanguage(language, 0.9),
            Topics = language == "en" ? [new Topic("medtop:04000000", "economy", 0.6)] : [],
            Entities = language == "fr" ? [new Entity("Jeanne", 0, 6, EntityType.Person, "Jeanne d’Arc", 0.8)] : [],
        },
    };

    private static ArticleClassified In(ArticleClassified message, Guid story, Guid happening) =>
        message with { Decision = message.Decision with { Story = story, Event = happening } };
}
