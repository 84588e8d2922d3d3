using System.Globalization;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Formats;

/// <summary>Articles as IPTC ninjs 3.1 (iptc.org/std/ninjs), extended by one property, <c>wiredesk</c>, as our own schema says.</summary>
public static class Ninjs
{
    /// <summary>Who derived what the source did not say.</summary>
    private const string Creator = "wiredesk";

    // IPTC NewsCodes: Media Topics, and Digital Source Type for what an algorithm chose from a text.
    private const string MediaTopics = "http://cv.iptc.org/newscodes/mediatopic/";
    private const string ChosenByAlgorithm = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced";

    public static string SchemaAddress(string host) => $"{host}/v1/schemas/ninjs";

    /// <summary>A readable article.</summary>
    public static JsonObject Of(Found found, string host)
    {
        var (article, content, analysis) = (found.Article, found.Article.Article!, found.Article.Analysis!);
        var item = Frame(article, host, "usable");
        item["type"] = "text";
        item["representationType"] = "full";
        item["profile"] = "wiredesk-article";
        item["version"] = content.Revision.ToString(CultureInfo.InvariantCulture);
        item["firstCreated"] = Instant(article.CreatedAt!.Value);
        Add(item, "contentCreated", content.PublishedAt is { } published ? Instant(published) : null);
        Add(item, "urgency", content.Urgency is >= 1 and <= 9 ? content.Urgency : null);
        Add(item, "usageTerms", content.Rights?.UsageTerms);
        Add(item, "copyrightNotice", content.Rights?.CopyrightNotice);
        if (content.Rights?.TdmPolicy is { IsAbsoluteUri: true } policy) item["rightsInfo"] = new JsonObject { ["linkedRights"] = policy.AbsoluteUri };
        item["language"] = analysis.Language.Code;
        item["title"] = ServedFeed.TitleOf(article);
        if (Publication.Headline(article) is { } headline) item["headlines"] = new JsonArray(Text("main", headline));
        Add(item, "by", content.Authors.Count > 0 ? string.Join(", ", content.Authors) : analysis.Byline?.Name);
        Add(item, "located", analysis.Dateline?.Place);
        item["descriptions"] = Descriptions(content, analysis);
        item["bodies"] = new JsonArray(Body(analysis.Body.Text));
        item["people"] = Named(article, EntityType.Person);
        item["organisations"] = Named(article, EntityType.Organisation);
        item["places"] = Named(article, EntityType.Place);
        item["subjects"] = Subjects(content, analysis);
        item["events"] = new JsonArray(new JsonObject { ["id"] = article.Decision!.Event.ToString("D"), ["uri"] = ServedFeed.UrnOf(article.Decision.Event.ToString("D")), ["rel"] = "reports" });
        item["infoSources"] = new JsonArray(new JsonObject { ["name"] = content.Source, ["role"] = "publisher" });
        if (content.Url is { IsAbsoluteUri: true } url) item["altIds"] = new JsonArray(new JsonObject { ["role"] = "url", ["value"] = url.AbsoluteUri });
        item["associations"] = Associations(content);
        item["wiredesk"] = Extension(found);
        foreach (var empty in item.Where(property => property.Value is JsonArray { Count: 0 }).Select(property => property.Key).ToList()) item.Remove(empty);
        return item;
    }

    /// <summary>What stands in the place of an article that was killed, withheld or erased.</summary>
    public static JsonObject Tombstone(PublishedArticle article, string host)
    {
        var item = Frame(article, host, article.Status == PublicationStatus.Withheld ? "withheld" : "canceled");
        Add(item, "edNote", article.Withdrawal?.Reason ?? article.Hold?.Reason);
        return item;
    }

    private static JsonObject Frame(PublishedArticle article, string host, string status) => new()
    {
        ["uri"] = ServedFeed.UrnOf(article.Id),
        ["standard"] = new JsonObject { ["name"] = "ninjs", ["version"] = "3.1", ["schema"] = SchemaAddress(host) },
        ["versionCreated"] = Instant(article.ChangedAt),
        ["pubStatus"] = status,
    };

    private static JsonArray Descriptions(Article content, Analysis analysis)
    {
        var descriptions = new JsonArray();
        if ((content.Standfirst ?? analysis.Standfirst?.Text) is { Length: > 0 } standfirst) descriptions.Add(Text("standfirst", standfirst));
        if (analysis.Summary.Count > 0) descriptions.Add(Text("summary", string.Join(' ', analysis.Summary.Select(sentence => sentence.Text))));
        return descriptions;
    }

