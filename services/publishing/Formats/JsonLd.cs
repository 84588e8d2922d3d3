using System.Globalization;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Formats;

/// <summary>Articles as schema.org <c>NewsArticle</c> in JSON-LD 1.1.</summary>
public static class JsonLd
{
    private const string Context = "https://schema.org";

    public static JsonObject Of(Found found, string host)
    {
        var item = Article(found, host);
        item.Insert(0, "@context", Context);
        return item;
    }

    /// <summary>A page of a list.</summary>
    public static JsonObject Of(ServedFeed feed) => new()
    {
        ["@context"] = Context,
        ["@type"] = "ItemList",
        ["name"] = feed.Title,
        ["itemListElement"] = new JsonArray([.. feed.Items.Select((found, n) => new JsonObject { ["@type"] = "ListItem", ["position"] = n + 1, ["item"] = Article(found, feed.Host) })]),
    };

    private static JsonObject Article(Found found, string host)
    {
        var (article, content, analysis) = (found.Article, found.Article.Article!, found.Article.Analysis!);
        var item = new JsonObject
        {
            ["@type"] = "NewsArticle",
            ["@id"] = ServedFeed.UrnOf(article.Id),
            ["headline"] = ServedFeed.TitleOf(article),
            ["inLanguage"] = analysis.Language.Code,
            ["datePublished"] = Instant(content.PublishedAt ?? article.CreatedAt!.Value),
            ["dateModified"] = Instant(content.ModifiedAt ?? article.ChangedAt),
            ["articleBody"] = analysis.Body.Text,
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = content.Source },
            ["mainEntityOfPage"] = content.Url is { IsAbsoluteUri: true } url ? url.AbsoluteUri : $"{host}/v1/articles/{article.Id}",
            ["isPartOf"] = new JsonObject { ["@type"] = "CreativeWorkSeries", ["@id"] = ServedFeed.UrnOf(article.Decision!.Story.ToString("D")) },
        };
        if (content.Url is { IsAbsoluteUri: true } address) item["url"] = address.AbsoluteUri;
        if (content.Authors.Count > 0) item["author"] = new JsonArray([.. content.Authors.Select(author => new JsonObject { ["@type"] = "Person", ["name"] = author })]);
        if ((content.Standfirst ?? analysis.Standfirst?.Text) is { Length: > 0 } standfirst) item["description"] = standfirst;
        if (content.Media.Count > 0) item["image"] = new JsonArray([.. content.Media.Select(Image)]);
        if (content.Rights?.UsageTerms is { } terms) item["usageInfo"] = terms;
        if (content.Rights?.CopyrightNotice is { } notice) item["copyrightNotice"] = notice;
        if (analysis.Topics.Count > 0) item["about"] = new JsonArray([.. analysis.Topics.Select(topic => new JsonObject { ["@type"] = "DefinedTerm", ["name"] = topic.Name, ["termCode"] = topic.QCode })]);
        var entities = ArticleView.EntitiesOf(article).Where(entity => entity.Type != EntityType.Unknown).ToList();
        if (entities.Count > 0) item["mentions"] = new JsonArray([.. entities.Select(entity => new JsonObject { ["@type"] = TypeOf(entity.Type), ["name"] = entity.Name })]);
        if (analysis.Summary.Count > 0) item["abstract"] = string.Join(' ', analysis.Summary.Select(sentence => sentence.Text));
        item["keywords"] = string.Join(", ", analysis.Keyphrases.Select(phrase => phrase.Text));
        return item;
    }

    private static JsonObject Image(Media media)
    {
        var image = new JsonObject { ["@type"] = "ImageObject", ["contentUrl"] = media.Url.ToString() };
        if (media.Caption is { } caption) image["caption"] = caption;
        if (media.Credit is { } credit) image["creditText"] = credit;
        return image;
    }

    private static string TypeOf(EntityType type) => type switch { EntityType.Person => "Person", EntityType.Organisation => "Organization", _ => "Place" };

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
