using System.Text.Json;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). A field of a wrong type counts as absent.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static ParsedFeed Read(string text, FeedFrame frame)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Tolerant);
            var root = document.RootElement;
            var version = String(root, "version") ?? "";
            if (root.ValueKind != JsonValueKind.Object || !(version.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) || Array(root, "items").Any()))
                return FeedParser.Refused("not-a-feed", "It is JSON, but no JSON Feed: there is neither a version of jsonfeed.org nor a list of items.");
            var format = version.TrimEnd('/').EndsWith("/1", StringComparison.Ordinal) ? "json-1.0" : "json-1.1";
            return new ParsedFeed(FeedOf(root, format, frame), null, frame.Repairs.Names);
        }
        catch (JsonException failure)
        {
            return FeedParser.Refused("malformed-json", $"The JSON is broken at line {failure.LineNumber + 1}, position {failure.BytePositionInLine + 1}.");
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            return FeedParser.Refused("malformed-json", "The JSON holds half of a surrogate pair.");
        }
    }

    private static Feed FeedOf(JsonElement root, string format, FeedFrame frame)
    {
        var items = Array(root, "items").Where(item => item.ValueKind == JsonValueKind.Object).ToList();
        if (items.Count > FeedFrame.MostEntries)
            frame.Repairs.Add(Repairs.TooManyEntries);
        return new Feed
        {
            Format = format,
            Title = FeedFrame.Plain(String(root, "title")),
            Description = FeedFrame.Plain(String(root, "description")),
            Link = FeedFrame.Link(String(root, "home_page_url"), frame.Address),
            Id = String(root, "feed_url"),
            Language = TextConstruct.Language(String(root, "language")),
            Image = FeedFrame.Link(String(root, "icon"), frame.Address),
            Authors = Authors(root),
            Entries = [.. items.Take(FeedFrame.MostEntries).Select(item => EntryOf(item, frame))],
        };
    }

    private static Entry EntryOf(JsonElement item, FeedFrame frame)
    {
        var link = FeedFrame.Link(String(item, "url"), frame.Address);
        return new Entry
        {
            Id = String(item, "id") ?? link,
            Link = link ?? FeedFrame.Link(String(item, "external_url"), frame.Address),
            Title = FeedFrame.Plain(String(item, "title")),
            Summary = FeedFrame.Plain(String(item, "summary")),
            Content = frame.Html(String(item, "content_html"), Uri.TryCreate(link, UriKind.Absolute, out var address) ? address : frame.Address)
                ?? FeedFrame.Plain(String(item, "content_text")),
            Published = frame.Date(String(item, "date_published")),
            Updated = frame.Date(String(item, "date_modified")),
            Language = TextConstruct.Language(String(item, "language")),
            Authors = Authors(item),
            Categories = [.. Array(item, "tags").Select(JsonText.Of).OfType<string>().Select(tag => new Category(tag))],
            Enclosures =
            [
                .. Array(item, "attachments")
                    .Select(attachment => (Url: FeedFrame.Link(String(attachment, "url"), frame.Address), attachment))
                    .Where(pair => pair.Url is not null)
                    .Select(pair => new Enclosure(pair.Url!, String(pair.attachment, "mime_type"), String(pair.attachment, "size_in_bytes"))),
            ],
            Image = FeedFrame.Link(String(item, "image") ?? String(item, "banner_image"), frame.Address),
        };
    }

    // 1.0 had one author, 1.1 has a list.
    private static List<Person> Authors(JsonElement element)
    {
        var people = Array(element, "authors").ToList();
        if (people.Count == 0 && element.TryGetProperty("author", out var author))
            people.Add(author);
        return [.. people.Select(person => new Person(FeedFrame.Plain(String(person, "name")), null, String(person, "url"))).Where(person => person != new Person(null))];
    }

    private static string? String(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(value) is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(), // Ids are numbers in some feeds.
            _ => null,
        };
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}
