using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Wire;

/// <summary>
/// Reads plain text that begins with lines of the form <c>Name: value</c>, as small agencies mail it: headers as in RFC 5322, a blank line, the text.
/// </summary>
internal static class HeaderText
{
    private const int LongestHeaders = 16 * 1024;

    // What each name means, in the words of this reader.
    private static readonly Dictionary<string, string> Names = new (string Meaning, string Written)[]
    {
        ("id", "id guid uri item-id message-id"),
        ("version", "version revision"),
        ("status", "status pubstatus"),
        ("headline", "headline title head"),
        ("standfirst", "standfirst summary abstract subhead deck"),
        ("slug", "slug slugline"),
        ("byline", "byline by author authors"),
        ("dateline", "dateline location"),
        ("published", "date published created"),
        ("modified", "updated modified"),
        ("embargo", "embargo embargoed embargo-until embargoed-until"),
        ("urgency", "urgency priority"),
        ("language", "language lang"),
        ("copyright", "copyright"),
        ("usage", "usage usage-terms rights"),
        ("subject", "subject"),
        ("subjects", "subjects category categories topics"),
        ("url", "url link"),
        ("source", "source agency"),
        ("ignored", "from to keywords content-type mime-version wordcount"),
    }.SelectMany(pair => pair.Written.Split(' ').Select(name => (name, pair.Meaning))).ToDictionary(pair => pair.name, pair => pair.Meaning, StringComparer.OrdinalIgnoreCase);

    // One of these makes sure that it is a wire item, and no text that begins oddly.
    private static readonly HashSet<string> Telling = ["id", "version", "status", "headline", "slug", "embargo", "urgency", "usage"];

    /// <summary>The article; nothing when the text has no headers, and is only text.</summary>
    public static ReceivedArticle? Read(string text, TimeZoneInfo? zone)
    {
        if (Headers(text) is not var (headers, start) || !headers.Keys.Any(Telling.Contains))
            return null;
        // A headline may stand alone, before a text.
        if (headers.Count < 2 && (!headers.ContainsKey("headline") || string.IsNullOrWhiteSpace(text[start..])))
            return null;
        string? Of(string name) => headers.GetValueOrDefault(name);
        var subject = Of("subject"); // The headline of a mail, the topic of a wire item.
        var topics = (Of("subjects") ?? (Of("headline") is null ? null : subject))?.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return new ReceivedArticle
        {
            OwnId = Of("id")?.Trim('<', '>'),
            Version = Of("version"),
            Source = Of("source"),
            Status = WireXml.Status(Of("status")),
            EmbargoUntil = WireXml.Embargo(Of("embargo"), zone),
            PublishedAt = WireXml.Date(Of("published"), zone),
            ModifiedAt = WireXml.Date(Of("modified"), zone),
            Urgency = WireXml.Urgency(Of("urgency")),
            Rights = WireXml.Rights(Of("usage"), Of("copyright")),
            Headline = Of("headline") ?? subject,
            Standfirst = Of("standfirst"),
            Authors = WireByline.Names(Of("byline")),
            Dateline = Of("dateline"),
            Language = Of("language"),
            Subjects = [.. topics.Select(topic => topic.Contains(':', StringComparison.Ordinal) ? new Subject(SubjectCodes.Of(null, topic), null) : new Subject(null, topic)).Distinct()],
            Url = CanonicalUrl.Of(Of("url")),
            Text = text[start..],
        };
    }

    // The headers by their meaning, and where the text begins. Every line before the first blank one must be a known header or go on with one.
    private static (Dictionary<string, string> Headers, int Start)? Headers(string text)
    {
        var headers = new Dictionary<string, string>();
        string? last = null;
        var at = 0;
        while (at < text.Length && at < LongestHeaders)
        {
            var end = text.IndexOf('\n', at);
            var line = (end < 0 ? text[at..] : text[at..end]).TrimEnd('\r');
            at = end < 0 ? text.Length : end + 1;
            if (string.IsNullOrWhiteSpace(line))
                return (headers, at);
            if (char.IsWhiteSpace(line[0]) && last is not null)
            {
                headers[last] = WireXml.Line(headers[last] + " " + line)!;
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !Names.TryGetValue(line[..colon].Trim().Replace(' ', '-'), out last))
                return null;
            headers.TryAdd(last, line[(colon + 1)..].Trim());
        }

        return at >= text.Length ? (headers, at) : null; // Headers alone are a kill.
    }
}
