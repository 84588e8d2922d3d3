using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Wire;

/// <summary>Reads NewsML-G2 (IPTC, 2.x): a news item, or a news message with items and the packages that hold them together.</summary>
/// <remarks>Items of text become articles; pictures become media of the texts that link to them or share a group of a package with them.</remarks>
internal static class NewsMlG2
{
    public static IReadOnlyList<ReceivedArticle> Read(XmlElement root, TimeZoneInfo? zone)
    {
        var items = root.Is("newsItem") ? [root] : root.All("newsItem").ToList();
        var pictures = items.Where(IsMedia).Where(item => item.Attribute("guid") is not null).DistinctBy(item => item.Attribute("guid")!.Trim())
            .ToDictionary(item => item.Attribute("guid")!.Trim());
        var groups = root.All("group").Concat(root.All("packageItem")).Select(group => References(group, "itemRef")).ToList();
        return [.. items.Where(item => !IsMedia(item)).Select(item => ArticleOf(item, Pictures(item)))];

        IEnumerable<Media> Pictures(XmlElement item)
        {
            var guid = item.Attribute("guid")?.Trim() ?? "";
            return References(item.Find("itemMeta") ?? item, "link").Concat(groups.Where(group => group.Contains(guid)).SelectMany(group => group)).Distinct()
                .Select(reference => pictures.GetValueOrDefault(reference)).OfType<XmlElement>().Select(MediaOf).OfType<Media>();
        }

        ReceivedArticle ArticleOf(XmlElement item, IEnumerable<Media> media)
        {
            // Each statement may hold for a part or an aspect of the item: the terms of all are kept.
            var rights = Children(item, "rightsInfo").ToList();
            var (meta, content) = (item.Find("itemMeta"), item.Find("contentMeta"));
            var nitf = item.Find("contentSet").All("nitf").FirstOrDefault() is { } marked ? Nitf.ContentOf(marked) : null;
            var embargoed = meta.Find("embargoed");
            // G2: an embargo without a date (xsi:nil) holds until a later version lifts it.
            var status = WireXml.Status(Code(meta.Find("pubStatus")));
            return new ReceivedArticle
            {
                OwnId = item.Attribute("guid")?.Trim(),
                Version = item.Attribute("version")?.Trim(),
                Source = Name(meta.Find("provider")),
                Status = status == ArticleStatus.Usable && embargoed is not null && embargoed.Line() is null ? ArticleStatus.Withheld : status,
                EmbargoUntil = WireXml.Embargo(embargoed.Line(), zone),
                PublishedAt = WireXml.Date((meta.Find("firstCreated") ?? content.Find("contentCreated") ?? meta.Find("versionCreated")).Line(), zone),
                ModifiedAt = WireXml.Date((meta.Find("versionCreated") ?? content.Find("contentModified")).Line(), zone),
                Urgency = WireXml.Urgency(content.Find("urgency").Line()),
                Rights = WireXml.Rights(
                    rights.SelectMany(of => Children(of, "usageTerms")).Select(terms => terms.Line() ?? terms.Attribute("href")),
                    First(rights, of => of.Find("copyrightNotice").Line()) ?? First(rights, of => Name(of.Find("copyrightHolder")))),
                Headline = content.Find("headline").Line() ?? nitf?.Headline ?? meta.Find("title").Line(),
                Standfirst = nitf?.Standfirst ?? (content?.Elements.FirstOrDefault(child => child.Is("description") && child.Attribute("role")?.Contains("summary", StringComparison.OrdinalIgnoreCase) == true)).Line(),
                Authors = AuthorsOf(content, nitf),
                Dateline = content.Find("dateline").Line() ?? nitf?.Dateline,
                Language = content.Find("language")?.Attribute("tag") ?? item.Attribute("lang", XmlElement.XmlNamespace),
                Subjects = content is null ? [] : [.. content.Elements.Where(child => child.Is("subject")).Select(SubjectOf).Where(subject => subject != new Subject(null, null)).Distinct()],
                Media = [.. media.Concat(nitf?.Media ?? []).Distinct()],
                Text = nitf?.Text is { Length: > 0 } text ? text : Inline(item.Find("contentSet")),
            };
        }
    }

    // ninat (newscodes/ninature): text and composite hold words, the others a picture, sound or film.
    private static bool IsMedia(XmlElement item) =>
        Code(item.Find("itemMeta", "itemClass"))?.Split(':', '/')[^1].ToLowerInvariant() is "picture" or "photo" or "graphic" or "video" or "audio" or "animated";

    private static HashSet<string> References(XmlElement element, string name) =>
        [.. element.All(name).Select(link => (link.Attribute("residref") ?? link.Attribute("href"))?.Trim()).OfType<string>()];

    private static Media? MediaOf(XmlElement item)
    {
        var content = item.Find("contentMeta");
        var address = item.All("remoteContent").Select(remote => remote.Attribute("href")).FirstOrDefault(href => href?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true);
        return WireXml.Media(address, content.Find("description").Line() ?? content.Find("headline").Line(), content.Find("creditline").Line() ?? Name(content.Find("creator")), item.Find("rightsInfo", "copyrightNotice").Line());
    }

    private static IReadOnlyList<string> AuthorsOf(XmlElement? content, NitfContent? nitf)
    {
        if (content.Find("by").Line() is { } line)
            return WireByline.Names(line);
        if (nitf?.Authors is { Count: > 0 } authors)
            return authors;
        return content is null ? [] : [.. content.Elements.Where(child => child.Is("creator")).Select(Name).OfType<string>().Distinct()];
    }

    private static IEnumerable<XmlElement> Children(XmlElement parent, string name) => parent.Elements.Where(child => child.Is(name));

    private static string? First(List<XmlElement> elements, Func<XmlElement, string?> words) =>
        elements.Select(words).FirstOrDefault(found => found is not null);

    private static Subject SubjectOf(XmlElement subject) => new(SubjectCodes.Of(null, Code(subject)), subject.Find("name").Line());

    private static string? Code(XmlElement? element) => element?.Attribute("qcode") ?? element?.Attribute("uri") ?? element?.Attribute("literal");

    private static string? Name(XmlElement? party) => party.Find("name").Line() ?? party?.Attribute("literal") ?? party.Line();

    // The first part of the content that holds words; plain text, XHTML, or HTML that was escaped.
    private static string Inline(XmlElement? contentSet)
    {
        foreach (var part in contentSet?.Elements ?? [])
        {
            if (!part.Is("inlineXML") && !part.Is("inlineData"))
                continue;
            var isHtml = part.Attribute("contenttype")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true && !part.Elements.Any();
            if ((isHtml ? HtmlText.Of(part.Text) : WireText.Of(part)) is { Length: > 0 } words)
                return words;
        }

        return "";
    }
}
