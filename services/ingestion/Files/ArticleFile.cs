using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Pages;
using Wiredesk.Ingestion.Push;
using Wiredesk.Ingestion.Wire;

namespace Wiredesk.Ingestion.Files;

/// <summary>Reads a dropped file of any kind: plain text (with or without headers), a web page, a feed, NewsML-G2, NewsML 1, NITF, ninjs or our own JSON. The content tells the kind, not the name.</summary>
public static class ArticleFile
{
    public const int LargestFile = 10 * 1024 * 1024;

    private static readonly Origin FromFile = new("file", 1);

    /// <summary>Reads a file. Never throws: what cannot be taken is refused by name, with the reason.</summary>
    /// <param name="path">Its name, for messages, and to tell broken JSON from a text that begins with a brace.</param>
    /// <param name="zone">How to read dates without an offset; UTC when absent.</param>
    public static FileReading Read(byte[] bytes, string path, TimeZoneInfo? zone = null)
    {
        if (bytes.Length > LargestFile)
            return Refused("unknown", "file-too-large", $"The file has {bytes.Length} bytes; {LargestFile} are allowed.");
        var kind = FileKinds.Of(bytes, path);
        return kind switch
        {
            FileKinds.Gzip => ReadGzip(bytes, path, zone),
            FileKinds.Empty => Refused(kind, "empty", "The file is empty."),
            FileKinds.Feed => ReadFeed(bytes, zone),
            FileKinds.Page => ReadPage(bytes, zone),
            FileKinds.Json => ReadJson(bytes),
            FileKinds.Text => ReadText(bytes, zone),
            FileKinds.NewsMlG2 or FileKinds.NewsMl1 or FileKinds.Nitf => ReadWire(kind, bytes, zone),
            FileKinds.Xml => Refused(kind, "unknown-xml", "This is XML of a kind that is not known here."),
            _ => Refused(kind, "binary", $"This is {kind}, not text (seen at byte 0)."),
        };
    }

    private static FileReading ReadGzip(byte[] bytes, string path, TimeZoneInfo? zone) => Gzip.Unpack(bytes, LargestFile) switch
    {
        null => Refused(FileKinds.Gzip, "unreadable-gzip", $"The gzip file is broken, or holds more than {LargestFile} bytes."),
        var unpacked when Gzip.IsPacked(unpacked) => Refused(FileKinds.Gzip, "unreadable-gzip", "The gzip file holds another gzip file."),
        var unpacked => Read(unpacked, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path, zone),
    };

    private static FileReading Refused(string kind, string code, string message) => new(kind, [], new Refusal(code, message));

    /// <summary>The text is given on as it is, character for character: offsets count into it. Only a byte order mark is no part of it.</summary>
    private static FileReading ReadText(byte[] bytes, TimeZoneInfo? zone)
    {
        var content = bytes.AsSpan();
        var mark = content.StartsWith("\uFEFF"u8) ? 3 : 0;
        content = content[mark..];
        if (content.IndexOf((byte)0) is var zero and >= 0)
            return Refused(FileKinds.Text, "binary", $"The file is binary: there is a zero byte at byte {zero + mark}.");
        if (FirstInvalid(content) is var invalid and >= 0)
            return Refused(FileKinds.Text, "invalid-utf-8", $"The text is not UTF-8: byte {invalid + mark} is 0x{content[invalid]:X2}, which cannot stand there.");
        if (content.Length > ReceivedArticle.LongestText)
            return Refused(FileKinds.Text, "text-too-long", $"The text has {content.Length} bytes; {ReceivedArticle.LongestText} are allowed for one article.");
        var text = Encoding.UTF8.GetString(content);
        if (string.IsNullOrWhiteSpace(text))
            return Refused(FileKinds.Text, "empty", "The file holds nothing but white space.");
        return Taken(FileKinds.Text, () => [HeaderText.Read(text, zone) ?? new ReceivedArticle { Text = text }]);
    }

