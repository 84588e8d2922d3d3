using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Wire;

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
            // A sitemap's lastmod is that of the page, which itself says when it was published.
            PublishedAt = entry.Published ?? entry.Created ?? (feed.Format == SitemapReader.Sitemap ? null : entry.Updated),
            ModifiedAt = entry.Updated,
            Language = entry.Language ?? entry.ContentLanguage ?? feed.Language,
            Media = [.. MediaOf(entry)],
            Rights = HtmlText.OfField(entry.Rights ?? feed.Rights) is { } rights ? new UsageRights(CopyrightNotice: rights) : null,
            Subjects = [.. entry.Categories.Select(SubjectOf).OfType<Subject>().Distinct()],
        }.From(FromFeed);
    }

    // A word that the publisher files under is a name; with a vocabulary it is a code.
    private static Subject? SubjectOf(Category category)
    {
        var name = HtmlText.OfField(category.Label ?? category.Term)?.Trim();
        var code = category.Scheme is null ? null : SubjectCodes.Of(category.Scheme, category.Term);
        return string.IsNullOrEmpty(name) && code is null ? null : new Subject(code, name);
    }

    private static IEnumerable<Media> MediaOf(Entry entry) => entry.Enclosures.Append(new Enclosure(entry.Image ?? "")).DistinctBy(enclosure => enclosure.Url)
        .Select(enclosure => WireXml.Media(enclosure.Url, HtmlText.OfField(enclosure.Caption), HtmlText.OfField(enclosure.Credit), HtmlText.OfField(enclosure.Rights)))
        .OfType<Media>();
}
