using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Polling;

/// <summary>Which of the names that a feed gives its entries can be relied on. Pure.</summary>
public static class EntryNames
{
    /// <summary>
    /// The same entries without the names that do not tell them apart: an id that entries with different addresses (or headlines) share, an address that
    /// entries with different ids share, and the address of the site itself.
    /// </summary>
    /// <param name="home">The feed's own link.</param>
    /// <param name="unstable">Whether its ids and addresses change from poll to poll.</param>
    public static IReadOnlyList<ReceivedArticle> Reliable(IReadOnlyList<ReceivedArticle> entries, Uri? home, bool unstable)
    {
        var sharedIds = Shared(entries, entry => entry.OwnId, entry => entry.Url is { } url ? CanonicalUrl.NameOf(url) : entry.Headline ?? "");
        var sharedUrls = Shared(entries, entry => entry.Url is { } url ? CanonicalUrl.NameOf(url) : null, entry => entry.OwnId ?? entry.Headline ?? "");
        return
        [
            .. entries.Select(entry => entry with
            {
                OwnId = unstable || (entry.OwnId is { } id && (sharedIds.Contains(id) || (Uri.TryCreate(id, UriKind.Absolute, out var link) && IsSite(link, home)))) ? null : entry.OwnId,
                IsNamedByUrl = entry.Url is { } url && !unstable && !sharedUrls.Contains(CanonicalUrl.NameOf(url)) && !IsSite(url, home),
                IsPolled = true,
                IsNamedByTitle = unstable,
            }),
        ];
    }

    private static HashSet<string> Shared(IReadOnlyList<ReceivedArticle> entries, Func<ReceivedArticle, string?> name, Func<ReceivedArticle, string> other) =>
        entries.Where(entry => name(entry) is not null).GroupBy(entry => name(entry)!).Where(group => group.Select(other).Distinct().Skip(1).Any()).Select(group => group.Key).ToHashSet();

    private static bool IsSite(Uri url, Uri? home) =>
        url.Scheme is "http" or "https" && (url.PathAndQuery == "/" || (home is not null && CanonicalUrl.NameOf(url) == CanonicalUrl.NameOf(home)));
}
