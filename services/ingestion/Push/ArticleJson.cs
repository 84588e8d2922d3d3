using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Push;

/// <summary>Reads pushed articles: our own JSON or ninjs; one object, a list, or a list in <c>articles</c>. Each item is judged by itself.</summary>
public static class ArticleJson
{
    public const int MostItems = 10_000;

    private const int LongestShown = 60;

    private static readonly Origin FromPush = new("push", 0.95);

    /// <summary>Reads a body. Never throws: what is wrong is said, with its place.</summary>
    public static PushReading Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body[3..];
        try
        {
            using var document = JsonDocument.Parse(JsonNames.Mended(body));
            return ReadBody(document.RootElement);
        }
        catch (JsonException failure)
        {
            return new PushReading(
                [], new Refusal("malformed-json", $"The JSON is broken at line {failure.LineNumber + 1}, position {failure.BytePositionInLine + 1}."));
        }
    }

    private static PushReading ReadBody(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("articles", out var articles))
        {
            if (Doubled(root) is { } doubled)
                return new PushReading([], doubled);
            root = articles;
        }

        if (root.ValueKind == JsonValueKind.Object)
            return new PushReading([ReadItem(0, root)]);
        if (root.ValueKind != JsonValueKind.Array)
            return new PushReading([], new Refusal("wrong-type", "An article (an object) or a list of articles was expected."));
        return root.GetArrayLength() switch
        {
            0 => new PushReading([], new Refusal("empty", "The list holds no article.")),
            > MostItems => new PushReading([], new Refusal("too-many", $"The list holds more than {MostItems} articles.")),
            _ => new PushReading([.. root.EnumerateArray().Select((item, index) => ReadItem(index, item))]),
        };
    }

    private static PushedItem ReadItem(int index, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new PushedItem(index, null, null, new Refusal("wrong-type", "An article must be an object."));
        try
        {
            var article = (NinjsArticle.IsNinjs(item) ? NinjsArticle.Read(item) : ReadOwn(new JsonFields(item))).From(FromPush);
            return Checked(article) is { } refusal ? new PushedItem(index, article.OwnId, null, refusal) : new PushedItem(index, article.OwnId, article, DoubledWithin(item));
        }
        catch (JsonFields.Refused refused)
        {
            return new PushedItem(index, JsonText.Of(item, "uri") ?? JsonText.Of(item, "id"), null, refused.Refusal);
        }
    }

    private static ReceivedArticle ReadOwn(JsonFields fields) =>
        new()
        {
            OwnId = fields.Word("id"),
            Source = fields.Text("source"),
            Url = fields.Address("url"),
            Headline = fields.Text("headline", "title"),
            Standfirst = fields.Text("standfirst"),
            Text = fields.Text("text") ?? (fields.Text("html") is { } html ? HtmlText.Of(html) : ""),
            Authors = fields.Texts("authors"),
            PublishedAt = fields.Date("published"),
            ModifiedAt = fields.Date("modified"),
            Language = fields.Text("language"),
            Status = StatusOf(fields.Text("status")),
            Version = fields.Word("version"),
            EmbargoUntil = fields.Date("embargoedUntil", "embargoed"),
        };

    internal static ArticleStatus StatusOf(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        null or "usable" => ArticleStatus.Usable,
        "withheld" => ArticleStatus.Withheld,
        "canceled" or "cancelled" or "killed" => ArticleStatus.Canceled,
        _ => ArticleStatus.Unknown,
    };

    private static Refusal? DoubledWithin(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Doubled(value) ?? value.EnumerateObject().Select(member => DoubledWithin(member.Value)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => value.EnumerateArray().Select(DoubledWithin).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static Refusal? Doubled(JsonElement item)
    {
        var names = new HashSet<string>();
        return item.EnumerateObject().Select(JsonText.NameOf).FirstOrDefault(name => name is not null && !names.Add(name)) is { } twice
            ? new Refusal("duplicate-member", $"'{(twice.Length > LongestShown ? twice[..LongestShown] + "..." : twice)}' is there twice.", twice)
            : null;
    }

    // A kill needs no text, but must say what it kills.
    private static Refusal? Checked(ReceivedArticle article)
    {
        if (article.Status == ArticleStatus.Canceled)
            return article.OwnId is null && article.Url is null ? new Refusal("missing-id", "A kill must name the article by its id or url.", "id") : null;
        if (article.Text.Length == 0)
            return new Refusal("missing-text", "There is no text: 'text' or 'html' must hold the article.", "text");
        return ReceivedArticle.IsTooLong(article.Text)
            ? new Refusal("text-too-long", $"The text is longer than {ReceivedArticle.LongestText} bytes.", "text")
            : null;
    }
}
