using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Ingestion.Files;
using Wiredesk.Ingestion.Politeness;

namespace Wiredesk.Ingestion.Polling;

/// <summary>A feed's document as it came.</summary>
public sealed record FeedDocument(byte[] Bytes, Uri Url, string? ContentType, TdmReservation? Tdm);

/// <summary>What a polled document holds, or why it is no feed.</summary>
/// <param name="Home">The feed's own link.</param>
/// <param name="IsSitemap">Its entries are addresses of pages, which have the texts.</param>
/// <param name="Sitemaps">The sitemaps that it names, when it is an index of them.</param>
public sealed record FeedContent(
    IReadOnlyList<ReceivedArticle> Entries, Uri? Home = null, bool IsSitemap = false, IReadOnlyList<ListedSitemap>? Sitemaps = null, string? Refusal = null)
{
    /// <summary>Reads a document. Wire formats and our JSON are taken too.</summary>
    public static FeedContent Of(FeedDocument document, TimeZoneInfo zone)
    {
        var parsed = FeedParser.Parse(document.Bytes, document.Url, document.ContentType, zone);
        if (parsed.Feed is { Format: SitemapReader.Index } index)
            return new FeedContent([], Sitemaps: [.. index.Entries.Where(entry => CanonicalUrl.Of(entry.Link) is not null).Select(entry => new ListedSitemap(new Uri(entry.Link!), entry.Updated))]);
        if (parsed.Feed is { } feed)
        {
            return new FeedContent(
                [.. feed.Entries.Select(entry => EntryArticle.Of(entry, feed))], Uri.TryCreate(feed.Link, UriKind.Absolute, out var home) ? home : null, feed.Format == SitemapReader.Sitemap);
        }

        var file = ArticleFile.Read(document.Bytes, document.Url.AbsolutePath, zone);
        return file.Refusal is null && file.Kind is not (FileKinds.Text or FileKinds.Page) ? new FeedContent(file.Articles) : new FeedContent([], Refusal: parsed.Error!.Message);
    }
}
