using System.Globalization;
using System.Text;
using System.Xml;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Formats;

/// <summary>A list as Atom (RFC 4287, tombstones of RFC 6721), as RSS 2.0, and as a news sitemap.</summary>
public static class XmlFeeds
{
    private const string AtomSpace = "http://www.w3.org/2005/Atom";
    private const string TombstoneSpace = "http://purl.org/atompub/tombstones/1.0";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string SitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string NewsSpace = "http://www.google.com/schemas/sitemap-news/0.9";

    // Google: a news sitemap holds what was published in the last two days, at most 1,000.
    private static readonly TimeSpan SitemapDays = TimeSpan.FromDays(2);

    public static byte[] Atom(ServedFeed feed) => Write(xml =>
    {
        xml.WriteStartElement("feed", AtomSpace);
        xml.WriteAttributeString("xmlns", "at", null, TombstoneSpace);
        xml.WriteElementString("id", AtomSpace, feed.Host + feed.Path);
        xml.WriteElementString("title", AtomSpace, Clean(feed.Title));
        xml.WriteElementString("updated", AtomSpace, Instant(feed.Updated));
        xml.WriteElementString("generator", AtomSpace, "Wiredesk");
        AtomLink(xml, "self", feed.Host + feed.Path);
        if (feed.Next is { } next) AtomLink(xml, "next", feed.Host + next);
        foreach (var gone in feed.Gone) Tombstone(xml, gone);
        foreach (var found in feed.Items) AtomEntry(xml, found, feed);
        xml.WriteEndElement();
    });

    public static byte[] Rss(ServedFeed feed) => Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomSpace);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", Clean(feed.Title));
        xml.WriteElementString("link", feed.Host + feed.Path);
        xml.WriteElementString("description", Clean(feed.Title));
        xml.WriteElementString("lastBuildDate", feed.Updated.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteElementString("generator", "Wiredesk");
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("href", feed.Host + feed.Path);
        xml.WriteAttributeString("type", Format.Rss.MediaType);
        xml.WriteEndElement();
        foreach (var found in feed.Items) RssItem(xml, found, feed);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static byte[] Sitemap(ServedFeed feed) => Write(xml =>
    {
        xml.WriteStartElement("urlset", SitemapSpace);
        xml.WriteAttributeString("xmlns", "news", null, NewsSpace);
        foreach (var article in feed.Items.Select(found => found.Article).Where(article => Facets.Date(article) > feed.Now - SitemapDays && article.Article!.Url is { IsAbsoluteUri: true }))
        {
            xml.WriteStartElement("url", SitemapSpace);
            xml.WriteElementString("loc", SitemapSpace, article.Article!.Url!.AbsoluteUri);
            xml.WriteStartElement("news", NewsSpace);
            xml.WriteStartElement("publication", NewsSpace);
            xml.WriteElementString("name", NewsSpace, Clean(article.Article.Source));
            xml.WriteElementString("language", NewsSpace, article.Analysis!.Language.Code);
            xml.WriteEndElement();
            xml.WriteElementString("publication_date", NewsSpace, Instant(Facets.Date(article)));
            xml.WriteElementString("title", NewsSpace, Clean(ServedFeed.TitleOf(article)));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void AtomEntry(XmlWriter xml, Found found, ServedFeed feed)
    {
        var (article, content, analysis) = (found.Article, found.Article.Article!, found.Article.Analysis!);
        xml.WriteStartElement("entry", AtomSpace);
        xml.WriteAttributeString("xml", "lang", null, analysis.Language.Code);
        xml.WriteElementString("id", AtomSpace, ServedFeed.UrnOf(article.Id));
        xml.WriteElementString("title", AtomSpace, Clean(ServedFeed.TitleOf(article)));
        xml.WriteElementString("published", AtomSpace, Instant(content.PublishedAt ?? article.CreatedAt!.Value));
        xml.WriteElementString("updated", AtomSpace, Instant(article.ChangedAt));
        foreach (var author in content.Authors.DefaultIfEmpty(content.Source))
        {
            xml.WriteStartElement("author", AtomSpace);
            xml.WriteElementString("name", AtomSpace, Clean(author));
            xml.WriteEndElement();
        }

        AtomLink(xml, "alternate", content.Url is { IsAbsoluteUri: true } url ? url.AbsoluteUri : feed.AddressOf(article));
        foreach (var media in content.Media.Where(media => media.Url.IsAbsoluteUri)) AtomLink(xml, "enclosure", media.Url.AbsoluteUri);
        foreach (var topic in Topics(article))
        {
            xml.WriteStartElement("category", AtomSpace);
            xml.WriteAttributeString("term", Clean(topic));
            xml.WriteEndElement();
        }

        if ((content.Standfirst ?? analysis.Standfirst?.Text) is { Length: > 0 } standfirst) xml.WriteElementString("summary", AtomSpace, Clean(standfirst));
        if ((content.Rights?.CopyrightNotice ?? content.Rights?.UsageTerms) is { Length: > 0 } rights) xml.WriteElementString("rights", AtomSpace, Clean(rights));
        xml.WriteStartElement("content", AtomSpace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(analysis.Body.Text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Tombstone(XmlWriter xml, PublishedArticle gone)
    {
        xml.WriteStartElement("at", "deleted-entry", TombstoneSpace);
        xml.WriteAttributeString("ref", ServedFeed.UrnOf(gone.Id));
        xml.WriteAttributeString("when", Instant(gone.ChangedAt));
        if ((gone.Withdrawal?.Reason ?? gone.Hold?.Reason) is { } reason) xml.WriteElementString("at", "comment", TombstoneSpace, Clean(reason));
        xml.WriteEndElement();
    }

    private static void RssItem(XmlWriter xml, Found found, ServedFeed feed)
    {
        var (article, content, analysis) = (found.Article, found.Article.Article!, found.Article.Analysis!);
        xml.WriteStartElement("item");
        xml.WriteElementString("title", Clean(ServedFeed.TitleOf(article)));
        xml.WriteElementString("link", content.Url is { IsAbsoluteUri: true } url ? url.AbsoluteUri : feed.AddressOf(article));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(ServedFeed.UrnOf(article.Id));
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", (content.PublishedAt ?? article.CreatedAt!.Value).UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        foreach (var author in content.Authors) xml.WriteElementString("dc", "creator", DublinCore, Clean(author));
        xml.WriteElementString("dc", "publisher", DublinCore, Clean(content.Source));
        xml.WriteElementString("dc", "language", DublinCore, analysis.Language.Code);
        foreach (var topic in Topics(article)) xml.WriteElementString("category", Clean(topic));
        // The description is read as HTML.
        xml.WriteElementString("description", Clean(System.Net.WebUtility.HtmlEncode(analysis.Body.Text)));
        xml.WriteEndElement();
    }

    private static void AtomLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static IEnumerable<string> Topics(PublishedArticle article) =>
        article.Article!.Subjects.Select(subject => subject.Name ?? subject.Code).OfType<string>().Concat(article.Analysis!.Topics.Select(topic => topic.Name)).Where(topic => topic.Length > 0).Distinct();

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true }))
        {
            xml.WriteStartDocument();
            content(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    // XML 1.0 has no place for most control characters, nor for half a surrogate pair.
    private static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var n = 0; n < text.Length; n++)
        {
            if (n + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[n + 1], text[n])) clean.Append(text[n]).Append(text[++n]);
            else if (XmlConvert.IsXmlChar(text[n])) clean.Append(text[n]);
        }

        return clean.ToString();
    }

    private static bool IsClean(string text) => text.All(XmlConvert.IsXmlChar);

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