    private static JsonObject Body(string text) => new()
    {
        ["role"] = "main",
        ["contentType"] = "text/plain",
        ["charCount"] = text.Length,
        ["wordCount"] = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
        ["value"] = text,
    };

    private static JsonArray Named(PublishedArticle article, EntityType type) => new(
        [.. ArticleView.EntitiesOf(article).Where(entity => entity.Type == type).Select(entity => new JsonObject { ["name"] = entity.Name, ["rel"] = "mentions" })]);

    // What the source says stands first, without a creator; what was found by machine says so, and how sure it is, 0 to 100.
    private static JsonArray Subjects(Article content, Analysis analysis)
    {
        var subjects = new JsonArray();
        foreach (var subject in content.Subjects)
        {
            var said = new JsonObject();
            Add(said, "name", subject.Name);
            Add(said, "literal", subject.Code);
            if (said.Count > 0) subjects.Add(said);
        }

        foreach (var topic in analysis.Topics)
        {
            var found = new JsonObject { ["name"] = topic.Name, ["literal"] = topic.QCode, ["creator"] = Creator, ["confidence"] = Percent(topic.Confidence) };
            if (topic.QCode.StartsWith("medtop:", StringComparison.Ordinal)) found["uri"] = MediaTopics + Uri.EscapeDataString(topic.QCode["medtop:".Length..]);
            subjects.Add(found);
        }

        return subjects;
    }

    private static JsonArray Associations(Article content)
    {
        var associations = new JsonArray();
        foreach (var media in content.Media.Where(media => media.Url.IsAbsoluteUri))
        {
            var picture = new JsonObject
            {
                ["name"] = $"media-{associations.Count + 1}",
                ["uri"] = media.Url.AbsoluteUri,
                ["type"] = "picture",
                ["renditions"] = new JsonArray(new JsonObject { ["name"] = "original", ["href"] = media.Url.AbsoluteUri }),
            };
            if (media.Caption is { Length: > 0 } caption) picture["descriptions"] = new JsonArray(Text("caption", caption));
            Add(picture, "by", media.Credit);
            Add(picture, "usageTerms", media.Rights);
            associations.Add(picture);
        }

        return associations;
    }

    private static JsonObject Extension(Found found)
    {
        var (decision, analysis, content) = (found.Article.Decision!, found.Article.Analysis!, found.Article.Article!);
        var extension = new JsonObject
        {
            ["relation"] = Word(decision.Relation),
            ["group"] = decision.Group.ToString("D"),
            ["lead"] = decision.Lead.ToString("D"),
            ["event"] = decision.Event.ToString("D"),
            ["story"] = decision.Story.ToString("D"),
            ["confidence"] = Percent(decision.Confidence),
            ["creator"] = Creator,
            ["origins"] = new JsonObject(ArticleView.OriginsOf(found.Article).Select(origin => KeyValuePair.Create(origin.Key, (JsonNode?)Origin(origin.Value)))),
            ["copies"] = new JsonArray([.. found.Others.Select(Copy)]),
            ["entities"] = new JsonArray([.. ArticleView.EntitiesOf(found.Article).Select(entity => new JsonObject
            {
                ["name"] = entity.Name, ["type"] = Word(entity.Type), ["creator"] = Creator, ["confidence"] = Percent(entity.Confidence),
            })]),
        };
        if (decision.Of is { } of) extension["of"] = of.ToString("D");
        if (analysis.Summary.Count > 0)
            extension["summary"] = new JsonObject { ["creator"] = Creator, ["digitalSourceType"] = ChosenByAlgorithm };
        if (content.Rights?.TdmReserved is { } reserved) extension["tdmReserved"] = reserved;
        return extension;
    }

    private static JsonObject Copy(PublishedArticle copy)
    {
        var item = new JsonObject { ["uri"] = ServedFeed.UrnOf(copy.Id), ["source"] = copy.Article!.Source, ["relation"] = Word(copy.Decision!.Relation) };
        if (copy.Article.Url is { IsAbsoluteUri: true } url) item["url"] = url.AbsoluteUri;
        return item;
    }

    private static JsonObject Origin(FieldOrigin origin)
    {
        var item = new JsonObject { ["from"] = origin.From };
        if (origin.Confidence is { } confidence) item["confidence"] = Percent(confidence);
        return item;
    }

    private static JsonObject Text(string role, string value) => new() { ["role"] = role, ["contentType"] = "text/plain", ["value"] = value };

    private static void Add(JsonObject item, string name, JsonNode? value)
    {
        if (value is not null) item[name] = value;
    }

    private static int Percent(double confidence) => (int)Math.Round(Math.Clamp(confidence, 0, 1) * 100);

    private static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
