using System.Text.Json;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Files;

/// <summary>Tells what a file is by how it begins.</summary>
internal static class FileKinds
{
    public const string Empty = "empty";
    public const string Text = "text";
    public const string Page = "page";
    public const string Feed = "feed";
    public const string Json = "json";
    public const string Xml = "xml";
    public const string NewsMlG2 = "NewsML-G2";
    public const string NewsMl1 = "NewsML 1";
    public const string Nitf = "NITF";
    public const string Gzip = BinaryData.Gzip;

    private const int Window = 64 * 1024;

    private static readonly HashSet<string> Feeds = HtmlNames.Set("rss rdf feed channel urlset sitemapindex");
    private static readonly HashSet<string> G2 = HtmlNames.Set("newsItem newsMessage packageItem conceptItem knowledgeItem planningItem catalogItem");

    public static string Of(byte[] bytes, string path)
    {
        if (BinaryData.Format(bytes) is { } format)
            return format;
        // Only markup may come in other encodings; a few thousand characters tell.
        var head = TextBytes.Decode(bytes.AsSpan(0, Math.Min(bytes.Length, Window)), null, new Repairs()).TrimStart('\uFEFF').TrimStart();
        if (head.Length == 0)
            return bytes.Length > Window ? Text : Empty;
        return head[0] switch
        {
            '{' or '[' => OfJson(bytes, head, path),
            '<' => OfMarkup(head),
            _ => Text,
        };
    }

    private static string OfJson(byte[] bytes, string head, string path)
    {
        var second = head[1..].TrimStart();
        var isMeant = path.EndsWith("json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ninjs", StringComparison.OrdinalIgnoreCase)
            || (head[0] == '{' ? second.Length > 0 && second[0] is '"' or '}' : second.Length > 0 && second[0] is '{' or ']');
        if (!isMeant)
            return Text; // "[Updated] Talks resume ..."
        try
        {
            using var document = JsonDocument.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes);
            var isFeed = document.RootElement is { ValueKind: JsonValueKind.Object } root
                && (JsonText.Of(root, "version")?.Contains("jsonfeed.org", StringComparison.Ordinal) == true || root.TryGetProperty("items", out _));
            return isFeed ? Feed : Json;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return Json; // Its reader says what is broken, and where.
        }
    }

    private static string OfMarkup(string head)
    {
        var tokens = new Tokenizer(head, html: false);
        while (tokens.Read())
        {
            if (tokens.Kind == TokenKind.Declaration && tokens.Value.StartsWith("DOCTYPE html", StringComparison.OrdinalIgnoreCase))
                return Page;
            if (tokens.Kind != TokenKind.Start)
                continue;
            var name = tokens.Name[(tokens.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            return name switch
            {
                _ when Feeds.Contains(name) => Feed,
                _ when G2.Contains(name) => NewsMlG2,
                _ when name.Equals("NewsML", StringComparison.OrdinalIgnoreCase) => NewsMl1,
                _ when name.Equals("nitf", StringComparison.OrdinalIgnoreCase) => Nitf,
                _ when name.Equals("html", StringComparison.OrdinalIgnoreCase) || HtmlNames.Block.Contains(name) || HtmlNames.Formatting.Contains(name)
                    || HtmlNames.Void.Contains(name) || name.ToLowerInvariant() is "head" or "title" or "script" or "style" or "span" => Page,
                _ => head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
                    || tokens.Attributes.Exists(attribute => attribute.Name.StartsWith("xmlns", StringComparison.Ordinal)) ? Xml : Text,
            };
        }

        return Text;
    }
}
