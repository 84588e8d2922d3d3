using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Gives each element one name by its namespace, so that a feed may use any prefix: core elements have a bare name, modules a prefix.</summary>
internal static class FeedNames
{
    private static readonly (string Namespace, string Prefix)[] Modules =
    [
        ("http://purl.org/dc/elements/", "dc"),
        ("http://purl.org/dc/terms/", "dcterms"),
        ("http://purl.org/rss/1.0/modules/dcterms", "dcterms"),
        ("http://purl.org/rss/1.0/modules/content", "content"),
        ("http://search.yahoo.com/mrss", "media"),
        ("http://video.search.yahoo.com/mrss", "media"),
        ("http://www.itunes.com/", "itunes"),
        ("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
        ("http://www.google.com/schemas/sitemap-news", "news"),
        ("http://www.google.com/schemas/sitemap-image", "image"),
        ("http://www.w3.org/1999/xhtml", "xhtml"),
        ("http://wellformedweb.org/CommentAPI", "wfw"),
        ("http://purl.org/rss/1.0/modules/slash", "slash"),
        ("http://purl.org/rss/1.0/modules/syndication", "sy"),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
        ("http://www.georss.org/", "georss"),
        ("http://www.w3.org/2000/svg", "svg"),
        ("http://www.w3.org/1998/Math/MathML", "math"),
    ];

    private static readonly string[] Core =
    [
        "http://backend.userland.com/", "http://blogs.law.harvard.edu/tech/rss", "http://purl.org/rss/1.0/", "http://my.netscape.com/",
        "http://channel.netscape.com/",
        "http://www.w3.org/2005/atom", "http://purl.org/atom/", "http://example.com/newformat", "http://example.com/necho", "http://purl.org/echo",
        "http://purl.org/pie",
        "uri/of/echo/namespace", "http://www.sitemaps.org/schemas/sitemap", "http://www.google.com/schemas/sitemap/",
        "http://my.theinfo.org/changed/1.0/rss/", "http://purl.org/net/rss1.1",
    ];

    /// <summary>The element's name in the words of this reader, lower-case: <c>pubdate</c>, <c>dc:date</c>, <c>content:encoded</c>, ...</summary>
    public static string Of(XmlElement element)
    {
        var (ns, name) = (element.Namespace, element.Name.ToLowerInvariant());
        if (ns.Length == 0)
            return name;
        foreach (var (module, prefix) in Modules)
        {
            if (ns.StartsWith(module, StringComparison.OrdinalIgnoreCase))
                return $"{prefix}:{name}";
        }

        return Core.Any(core => ns.StartsWith(core, StringComparison.OrdinalIgnoreCase)) ? name : $"other:{name}";
    }
}
