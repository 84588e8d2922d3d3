using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Reads news sitemaps (sitemaps.org 0.9 with Google's news extension) and indexes of sitemaps.</summary>
internal static class SitemapReader
{
    public const string Sitemap = "news-sitemap";
    public const string Index = "sitemap-index";

    public static Feed Read(XmlElement root, FeedFrame frame)
    {
        var isIndex = root.Name.Equals("sitemapindex", StringComparison.OrdinalIgnoreCase);
        var entries = new List<Entry>();
        foreach (var element in root.Elements.Where(element => element.Name.Equals(isIndex ? "sitemap" : "url", StringComparison.OrdinalIgnoreCase)))
        {
            if (entries.Count == FeedFrame.MostEntries)
            {
                frame.Repairs.Add(Repairs.TooManyEntries);
                break;
            }

            entries.Add(EntryOf(element, frame));
        }

        return new Feed { Format = isIndex ? Index : Sitemap, Entries = entries };
    }

    private static Entry EntryOf(XmlElement element, FeedFrame frame)
    {
        var news = Child(element, "news:news");
        var publication = news is null ? null : Child(news, "news:publication");
        var link = FeedFrame.Link(Text(element, "loc"), frame.Address);
        return new Entry
        {
            Id = link,
            Link = link,
            Title = FeedFrame.Plain(Text(news, "news:title")),
            Published = frame.Date(Text(news, "news:publication_date")),
            Updated = frame.Date(Text(element, "lastmod")),
            Language = TextConstruct.Language(Text(publication, "news:language")),
            Source = Text(publication, "news:name") is { } name ? new EntrySource(FeedFrame.Plain(name)) : null,
            Categories = [.. (Text(news, "news:keywords") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => new Category(word))],
            Image = FeedFrame.Link(Text(Child(element, "image:image"), "image:loc"), frame.Address),
        };
    }

    private static XmlElement? Child(XmlElement element, string name) => element.Elements.FirstOrDefault(child => FeedNames.Of(child) == name);

    private static string? Text(XmlElement? element, string name) =>
        element is not null && Child(element, name)?.Text.Trim() is { Length: > 0 } text ? text : null;
}
