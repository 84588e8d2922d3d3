using System.Globalization;
using System.Text.Json.Nodes;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Formats;

/// <summary>A list as JSON Feed 1.1 (jsonfeed.org/version/1.1).</summary>
public static class JsonFeed
{
    public static JsonObject Of(ServedFeed feed)
    {
        var document = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = feed.Title,
            ["feed_url"] = feed.Host + feed.Path,
            ["items"] = new JsonArray([.. feed.Items.Select(found => Item(found, feed))]),
        };
        if (feed.Next is { } next) document["next_url"] = feed.Host + next;
        return document;
    }

    private static JsonObject Item(Found found, ServedFeed feed)
    {
        var (article, content, analysis) = (found.Article, found.Article.Article!, found.Article.Analysis!);
        var item = new JsonObject
        {
            ["id"] = ServedFeed.UrnOf(article.Id),
            ["url"] = content.Url is { IsAbsoluteUri: true } url ? url.AbsoluteUri : feed.AddressOf(article),
            ["title"] = ServedFeed.TitleOf(article),
            ["content_text"] = analysis.Body.Text,
            ["date_published"] = Instant(content.PublishedAt ?? article.CreatedAt!.Value),
            ["date_modified"] = Instant(article.ChangedAt),
            ["authors"] = new JsonArray([.. content.Authors.DefaultIfEmpty(content.Source).Select(author => new JsonObject { ["name"] = author })]),
            ["language"] = analysis.Language.Code,
        };
        if ((content.Standfirst ?? analysis.Standfirst?.Text) is { Length: > 0 } standfirst) item["summary"] = standfirst;
        if (content.Media is [var first, ..]) item["image"] = first.Url.ToString();
        var tags = content.Subjects.Select(subject => subject.Name ?? subject.Code).OfType<string>().Concat(analysis.Topics.Select(topic => topic.Name)).Distinct().ToList();
        if (tags.Count > 0) item["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
        return item;
    }

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
