using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Takes an extracted page as an article.</summary>
public static class PageArticle
{
    // The article's words for what the page calls otherwise.
    private static readonly Dictionary<string, string> Names =
        new() { ["title"] = "headline", ["published"] = "publishedAt", ["modified"] = "modifiedAt", ["canonicalUrl"] = "url" };

    /// <summary>The article; its text is empty when none was found on the page.</summary>
    /// <param name="url">Where the page was fetched, for pages that do not name their address.</param>
    public static ReceivedArticle Of(ExtractedPage page, Uri? url)
    {
        var address = CanonicalUrl.Of(page.CanonicalUrl) ?? (url is null ? null : CanonicalUrl.Of(url));
        return new ReceivedArticle
        {
            OwnId = address?.AbsoluteUri,
            Url = address,
            Headline = page.Title,
            Standfirst = page.Standfirst,
            Text = page.Text ?? "",
            Authors = page.Authors,
            PublishedAt = page.Published,
            ModifiedAt = page.Modified,
            Language = page.Language,
            Media = Uri.TryCreate(page.Image, UriKind.Absolute, out var image) ? [new Media(image, Rights: page.Rights?.Usage)] : [],
            Origins = page.Origins.ToDictionary(pair => Names.GetValueOrDefault(pair.Key, pair.Key), pair => pair.Value),
        };
    }
}
