namespace Wiredesk.Ingestion.Polling;

/// <summary>A sitemap that an index names, and when it last changed.</summary>
public sealed record ListedSitemap(Uri Url, DateTimeOffset? ChangedAt);

/// <summary>Which of the sitemaps that an index names are polled (sitemaps.org 0.9). Pure.</summary>
public static class SitemapIndex
{
    /// <summary>What did not change for so long holds no news: archives by year and month are left alone.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    /// <summary>No more sitemaps of one index are polled.</summary>
    public const int MostFollowed = 20;

    /// <summary>Those of the index's own site which changed lately, the newest first, and after them those that do not say when.</summary>
    public static IReadOnlyList<ListedSitemap> Followed(IEnumerable<ListedSitemap> listed, Uri index, DateTimeOffset now) =>
    [
        .. listed.Where(sitemap => SiteOf(sitemap.Url) == SiteOf(index) && sitemap.Url != index && !(now - sitemap.ChangedAt > Recent))
            .DistinctBy(sitemap => sitemap.Url).OrderByDescending(sitemap => sitemap.ChangedAt ?? DateTimeOffset.MinValue).Take(MostFollowed),
    ];

    // An index speaks for its own site only; http and https, with and without "www.", are one.
    private static string SiteOf(Uri url) => url.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.Host[4..] : url.Host;
}
