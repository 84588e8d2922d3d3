using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Takes a feed's entry as an article. Where the feed gives only a headline and a link the text is empty, and the page has to tell.</summary>
public static class EntryArticle
{
    private static readonly Origin FromFeed = new("feed", 0.9);

    public static ReceivedArticle Of(Entry entry, Feed feed)
    {
        var (content, summary) = (HtmlText.OfField(entry.Content), HtmlText.OfField(entry.Summary));
        // RFC 4287, section 4.2.1: in Atom the feed's authors are those of entries that name none. JSON Feed has the same rule.
        var inherits = feed.Format.StartsWith("atom", StringComparison.Ordinal) || feed.Format.StartsWith("json", StringComparison.Ordinal);
        var authors = entry.Authors.Count > 0 || !inherits ? entry.Authors : feed.Authors;
        return new ReceivedArticle
        {
            OwnId = entry.Id ?? entry.Link,
            Url = CanonicalUrl.Of(entry.Link),
            Headline = HtmlText.OfField(entry.Title)?.ReplaceLineEndings(" ").Trim(),
            Standfirst = content is null ? null : summary,
            Text = content ?? summary ?? "",
            Authors = [.. authors.Select(author => HtmlText.OfField(author.Name)).OfType<string>()],
            PublishedAt = entry.Published ?? entry.Created ?? entry.Updated,
            ModifiedAt = entry.Updated,
            Language = entry.Language ?? entry.ContentLanguage ?? feed.Language,
            Media = [.. MediaOf(entry)],
        }.From(FromFeed);
    }

    private static IEnumerable<Media> MediaOf(Entry entry) =>
        entry.Enclosures.Select(enclosure => enclosure.Url).Append(entry.Image ?? "").Distinct()
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? new Media(url!) : null)
            .OfType<Media>();
}
