using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Wire;

/// <summary>What the body of a NITF document says, wherever it is carried.</summary>
internal sealed record NitfContent(string? Headline, string? Standfirst, IReadOnlyList<string> Authors, string? Dateline, string Text, IReadOnlyList<Media> Media);

/// <summary>Reads NITF (News Industry Text Format, IPTC, 3.x).</summary>
internal static class Nitf
{
    /// <summary>The article, and, where the document says that it kills another, that kill.</summary>
    public static IReadOnlyList<ReceivedArticle> Read(XmlElement root, TimeZoneInfo? zone)
    {
        var head = root.Find("head");
        var data = head.Find("docdata");
        var content = ContentOf(root);
        var management = data?.Attribute("management-status");
        var release = data.Find("date.release")?.Attribute("norm");
        // An embargo without a date holds until a later version lifts it.
        var status = management?.Trim().ToLowerInvariant() == "embargoed" && string.IsNullOrWhiteSpace(release) ? ArticleStatus.Withheld : WireXml.Status(management);
        var issued = WireXml.Date(data.Find("date.issue")?.Attribute("norm"), zone);
        var article = new ReceivedArticle
        {
            OwnId = WireXml.Line(data.Find("doc-id")?.Attribute("id-string")),
            Version = WireXml.Line(data.Find("du-key")?.Attribute("version")),
            Source = WireXml.Line(data.Find("doc-id")?.Attribute("regsrc")),
            Status = status,
            EmbargoUntil = WireXml.Embargo(release, zone),
            PublishedAt = issued ?? WireXml.Date(head.Find("pubdata")?.Attribute("date.publication"), zone),
            ModifiedAt = WireXml.Date(head?.Elements.LastOrDefault(child => child.Is("revision-history"))?.Attribute("norm"), zone) ?? issued,
            Urgency = WireXml.Urgency(data.Find("urgency")?.Attribute("ed-urg")),
            Rights = WireXml.Rights(data.Find("doc.rights")?.Attribute("type") ?? root.Find("body", "body.head", "rights").Line(), Copyright(data.Find("doc.copyright"))),
            Headline = content.Headline ?? head.Find("title").Line(),
            Standfirst = content.Standfirst,
            Authors = content.Authors,
            Dateline = content.Dateline,
            Language = root.Attribute("lang", XmlElement.XmlNamespace) ?? root.Find("body")?.Attribute("lang", XmlElement.XmlNamespace),
            Subjects = [.. head.All("tobject.subject").Select(SubjectOf).Where(subject => subject != new Subject(null, null)).Distinct()],
            Media = content.Media,
            Text = content.Text,
        };
        // The other document that this one manages: killed with it, or instead of it.
        var other = WireXml.Line(data?.Attribute("management-doc-idref"));
        if (other is null || other == article.OwnId)
            return [article];
        if (article.Status == ArticleStatus.Canceled)
            return [article with { OwnId = other }];
        return WireXml.Status(data!.Attribute("management-idref-status")) == ArticleStatus.Canceled
            ? [new ReceivedArticle { OwnId = other, Text = "", Status = ArticleStatus.Canceled, Source = article.Source }, article]
            : [article];
    }

    /// <summary>What stands in the body: headline, abstract, byline, dateline, text and media.</summary>
    public static NitfContent ContentOf(XmlElement nitf)
    {
        var head = nitf.Find("body", "body.head");
        var bodies = nitf.Find("body")?.Elements.Where(child => child.Is("body.content")).ToList() ?? [];
        var text = string.Join("\n\n", bodies.Select(WireText.Of).Where(words => words.Length > 0));
        return new NitfContent(
            head.Find("hedline", "hl1").Line() ?? head.Find("hedline").Line(),
            head.Find("abstract") is { } summary && WireText.Of(summary) is { Length: > 0 } standfirst ? standfirst : null,
            AuthorsOf(head?.Elements.Where(child => child.Is("byline")) ?? []),
            head.Find("dateline").Line(),
            text,
            [.. bodies.SelectMany(body => body.All("media")).Select(MediaOf).OfType<Media>().Distinct()]);
    }

    private static List<string> AuthorsOf(IEnumerable<XmlElement> bylines) =>
    [
        .. bylines.SelectMany(byline => byline.Elements.Any(child => child.Is("person"))
            ? byline.Elements.Where(child => child.Is("person")).Select(person => person.Line()).OfType<string>()
            : WireByline.Names(WithoutTitles(byline))).Distinct(),
    ];

    private static string WithoutTitles(XmlElement byline) =>
        string.Concat(byline.Parts.Select(part => part is XmlText text ? text.Value : part is XmlElement element && !element.Is("byttl") ? element.Text : " "));

    private static Media? MediaOf(XmlElement media) => WireXml.Media(
        media.Elements.Where(child => child.Is("media-reference")).Select(reference => reference.Attribute("source")).FirstOrDefault(source => source is not null),
        media.Find("media-caption").Line(),
        media.Find("media-producer").Line(),
        media.Elements.FirstOrDefault(child => child.Is("media-reference"))?.Attribute("copyright"));

    private static string? Copyright(XmlElement? copyright) =>
        WireXml.Line(string.Join(' ', new[] { copyright?.Attribute("holder"), copyright?.Attribute("year") }.OfType<string>()));

    // The finest name that is given, with the code of the same.
    private static Subject SubjectOf(XmlElement subject) => new(
        SubjectCodes.OfNumber(subject.Attribute("tobject.subject.refnum")),
        WireXml.Line(subject.Attribute("tobject.subject.detail") ?? subject.Attribute("tobject.subject.matter") ?? subject.Attribute("tobject.subject.type")));
}
