using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using Wiredesk.Contracts;
using Wiredesk.Enrichment;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;
using Wiredesk.Publishing.Tests.Articles;

namespace Wiredesk.Publishing.Tests.Formats;

public sealed class FormatsTests : ApiTest
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly string Here = Path.Combine(AppContext.BaseDirectory, "Formats");

    [Fact]
    public void Ninjs_IsValidForTheSeedsAndFiftyOthers()
    {
        var seeds = Seeds().ToList();
        Assert.Equal(5, seeds.Count);
        var random = new Random(7);
        var others = Enumerable.Range(0, 50).Select(n => Dressed(seeds[n % seeds.Count], n, random));

        var lines = seeds.Concat(others).Select(article => Ninjs.Of(new Found(article, [seeds[0], seeds[1]]), "https://api.example.org").ToJsonString()).ToList();

        Assert.Equal(["done"], Validate([.. lines, Ninjs.Tombstone(seeds[0], "https://api.example.org").ToJsonString()]));
    }

    [Fact]
    public void Ninjs_ThatIsNotValidIsSeen()
    {
        var item = Ninjs.Of(new Found(Seeds().First(), []), "https://api.example.org");
        item["headline"] = "no such property";

        Assert.Contains("headline", Validate([item.ToJsonString()])[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ninjs_SaysWhatWasFoundByMachineAndHowSure()
    {
        var id = await Publish(message => message with
        {
            Article = message.Article with { Subjects = [new Subject("sport", "Sport")], Rights = new UsageRights("Subscribers only", TdmReserved: true) },
            Analysis = message.Analysis with { Topics = [new Topic("medtop:15000000", "sport", 0.714)] },
        });

        var item = await Read($"/v1/articles/{id}", "application/vnd.iptc.ninjs+json");

        Assert.Equal("""[{"name":"Sport","literal":"sport"},{"name":"sport","literal":"medtop:15000000","creator":"wiredesk","confidence":71,"uri":"http://cv.iptc.org/newscodes/mediatopic/15000000"}]""", item["subjects"]!.ToJsonString());
        Assert.Equal(("Subscribers only", true), ((string)item["usageTerms"]!, (bool)item["wiredesk"]!["tdmReserved"]!));
        Assert.EndsWith("/v1/schemas/ninjs", (string)item["standard"]!["schema"]!, StringComparison.Ordinal);
        Assert.Equal(["done"], Validate([item.ToJsonString()]));
        Assert.Contains("#/$defs/ninjsType", (await Read("/v1/schemas/ninjs")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/ld+json", "application/ld+json")]
    [InlineData("application/json;q=0.1, application/vnd.iptc.ninjs+json", "application/vnd.iptc.ninjs+json")]
    [InlineData("text/html, application/atom+xml;q=0.9, */*;q=0.1", "application/atom+xml")]
    [InlineData("application/*;q=0.5, application/json;q=0", "application/vnd.iptc.ninjs+json")]
    public async Task Accept_ChoosesTheFormat(string accept, string type)
    {
        await Published(1);
        using var answer = await Get("/v1/articles", accept);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Accept_OfNothingServedIsRefused()
    {
        var id = (await Published(1))[0];

        await Problem(await Get("/v1/articles", "image/png"), HttpStatusCode.NotAcceptable);
        await Problem(await Get($"/v1/articles/{id}", "application/rss+xml"), HttpStatusCode.NotAcceptable);
        await Problem("/v1/articles?format=pdf", HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task Formats_OutsideTheEntitlementAreRefused()
    {
        await Keep(new Partner { Id = "plain", Name = "Plain", Entitlement = new Entitlement { Formats = ["json"] } });
        var id = (await Published(1))[0];

        Assert.Equal(id, (Guid)(await Read($"/v1/articles/{id}", holder: "plain"))["id"]!);
        await Problem(await Get($"/v1/articles/{id}", "application/vnd.iptc.ninjs+json", "plain"), HttpStatusCode.Forbidden);
        await Problem(await Get("/v1/articles?format=atom", holder: "plain"), HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("atom", "atom-1.0")]
    [InlineData("rss", "rss-2.0")]
    [InlineData("json-feed", "json-1.1")]
    [InlineData("sitemap", "news-sitemap")]
    public async Task Feeds_OfASavedSearchAreReadByOurOwnParser(string format, string name)
    {
        await SaveSearch();
        var id = await Publish(Harbour);

        var parsed = FeedParser.Parse(await Bytes($"/v1/feeds/harbours?format={format}"), null, null);

        Assert.Equal(name, parsed.Feed!.Format);
        var entry = Assert.Single(parsed.Feed.Entries);
        Assert.Equal(("Harbour & <quay> reopen", "https://harbour.example/1"), (WebUtility.HtmlDecode(entry.Title), entry.Link));
        if (format != "sitemap") Assert.Equal($"urn:uuid:{id}", entry.Id);
        Assert.Empty(parsed.Repairs);
    }

    [Theory]
    [InlineData("atom", FeedType.Atom)]
    [InlineData("rss", FeedType.Rss_2_0)]
    [InlineData("json-feed", FeedType.JsonFeed)]
    public async Task Feeds_OfASavedSearchAreReadByAParserOfOthers(string format, FeedType type)
    {
        await SaveSearch();
        var id = await Publish(Harbour);

        var parsed = FeedReader.ReadFromByteArray(await Bytes($"/v1/feeds/harbours?format={format}"));

        Assert.Equal((type, "Harbours"), (parsed.Type, parsed.Title));
        var item = Assert.Single(parsed.Items);
        Assert.Equal(("Harbour & <quay> reopen", "https://harbour.example/1", $"urn:uuid:{id}"), (item.Title, item.Link, item.Id));
        Assert.NotNull(item.PublishingDate);
    }

    [Fact]
    public async Task Atom_HasWhatTheStandardAsksForAndTombstones()
    {
        await SaveSearch();
        var killed = await Publish(Harbour);
        await Publish(Harbour);
        await Host.Deliver(Reports.Kill(killed));
        await Changes();

        var feed = XDocument.Parse(Encoding.UTF8.GetString(await Bytes("/v1/feeds/harbours"))).Root!;

        Assert.Equal(XName.Get("feed", Atom), feed.Name);
        foreach (var required in new[] { "id", "title", "updated" })
        {
            Assert.NotEmpty(feed.Element(XName.Get(required, Atom))!.Value);
            Assert.NotEmpty(feed.Element(XName.Get("entry", Atom))!.Element(XName.Get(required, Atom))!.Value);
        }

        Assert.NotNull(feed.Element(XName.Get("entry", Atom))!.Element(XName.Get("author", Atom)));
        var tombstone = Assert.Single(feed.Elements(XName.Get("deleted-entry", "http://purl.org/atompub/tombstones/1.0")));
        Assert.Equal(($"urn:uuid:{killed}", "legal"), ((string)tombstone.Attribute("ref")!, tombstone.Value));
    }

    [Fact]
    public async Task Rss_AndJsonFeedHaveWhatTheirStandardsAskFor()
    {
        await SaveSearch();
        await Publish(message => Harbour(message) with { Analysis = message.Analysis with { Body = new TextPassage(0, 3, "a\u0001b <b>") } });

        var channel = XDocument.Parse(Encoding.UTF8.GetString(await Bytes("/v1/feeds/harbours?format=rss"))).Root!.Element("channel")!;
        var feed = await Read("/v1/feeds/harbours?format=json-feed");

        Assert.All(new[] { "title", "link", "description" }, name => Assert.NotEmpty(channel.Element(name)!.Value));
        Assert.Equal("ab &lt;b&gt;", channel.Element("item")!.Element("description")!.Value);
        Assert.Equal("https://jsonfeed.org/version/1.1", (string)feed["version"]!);
        Assert.All(new[] { "id", "content_text" }, name => Assert.NotEmpty((string)feed["items"]![0]![name]!));
    }

    [Fact]
    public async Task JsonLd_IsANewsArticle()
    {
        var id = await Publish(Harbour);

        var item = await Read($"/v1/articles/{id}", "application/ld+json");

        Assert.Equal(("https://schema.org", "NewsArticle", "Harbour & <quay> reopen"), ((string)item["@context"]!, (string)item["@type"]!, (string)item["headline"]!));
    }

    [Fact]
    public async Task Feeds_OfOthersAreNotThere()
    {
        await SaveSearch();

        Assert.Equal("harbours", (string)(await Read("/v1/feeds"))["items"]![0]!["name"]!);
        await Problem("/v1/feeds/nothing", HttpStatusCode.NotFound);
        await Problem(await Get("/v1/feeds/harbours", holder: "somebody"), HttpStatusCode.NotFound);
    }

    private Task<bool> SaveSearch() => Keep(new Partner
    {
        Id = "tests",
        Name = "Tests",
        Filters = [new SavedFilter("harbours", new ArticleFilter { Sources = ["harbour-post"] }, "Harbours")],
    });

    private static ArticleClassified Harbour(ArticleClassified message) => message with
    {
        Article = message.Article with
        {
            Source = "harbour-post",
            Headline = "Harbour & <quay> reopen",
            Url = new Uri("https://harbour.example/1"),
            PublishedAt = TimeProvider.System.GetUtcNow().AddHours(-1),
        },
    };

    private async Task<byte[]> Bytes(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static IEnumerable<PublishedArticle> Seeds()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Here, "seeds"), "*.txt").Order(StringComparer.Ordinal))
        {
            var article = new Article { Id = Guid.CreateVersion7(), Revision = 1, Source = "seeds", Text = File.ReadAllText(file), ReceivedAt = Reports.Noon };
            var message = Reports.Classified(article.Id) with { Article = article, Analysis = Analyser.Analyse(article) };
            yield return Publication.Apply(null, message, Reports.Noon).Article;
        }
    }

    /// <summary>A seed cut short, with metadata that may be there or not.</summary>
    private static PublishedArticle Dressed(PublishedArticle seed, int n, Random random)
    {
        var text = seed.Article!.Text[(n * 37)..Math.Min(seed.Article.Text.Length, (n * 37) + 400 + (n * 60))];
        var article = seed.Article with
        {
            Id = Guid.CreateVersion7(),
            Text = text,
            Headline = Some("Überschrift \"№ 5\" \u0007 日本"),
            Standfirst = Some("Stand\nfirst"),
            Authors = random.Next(2) == 0 ? [] : ["A. Üthor", "B"],
            Url = random.Next(2) == 0 ? null : new Uri($"https://example.org/ä b?{n}"),
            PublishedAt = random.Next(2) == 0 ? null : Reports.Noon.ToOffset(TimeSpan.FromHours(5.5)),
            Urgency = random.Next(-1, 12),
            EmbargoUntil = null,
            Media = random.Next(2) == 0 ? [] : [new Media(new Uri("https://example.org/p.jpg"), Some("caption"), Some("credit"), Some("rights")), new Media(new Uri("/relative.jpg", UriKind.Relative))],
            Rights = random.Next(2) == 0 ? null : new UsageRights(Some("terms"), Some("notice"), random.Next(2) == 0, new Uri("https://example.org/tdm")),
            Subjects = random.Next(2) == 0 ? [] : [new Subject(null, "name"), new Subject("code", null), new Subject(null, null)],
            Origins = random.Next(2) == 0 ? new Dictionary<string, Origin>() : new Dictionary<string, Origin> { ["headline"] = new("json-ld", 0.987) },
        };
        var analysis = Analyser.Analyse(article) with
        {
            Topics = random.Next(2) == 0 ? [] : [new Topic("medtop:20000002", "arts", 1.0), new Topic("own:x", "x", 0)],
            Entities = random.Next(2) == 0 ? [] : [.. Enum.GetValues<EntityType>().Select(type => new Entity("n", 0, 1, type, $"name {type}", 0.5))],
        };
        var message = Reports.Classified(article.Id, relation: n % 2 == 0 ? Relation.Original : Relation.NearCopy) with { Article = article, Analysis = analysis };
        return Publication.Apply(null, message, Reports.Noon).Article;

        string? Some(string value) => random.Next(2) == 0 ? null : value;
    }

    private static List<string> Validate(IReadOnlyList<string> lines)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Here, "validate.py"));
        start.ArgumentList.Add(Path.Combine(Here, "ninjs-schema_3.1.json"));
        start.ArgumentList.Add(Path.Combine(Here, "ninjs-wiredesk.json"));
        Process? python = null;
        try
        {
            python = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 is not here");
        }

        using (python)
        {
            var (output, errors) = (python!.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
            foreach (var line in lines) python.StandardInput.WriteLine(line);
            python.StandardInput.Close();
            python.WaitForExit();
            if (errors.Result.Contains("No module named 'jsonschema'", StringComparison.Ordinal))
                Assert.Skip("python3-jsonschema is not here; infra/test.sh installs it");
            Assert.True(errors.Result.Length == 0, errors.Result);
            return [.. output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        }
    }
}
