using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Reads feeds as publishers send them: RSS, Atom, JSON Feed, CDF and news sitemaps, well-formed or not.</summary>
/// <remarks>Pure, and total: whatever the bytes are, it answers with a feed or with a reason, and fetches nothing.</remarks>
public static class FeedParser
{
    /// <summary>Feeds over this size are refused; the largest real ones (full archives) have some 20 MB.</summary>
    public const int LargestFeed = 64 * 1024 * 1024;

    /// <summary>Reads the bytes of a response, or of a file; both may be packed by gzip.</summary>
    /// <param name="address">Where it was found; relative links are resolved against it.</param>
    /// <param name="contentType">The HTTP header, for its charset.</param>
    /// <param name="zone">How to read dates without an offset; UTC when absent.</param>
    public static ParsedFeed Parse(ReadOnlySpan<byte> bytes, Uri? address = null, string? contentType = null, TimeZoneInfo? zone = null)
    {
        if (bytes.Length > LargestFeed)
            return Refused("too-large", $"The feed has {bytes.Length} bytes; {LargestFeed} are allowed.");
        if (Gzip.IsPacked(bytes))
        {
            if (Gzip.Unpack(bytes, LargestFeed) is not { } unpacked)
                return Refused("unreadable-gzip", $"The gzip file is broken, or holds more than {LargestFeed} bytes.");
            bytes = unpacked;
        }

        if (BinaryData.Refuse(bytes) is { } binary)
            return new ParsedFeed(null, binary, []);
        var repairs = new Repairs();
        var text = TextBytes.Decode(bytes, contentType, repairs).TrimStart('\uFEFF');
        var first = text.AsSpan().TrimStart();
        if (first.IsEmpty)
            return Refused("empty", "There is nothing in it.");
        var frame = new FeedFrame(address is { IsAbsoluteUri: true } ? address : null, zone, repairs);
        if (first[0] is '{' or '[')
            return JsonFeedReader.Read(text, frame);

        var root = XmlTree.Read(text, repairs);
        if (root is null)
            return NoFeed("It holds no markup and no JSON.");
        var feed = root.Name.ToLowerInvariant() switch
        {
            "rss" or "rdf" or "feed" or "channel" or "newsfeed" => new XmlFeedReader(root, frame).Read(),
            "urlset" or "sitemapindex" => SitemapReader.Read(root, frame),
            _ => null,
        };
        if (feed is not null)
            return new ParsedFeed(feed, null, repairs.Names);
        return root.Name.Equals("html", StringComparison.OrdinalIgnoreCase)
            ? Refused("web-page", "It is a web page (HTML), not a feed.")
            : NoFeed($"A document that begins with <{Short(root.QualifiedName)}> is no feed that is known here.");

        ParsedFeed NoFeed(string message) => BinaryData.Refuse(text) is { } noise ? new ParsedFeed(null, noise, []) : Refused("not-a-feed", message);
    }

    internal static ParsedFeed Refused(string code, string message) => new(null, new Refusal(code, message), []);

    private static string Short(string name) => name.Length > 60 ? name[..60] + "..." : name;
}