    private static FileReading ReadWire(string kind, byte[] bytes, TimeZoneInfo? zone)
    {
        var repairs = new Repairs();
        var root = XmlTree.Read(TextBytes.Decode(bytes, null, repairs).TrimStart('\uFEFF'), repairs);
        // A feed without its end still holds whole entries; a wire item without its end is a cut text.
        if (root is null || repairs.Names.Contains(Repairs.MissingEndTag))
            return Refused(kind, "malformed-xml", $"The {kind} is cut or broken: end tags are missing.");
        return Taken(kind, () => kind switch
        {
            FileKinds.NewsMlG2 => NewsMlG2.Read(root, zone),
            FileKinds.NewsMl1 => NewsMl1.Read(root, zone),
            _ => Nitf.Read(root, zone),
        });
    }

    // A file is taken whole or not at all, so that it can be mended and dropped again.
    private static FileReading Taken(string kind, Func<IReadOnlyList<ReceivedArticle>> read)
    {
        IReadOnlyList<ReceivedArticle> articles;
        try
        {
            articles = [.. read().Select(article => (article with { Text = WireText.WithDateline(article.Text, article.Dateline) }).From(FromFile))];
        }
        catch (WireXml.Refused refused)
        {
            return new FileReading(kind, [], refused.Refusal);
        }

        return articles.Select(article => Check(article)).FirstOrDefault(refusal => refusal is not null) is { } refusal ? new FileReading(kind, [], refusal)
            : articles.Count == 0 ? Refused(kind, "no-article", $"This {kind} holds no article.")
            : new FileReading(kind, articles);
    }

    // A kill needs no text, but must say what it kills.
    private static Refusal? Check(ReceivedArticle article) => article.Status == ArticleStatus.Canceled
        ? article.OwnId is null && article.Url is null ? new Refusal("missing-id", "A kill must name the article that it kills.", "id") : null
        : string.IsNullOrWhiteSpace(article.Text) ? new Refusal("no-text", $"The item {article.OwnId} holds no text.")
        : ReceivedArticle.IsTooLong(article.Text) ? new Refusal("text-too-long", $"The text of the item {article.OwnId} is longer than {ReceivedArticle.LongestText} bytes.")
        : null;

    private static int FirstInvalid(ReadOnlySpan<byte> content)
    {
        if (Utf8.IsValid(content))
            return -1;
        var at = 0;
        while (Rune.DecodeFromUtf8(content[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at;
    }

    private static FileReading ReadPage(byte[] bytes, TimeZoneInfo? zone)
    {
        var page = PageExtractor.Extract(bytes, url: null, zone: zone);
        if (page.Error is { } error)
            return new FileReading(FileKinds.Page, [], error);
        var article = PageArticle.Of(page, url: null);
        return Checked(FileKinds.Page, [article], "The page holds no article text.");
    }

    private static FileReading ReadFeed(byte[] bytes, TimeZoneInfo? zone)
    {
        var parsed = FeedParser.Parse(bytes, zone: zone);
        if (parsed.Feed is not { } feed)
            return new FileReading(FileKinds.Feed, [], parsed.Error);
        var articles = feed.Entries.Select(entry => EntryArticle.Of(entry, feed)).Where(article => article.Text.Length > 0).ToList();
        return Checked(FileKinds.Feed, articles, "No entry of the feed holds text.");
    }

    private static FileReading ReadJson(byte[] bytes)
    {
        var reading = ArticleJson.Read(bytes);
        if (reading.Error is { } error)
            return new FileReading(FileKinds.Json, [], error);
        // A file is taken whole or not at all, so that it can be mended and dropped again.
        if (reading.Items.FirstOrDefault(item => item.Refusal is not null) is { Refusal: { } refusal, Index: var index })
            return new FileReading(FileKinds.Json, [], refusal with { Message = reading.Items.Count > 1 ? $"Item {index}: {refusal.Message}" : refusal.Message });
        return new FileReading(FileKinds.Json, [.. reading.Items.Select(item => item.Article!)]);
    }

    private static FileReading Checked(string kind, List<ReceivedArticle> articles, string whenEmpty)
    {
        if (articles.Count == 0 || (articles is [var only] && only.Text.Length == 0))
            return Refused(kind, "no-text", whenEmpty);
        return articles.Any(article => ReceivedArticle.IsTooLong(article.Text))
            ? Refused(kind, "text-too-long", $"An article's text is longer than {ReceivedArticle.LongestText} bytes.")
            : new FileReading(kind, articles);
    }
}
