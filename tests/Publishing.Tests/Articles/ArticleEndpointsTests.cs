using System.Net;
using System.Net.Http.Headers;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Tests.Articles;

public sealed class ArticleEndpointsTests : ApiTest
{
    [Fact]
    public async Task Article_IsServedInFull()
    {
        var id = (await Published(1))[0];

        var article = (await Page($"/v1/articles/{id}")).Body;

        Assert.Equal((id, "Headline 1", "usable", "original"), ((Guid)article["id"]!, (string)article["headline"]!, (string)article["status"]!, (string)article["relation"]!));
        Assert.Equal("Revision 1 of the text, analysed by 1.", (string)article["body"]!);
        Assert.Null(article["text"]);
    }

    [Fact]
    public async Task Article_UnknownIsNotFound()
    {
        var id = Guid.CreateVersion7();

        Assert.Contains($"{id}", (string)(await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound))["detail"]!, StringComparison.Ordinal);
        await Problem("/v1/articles/no-guid", HttpStatusCode.NotFound);
        await Problem("/v1/articles/%2e%2e%2f", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Article_OnlyExpectedIsNotFound()
    {
        var id = Guid.CreateVersion7();
        await Host.Deliver(Reports.Regrouped(id, 7));

        await Problem($"/v1/articles/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Article_WithdrawnIsGoneAndSaysWhy()
    {
        var id = (await Published(1))[0];
        await Host.Deliver(Reports.Kill(id));

        Assert.Contains("legal", (string)(await Problem($"/v1/articles/{id}", HttpStatusCode.Gone, "Withdrawn"))["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_TellsWhatACopyChangedWordByWord()
    {
        var original = await Publish();
        var copy = await Publish(message => Copy(message, original, "coast-wire") is var made ? made with
        {
            Article = made.Article with { Headline = "Another headline" },
            Analysis = made.Analysis with { Body = made.Analysis.Body with { Text = made.Analysis.Body.Text.Replace("of the text", "of a long text", StringComparison.Ordinal) } },
            Decision = made.Decision with { Evidence = made.Decision.Evidence with { Differs = [new Difference("number", "12", "13")] } },
        } : message);
        await Keep(new Partner { Id = "narrow", Name = "Narrow", Entitlement = new Entitlement { Sources = ["coast-wire"] } });

        var changes = (await Read($"/v1/articles/{copy}/why"))["changes"]!.AsArray();
        var shown = (await Read($"/v1/articles/{original}"))["copies"]![0]!;

        Assert.Equal(["headline", "body"], changes.Select(change => (string)change!["field"]!));
        Assert.Equal(("the", "a long"), ((string)changes[1]!["changes"]![0]!["before"]!, (string)changes[1]!["changes"]![0]!["after"]!));
        Assert.Equal((original, "12"), ((Guid)shown["copyOf"]!, (string)shown["differs"]![0]!["here"]!));
        Assert.Null((await Read($"/v1/articles/{original}/why"))["changes"]);
        var narrow = await Read($"/v1/articles/{copy}/why", holder: "narrow", scopes: "read"); // It may not read the original, nor any word of it.
        Assert.Null(narrow["changes"]);
        Assert.Equal("""[{"kind":"number","here":"12"}]""", narrow["decision"]!["evidence"]!["differs"]!.ToJsonString());
    }

    [Fact]
    public async Task Why_TellsWhatAReportWasNotJoinedTo_OfArticlesThatTheReaderMayRead()
    {
        var earlier = await Publish();
        var missed = new NotJoined($"{earlier:D}", Relation.SameEvent, 0.4, 2, "too-unlike") { Signals = [new SignalScore("names", 0.3)] };
        var report = await Publish(message => message with
        {
            Article = message.Article with { Source = "coast-wire" },
            Decision = message.Decision with { NotJoined = [missed, missed with { Article = $"{Guid.NewGuid():D}" }] },
        });
        await Keep(new Partner { Id = "narrow", Name = "Narrow", Entitlement = new Entitlement { Sources = ["coast-wire"] } });

        var told = Assert.Single((await Read($"/v1/articles/{report}/why"))["decision"]!["notJoined"]!.AsArray())!;

        Assert.Equal((earlier, "sameEvent", "too-unlike"), ((Guid)told["article"]!, (string)told["as"]!, (string)told["why"]!));
        Assert.Equal((0.4, 2, 0.3), ((double)told["score"]!, (double)told["needed"]!, (double)told["signals"]![0]!["score"]!));
        Assert.Null((await Read($"/v1/articles/{report}/why", holder: "narrow", scopes: "read"))["decision"]!["notJoined"]);
    }

    [Fact]
    public async Task Article_TellsWhoElseRanIt()
    {
        var lead = await Publish();
        var copy = await Publish(message => Copy(message, lead, "coast-wire"));

        var copies = (await Read($"/v1/articles/{lead}"))["copies"]!.AsArray();

        Assert.Equal((copy, "coast-wire", "copy"), ((Guid)copies.Single()!["id"]!, (string)copies[0]!["source"]!, (string)copies[0]!["relation"]!));
    }

    [Fact]
    public async Task Fields_AreLeftOutUnlessAskedFor()
    {
        var id = await Publish();

        var one = (await Read($"/v1/articles/{id}?fields=headline,source")).AsObject();
        var item = (await Read("/v1/articles?fields=headline"))["items"]![0]!.AsObject();

        Assert.Equal(["headline", "id", "source"], one.Select(field => field.Key).Order());
        Assert.Equal(["headline", "id"], item.Select(field => field.Key).Order());
        Assert.Equal("/problems/bad-parameter", (string)(await Problem($"/v1/articles/{id}?fields=nonsense", HttpStatusCode.BadRequest))["type"]!);
    }

    [Fact]
    public async Task EntityTag_SparesWhatIsKnownAndChangesWithTheArticle()
    {
        var id = await Publish();
        using var first = await Get($"/v1/articles/{id}");
        using var client = Client("tests", "read");
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var known = await client.GetAsync(Relative($"/v1/articles/{id}"));
        await Publish(id: id, revision: 2);
        using var changed = await client.GetAsync(Relative($"/v1/articles/{id}"));

        Assert.Equal((HttpStatusCode.NotModified, 0L), (known.StatusCode, (await known.Content.ReadAsByteArrayAsync()).LongLength));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Answers_AreCompressedForWhoTakesIt(string encoding)
    {
        await Published(3);
        using var client = Client("tests", "read");
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using var answer = await client.GetAsync(Relative("/v1/articles"));

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Decision_SaysWhatTheRelationRestsOn()
    {
        var id = await Publish();

        var decision = (await Read($"/v1/articles/{id}/decision"))["decision"]!;

        Assert.StartsWith("rules", (string)decision["evidence"]!["rules"]!, StringComparison.Ordinal);
        Assert.Equal("original", (string)decision["relation"]!);
    }

    [Fact]
    public async Task Revisions_ShowWhatChangedWordByWord()
    {
        var id = await Publish();
        await Publish(id: id, revision: 2);

        var list = (await Read($"/v1/articles/{id}/revisions"))["items"]!.AsArray();
        var second = await Read($"/v1/articles/{id}/revisions/2");

        Assert.Equal([1, 2], list.Select(item => (int)item!["revision"]!));
        var headline = second["changes"]!.AsArray().Single(change => (string)change!["field"]! == "headline")!["changes"]![0]!;
        Assert.Equal(("1", "2", 9), ((string)headline["before"]!, (string)headline["after"]!, (int)headline["afterStart"]!));
        await Problem($"/v1/articles/{id}/revisions/3", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Revisions_OfAKilledArticleAreGone()
    {
        var id = await Publish();
        await Host.Deliver(Reports.Kill(id));

        await Problem($"/v1/articles/{id}/revisions", HttpStatusCode.Gone, "Withdrawn");
        await Problem($"/v1/articles/{id}/revisions/1", HttpStatusCode.Gone, "Withdrawn");
        await Problem($"/v1/articles/{id}/decision", HttpStatusCode.Gone, "Withdrawn");
    }

    internal static ArticleClassified Copy(ArticleClassified message, Guid lead, string source) => message with
    {
        Article = message.Article with { Source = source },
        Decision = message.Decision with { Relation = Relation.Copy, Of = lead, Lead = lead, Group = Reports.Place(1001) },
    };
}
