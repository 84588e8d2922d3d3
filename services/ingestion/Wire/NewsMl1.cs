using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Wire;

/// <summary>Reads NewsML 1.0 to 1.2 (IPTC): each news item is one article, with the first text that its components hold.</summary>
internal static class NewsMl1
{
    public static IReadOnlyList<ReceivedArticle> Read(XmlElement root, TimeZoneInfo? zone) =>
        [.. root.Elements.Where(child => child.Is("NewsItem")).Select(item => ArticleOf(item, zone))];

    private static ReceivedArticle ArticleOf(XmlElement item, TimeZoneInfo? zone)
    {
        var identifier = item.Find("Identification", "NewsIdentifier");
        var management = item.Find("NewsManagement");
        var written = management.Find("Status")?.Attribute("FormalName");
        var isEmbargoed = written?.Trim().ToLowerInvariant() == "embargoed";
        var lifted = management.Find("StatusWillChange", "DateAndTime").Line();
        var status = isEmbargoed && lifted is null ? ArticleStatus.Withheld : WireXml.Status(written);
        var rights = item.All("RightsMetadata").FirstOrDefault();
        var contents = item.All("ContentItem").ToList();
        var nitf = contents.SelectMany(content => content.All("nitf")).FirstOrDefault() is { } marked ? Nitf.ContentOf(marked) : null;
        return new ReceivedArticle
        {
            OwnId = Id(identifier),
            Version = identifier.Find("RevisionId").Line(),
            Source = identifier.Find("ProviderId").Line(),
            Status = status,
            EmbargoUntil = isEmbargoed ? WireXml.Embargo(lifted, zone) : null,
            PublishedAt = WireXml.Date(management.Find("FirstCreated").Line(), zone),
            ModifiedAt = WireXml.Date(management.Find("ThisRevisionCreated").Line(), zone),
            Urgency = WireXml.Urgency(management.Find("Urgency")?.Attribute("FormalName")),
            Rights = WireXml.Rights(
                Lines(item, "RightsLine") ?? rights.All("UsageType").FirstOrDefault().Line(),
                Lines(item, "CopyrightLine") ?? WireXml.Line($"{rights.Find("Copyright", "CopyrightHolder").Line()} {rights.Find("Copyright", "CopyrightDate").Line()}")),
            Headline = Lines(item, "HeadLine") ?? nitf?.Headline,
            Standfirst = Lines(item, "SubHeadLine") ?? nitf?.Standfirst,
            Authors = Lines(item, "ByLine") is { } line ? WireByline.Names(line) : nitf?.Authors ?? [],
            Dateline = Lines(item, "DateLine") ?? nitf?.Dateline,
            Language = item.All("Language").FirstOrDefault()?.Attribute("FormalName") ?? item.Attribute("lang", XmlElement.XmlNamespace),
            Subjects = [.. item.All("SubjectCode").SelectMany(SubjectsOf).Distinct()],
            Media = [.. contents.Select(MediaOf).OfType<Media>().Concat(nitf?.Media ?? []).Distinct()],
            Text = nitf?.Text is { Length: > 0 } text ? text : Words(contents),
        };
    }

    // NewsML 1.2, section 5.5.3: the same item through all revisions is named by provider, date and item.
    private static string? Id(XmlElement? identifier)
    {
        var (provider, date, item) = (identifier.Find("ProviderId").Line(), identifier.Find("DateId").Line(), identifier.Find("NewsItemId").Line());
        return provider is null || item is null ? identifier.Find("PublicIdentifier").Line() : $"urn:newsml:{provider}:{date}:{item}";
    }

    private static string? Lines(XmlElement item, string name) => item.All("NewsLines").Select(lines => lines.Find(name).Line()).FirstOrDefault(line => line is not null);

    private static IEnumerable<Subject> SubjectsOf(XmlElement subjectCode) => subjectCode.Elements
        .Where(child => child.Is("Subject") || child.Is("SubjectMatter") || child.Is("SubjectDetail"))
        .Select(child => new Subject(SubjectCodes.OfNumber(child.Attribute("FormalName")), child.Find("Description").Line()))
        .Where(subject => subject.Code is not null);

    private static bool IsText(XmlElement content) =>
        content.Find("MediaType")?.Attribute("FormalName")?.ToLowerInvariant() is null or "text" or "complextext" or "compositetext" && !IsCaption(content);

    private static bool IsCaption(XmlElement content) => RoleOf(content)?.Contains("Caption", StringComparison.OrdinalIgnoreCase) == true;

    private static string? RoleOf(XmlElement content) => content.Parent.Find("Role")?.Attribute("FormalName");

    private static string Words(List<XmlElement> contents)
    {
        foreach (var content in contents.Where(IsText))
        {
            if ((content.Find("DataContent") ?? content.Find("Encoding", "DataContent")) is not { } data)
                continue;
            var isHtml = !data.Elements.Any() && data.Text.Contains("</", StringComparison.Ordinal);
            if ((isHtml ? HtmlText.Of(data.Text) : WireText.Of(data)) is { Length: > 0 } words)
                return words;
        }

        return "";
    }

    private static Media? MediaOf(XmlElement content)
    {
        if (content.Find("MediaType")?.Attribute("FormalName")?.ToLowerInvariant() is not ("photo" or "graphic" or "video" or "audio" or "picture"))
            return null;
        // The caption stands beside the component that holds the picture.
        var caption = content.Parent?.Parent.All("ContentItem").FirstOrDefault(IsCaption)?.Find("DataContent");
        var lines = content.Parent.Find("NewsLines");
        return WireXml.Media(content.Attribute("Href"), caption.Line() ?? lines.Find("HeadLine").Line(), lines.Find("CreditLine").Line(), lines.Find("CopyrightLine").Line());
    }
}
