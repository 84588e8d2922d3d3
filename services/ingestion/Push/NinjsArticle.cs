using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Wire;

namespace Wiredesk.Ingestion.Push;

/// <summary>Reads a news item of IPTC ninjs: 1.x (<c>body_text</c>, <c>versioncreated</c>), 2.x (lists with roles) and 3.x (<c>versionCreated</c>, <c>embargoedUntil</c>).</summary>
internal static class NinjsArticle
{
    /// <summary>In ninjs an item has a <c>uri</c>, the only field it requires; our own JSON has none.</summary>
    public static bool IsNinjs(JsonElement item) => item.TryGetProperty("uri", out _);

    public static ReceivedArticle Read(JsonElement item)
    {
        var fields = new JsonFields(item);
        var uri = fields.Text("uri") ?? throw JsonFields.Wrong("missing-id", "uri", "'uri' must name the item.");
        return new ReceivedArticle
        {
            OwnId = uri,
            Url = CanonicalUrl.Of(fields.Text("link", "url")) ?? CanonicalUrl.Of(uri),
            Source = fields.Text("source"),
            Headline = fields.Text("headline", "title") ?? Listed(item, "headlines", "main"),
            Standfirst = fields.Text("description_text", "summary") ?? Listed(item, "descriptions", "summary"),
            Text = TextOf(item, fields),
            Authors = Authors(item, fields),
            PublishedAt = fields.Date("firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated"),
            ModifiedAt = fields.Date("versioncreated", "versionCreated"),
            Language = fields.Text("language"),
            Media = [.. MediaOf(item)],
            Status = ArticleJson.StatusOf(fields.Text("pubstatus", "pubStatus")),
            Version = fields.Word("version"),
            EmbargoUntil = fields.Date("embargoed", "embargoedUntil"),
            Urgency = WireXml.Urgency(fields.Word("urgency")),
            Rights = WireXml.Rights(
                [fields.Text("usageterms", "usageTerms"), .. LinkedRights(fields)],
                fields.Text("copyrightnotice", "copyrightNotice", "copyrightholder", "copyrightHolder")),
            Subjects = [.. Items(item, "subject").Concat(Items(item, "subjects")).Select(SubjectOf).Where(subject => subject != new Subject(null, null)).Distinct()],
            Dateline = fields.Text("located"),
        };
    }

    // 1.x: body_text, body_xhtml, body_html5, ...; from 2.0 a list, in which plain text comes before HTML, and other formats are not read.
    private static string TextOf(JsonElement item, JsonFields fields)
    {
        if (fields.Text("body_text") is { } plain)
            return plain;
        if (fields.Text("body_xhtml", "body_html", "body_html5") is { } html)
            return HtmlText.Of(html);
        if (!fields.Has("bodies"))
            return "";
        var bodies = Objects(item, "bodies").Where(body => IsPlain(body) || IsHtml(body)).ToList();
        var chosen = bodies.OrderBy(body => JsonText.Of(body, "role") == "main" ? 0 : IsPlain(body) ? 1 : 2).FirstOrDefault();
        return JsonText.Of(chosen, "value") is not { } text ? "" : IsHtml(chosen) ? HtmlText.Of(text) : text;
    }

    private static string? TypeOf(JsonElement part) => JsonText.Of(part, "contentType") ?? JsonText.Of(part, "contenttype");

    private static bool IsHtml(JsonElement part) => TypeOf(part)?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsPlain(JsonElement part) => TypeOf(part)?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) ?? true;

    // Where the terms can be read. What stands there in a rights expression language instead (encodedrights) is for machines that know it.
    private static IEnumerable<string?> LinkedRights(JsonFields fields)
    {
        if ((fields.Element("rightsinfo") ?? fields.Element("rightsInfo")) is not { } written)
            return [];
        JsonElement[] infos = written.ValueKind == JsonValueKind.Array ? [.. written.EnumerateArray()] : [written];
        return infos.Where(info => info.ValueKind == JsonValueKind.Object).Select(info => JsonText.Of(info, "linkedrights") ?? JsonText.Of(info, "linkedRights"));
    }

    // 1.x has a code in a scheme; from 2.0 an address, or words of its own.
    private static Subject SubjectOf(JsonElement subject) => new(
        SubjectCodes.Of(JsonText.Of(subject, "scheme"), JsonText.Of(subject, "code") ?? JsonText.Of(subject, "uri") ?? JsonText.Of(subject, "literal")),
        JsonText.Of(subject, "name"));

    // From 2.0 a field may come several times, each with a role; the one of the role is taken, or the first.
    private static string? Listed(JsonElement item, string list, string role)
    {
        var objects = Objects(item, list);
        var chosen = objects.Find(value => JsonText.Of(value, "role") == role);
        if (chosen.ValueKind == JsonValueKind.Undefined)
            chosen = objects.FirstOrDefault();
        if (JsonText.Of(chosen, "value") is not { } text)
            return null;
        return IsHtml(chosen) ? HtmlText.Of(text) : text;
    }

    private static List<JsonElement> Objects(JsonElement item, string list)
    {
        if (!item.TryGetProperty(list, out var values) || values.ValueKind is JsonValueKind.Null)
            return [];
        return values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Object)]
            : throw JsonFields.Wrong("wrong-type", list, $"'{list}' must be a list.");
    }

    private static IReadOnlyList<string> Authors(JsonElement item, JsonFields fields)
    {
        if (fields.Text("byline", "by") is { } line)
            return WireByline.Names(line);
        return
        [
            .. Items(item, "people").Concat(Items(item, "person"))
                .Where(person => JsonText.Of(person, "rel")?.Contains("author", StringComparison.OrdinalIgnoreCase) == true)
                .Select(person => JsonText.Of(person, "name")).OfType<string>(),
        ];
    }

    // Associations and renditions are objects by name in 1.x, lists from 2.0.
    private static IEnumerable<Media> MediaOf(JsonElement item)
    {
        foreach (var association in Items(item, "associations"))
        {
            if (JsonText.Of(association, "type") is not ("picture" or "video" or "audio" or "graphic"))
                continue;
            var renditions = Items(association, "renditions").Select(rendition => JsonText.Of(rendition, "href"));
            var address = renditions.FirstOrDefault(href => href is not null) ?? JsonText.Of(association, "uri");
            if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            {
                yield return new Media(
                    url!,
                    JsonText.Of(association, "description_text") ?? Listed(association, "descriptions", "caption"),
                    JsonText.Of(association, "byline") ?? JsonText.Of(association, "by"),
                    JsonText.Of(association, "copyrightnotice") ?? JsonText.Of(association, "copyrightNotice"));
            }
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object),
            JsonValueKind.Object => value.EnumerateObject().Select(property => property.Value).Where(entry => entry.ValueKind == JsonValueKind.Object),
            _ => [],
        };
    }
}
