using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Dates;

namespace Wiredesk.Ingestion.Pages;

/// <summary>What a page says about its article: a vote over linked data, meta tags, microdata, the visible page and its address.</summary>
internal sealed partial class PageFacts
{
    private const string FromJsonLd = "json-ld";
    private const string FromMeta = "meta";
    private const string FromMicrodata = "microdata";
    private const string FromPage = "page-text";
    private const string FromUrl = "url";

    private readonly IDocument _document;
    private readonly Uri? _url;
    private readonly TimeZoneInfo? _zone;
    private readonly JsonLd _data;
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Origin> _origins = [];

    private PageFacts(IDocument document, Uri? url, TimeZoneInfo? zone)
    {
        (_document, _url, _zone, _data) = (document, url, zone, JsonLd.Of(document));
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv");
            if (name is not null && meta.GetAttribute("content")?.Trim() is { Length: > 0 } content)
                _meta.TryAdd(name, content);
        }
    }

    /// <summary>All fields but text and HTML.</summary>
    public static ExtractedPage Of(IDocument document, Uri? url, TimeZoneInfo? zone)
    {
        var facts = new PageFacts(document, url, zone);
        var site = facts.Take("siteName", facts.SiteName());
        return new ExtractedPage
        {
            SiteName = site,
            Title = facts.Take("title", facts.Title(site)),
            Authors = facts.Take("authors", facts.Authors(site)) ?? [],
            Published = facts.TakeDate("published", facts.Published()),
            Modified = facts.TakeDate("modified", facts.Modified()),
            Language = facts.Take("language", facts.Language()),
            CanonicalUrl = facts.Take("canonicalUrl", facts.Canonical()),
            Standfirst = facts.Take("standfirst", facts.Standfirst()),
            Image = facts.Take("image", facts.Image()),
            Rights = facts.Take("rights", facts.Rights()),
            Origins = facts._origins,
        };
    }

    private DateTimeOffset? TakeDate(string field, (DateTimeOffset Value, Origin Origin)? winner)
    {
        if (winner is null)
            return null;
        return Take<object>(field, (winner.Value.Value, winner.Value.Origin)) as DateTimeOffset?;
    }

    private T? Take<T>(string field, (T Value, Origin Origin)? winner)
        where T : class
    {
        if (winner is not { } found)
            return default;
        _origins[field] = found.Origin;
        return found.Value;
    }

    private string? Meta(params string[] names) => names.Select(name => _meta.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);

    private static Vote<string> Votes() => new(Fold);

    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private (string Value, Origin Origin)? SiteName()
    {
        var votes = Votes();
        votes.Add(Meta("og:site_name"), FromMeta, 0.9);
        votes.Add(_data.Publisher, FromJsonLd, 0.8);
        votes.Add(Meta("application-name"), FromMeta, 0.6);
        return votes.Winner();
    }

    private (string Value, Origin Origin)? Title(string? site)
    {
        var votes = Votes();
        var headings = _document.QuerySelectorAll("h1").Select(Words).Where(text => text is { Length: > 3 and < 300 }).Distinct().ToList();
        var candidates = new[] { (_data.Headline, FromJsonLd, 0.8), (Meta("og:title"), FromMeta, 0.75), (Meta("twitter:title"), FromMeta, 0.5), (_document.Title, FromMeta, 0.4) };
        foreach (var (text, from, confidence) in candidates)
            votes.Add(WithoutSite(Decoded(text), site), from, confidence);
        // One heading of the first rank is the headline; of several one is, and the others name the site or its sections.
        foreach (var heading in headings.Take(3))
            votes.Add(heading, FromPage, headings.Count == 1 ? 0.85 : 0.45);
        votes.Add(Words(_document.QuerySelector("[itemprop=headline]")), FromMicrodata, 0.6);
        return votes.Winner();
    }

    private (IReadOnlyList<string> Value, Origin Origin)? Authors(string? site)
    {
        var votes = new Vote<IReadOnlyList<string>>(names => Fold(string.Concat(names)));
        void Add(IEnumerable<string> names, string from, double confidence)
        {
            var known = names.Select(name => Space().Replace(Decoded(name) ?? "", " ").Trim()).Where(Bylines.IsName).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            // A site that signs for itself is no author where a person may be.
            if (known.Count > 0)
                votes.Add(known, from, site is not null && Fold(string.Concat(known)) == Fold(site) ? confidence * 0.5 : confidence);
        }

        Add(_data.Authors, FromJsonLd, 0.85);
        Add(Bylines.Names(Meta("author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "cXenseParse:author")), FromMeta, 0.75);
        if (Meta("twitter:label1") is { } label && label.Contains("ritten", StringComparison.Ordinal))
            Add(Bylines.Names(Meta("twitter:data1")), FromMeta, 0.65);
        Add(Visible("[itemprop=author] [itemprop=name], [itemprop=author]"), FromMicrodata, 0.7);
        Add(
            Visible(
                "a[rel~=author], [class*=author-name], [class*=author_name], [class*=author__name], [class*=authorName], .byline-name, .byline__name, "
                + ".p-author, .author.vcard .fn, .vcard .fn"),
            FromPage, 0.65);
        Add(Visible(".byline, .author, .post-author, .entry-author, .article-author, .article__author, .byline-author, [class*=byline]"), FromPage, 0.5);
        return votes.Winner() is { Origin.Confidence: >= 0.4 } winner ? winner : null;
    }

    // The first place that names somebody; below an article the same class lists other articles' authors.
    private List<string> Visible(string selector)
    {
        foreach (var element in _document.QuerySelectorAll(selector).Take(3))
        {
            var names = Bylines.Names(element.GetAttribute("content") ?? Words(element));
            if (names.Count > 0)
                return names;
        }

        return [];
    }

    private (DateTimeOffset Value, Origin Origin)? Published()
    {
        var votes = Dates();
        Add(votes, Read(_data.Published), FromJsonLd, 0.9);
        Add(votes, Read(Meta("article:published_time", "og:published_time", "og:article:published_time")), FromMeta, 0.85);
        Add(votes, Read(Meta("datePublished", "date", "pubdate", "publishdate", "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created",
            "citation_publication_date", "sailthru.date", "parsely-pub-date", "article.published", "cXenseParse:recs:publishtime")), FromMeta, 0.7);
        Add(votes, Read(DateOf(_document.QuerySelector("[itemprop=datePublished]"))), FromMicrodata, 0.75);
        Add(votes, Read(DateOf(_document.QuerySelector("time[pubdate], time.published, time.entry-date, .dt-published, header time, article time, main time"))), FromPage, 0.6);
        Add(votes, Read(DateOf(_document.QuerySelector("time[datetime]"))), FromPage, 0.4);
        Add(votes, UrlDate() is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null, FromUrl, 0.6);
        Add(votes, VisibleDate(), FromPage, 0.35);
        return votes.Winner();
    }

    private (DateTimeOffset Value, Origin Origin)? Modified()
    {
        var votes = Dates();
        Add(votes, Read(_data.Modified), FromJsonLd, 0.9);
        Add(votes, Read(Meta("article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified", "dcterms.modified")), FromMeta, 0.8);
        Add(votes, Read(DateOf(_document.QuerySelector("[itemprop=dateModified], time.updated"))), FromMicrodata, 0.7);
        return votes.Winner();
    }

    // Two places agree when they name the same day; midnight and the exact time are one date.
    private static Vote<DateTimeOffset> Dates() => new(date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void Add(Vote<DateTimeOffset> votes, DateTimeOffset? date, string from, double confidence)
    {
        if (date is { } known)
            votes.Add(known, from, confidence);
    }

    private DateTimeOffset? Read(string? written) => NewsDate.Read(written, _zone) is { Year: >= 1990 and <= 2100 } date ? date : null;

    private static string? DateOf(IElement? element) =>
        element is null ? null : element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title") ?? Words(element);

    private DateOnly? UrlDate()
    {
        var match = _url is null ? Match.Empty : DayInUrl().Match(_url.AbsolutePath);
        var written = $"{match.Groups["year"].Value}-{match.Groups["month"].Value}-{match.Groups["day"].Value}";
        return DateOnly.TryParseExact(written, "yyyy-MM-dd", out var day) ? day : null;
    }

    // A short text with a day in it, soon after the headline.
    private DateTimeOffset? VisibleDate()
    {
        if (_document.QuerySelector("h1") is not { } headline)
            return null;
        var texts = _document.CreateTreeWalker(_document.DocumentElement, FilterSettings.Text);
        texts.Current = headline;
        for (var i = 0; i < 80 && texts.ToNext() is { } node; i++)
        {
            var text = node.TextContent;
            if (text.Length < 120 && DayInText().Match(text) is { Success: true } match && Read(match.Value) is { } date)
                return date;
        }

        return null;
    }

    private (string Value, Origin Origin)? Language()
    {
        var votes = new Vote<string>(language => language.ToLowerInvariant().Split('-', '_')[0]);
        votes.Add(_document.DocumentElement?.GetAttribute("lang")?.Trim().Replace('_', '-'), FromPage, 0.8);
        votes.Add(_data.Language, FromJsonLd, 0.7);
        votes.Add(Meta("og:locale", "content-language", "language", "dc.language")?.Replace('_', '-'), FromMeta, 0.6);
        return votes.Winner() is { Value.Length: <= 35 } winner ? winner : null;
    }

    private (string Value, Origin Origin)? Canonical()
    {
        var votes = new Vote<string>(address => address);
        votes.Add(Address(_document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")), FromMeta, 0.9);
        votes.Add(Address(Meta("og:url")), FromMeta, 0.7);
        return votes.Winner();
    }

    private (string Value, Origin Origin)? Standfirst()
    {
        var votes = Votes();
        const string Standfirsts = ".standfirst, .article__standfirst, [data-testid=standfirst], .article-dek, .dek, h2.subtitle, p.subtitle, p.lead, p.lede";
        votes.Add(Words(_document.QuerySelector(Standfirsts)), FromPage, 0.7);
        votes.Add(Decoded(_data.Description), FromJsonLd, 0.6);
        votes.Add(Decoded(Meta("og:description")), FromMeta, 0.55);
        votes.Add(Decoded(Meta("description", "twitter:description")), FromMeta, 0.5);
        return votes.Winner();
    }

    private (string Value, Origin Origin)? Image()
    {
        var votes = new Vote<string>(address => address);
        votes.Add(Address(Meta("og:image", "og:image:url", "twitter:image")), FromMeta, 0.85);
        votes.Add(Address(_data.Image), FromJsonLd, 0.8);
        return votes.Winner();
    }

    private (PageRights Value, Origin Origin)? Rights()
    {
        var tdm = Meta("tdm-reservation") switch
        {
            "1" => "reserved",
            "0" => "allowed",
            _ => null,
        };
        var usage = Meta("tdm-policy") ?? _data.Usage ?? _document.QuerySelector("link[rel~=license], a[rel~=license]")?.GetAttribute("href")
            ?? Meta("copyright", "dc.rights", "rights");
        return tdm is null && usage is null ? null : (new PageRights(tdm, usage), new Origin(tdm is null && _data.Usage is not null ? FromJsonLd : FromMeta, 0.9));
    }

    private string? Address(string? written) =>
        string.IsNullOrWhiteSpace(written) ? null
        : Uri.TryCreate(_url, written.Trim(), out var absolute) && absolute is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? absolute.AbsoluteUri
        : null;

    // "Headline | The Paper", "Headline - The Paper": the part that names the site is cut, where the page says what the site is called or the part is short.
    private static string? WithoutSite(string? title, string? site)
    {
        if (title is null)
            return null;
        var at = title.LastIndexOfAny(['|', '–', '—', '·', '»', '•']);
        var dash = title.LastIndexOf(" - ", StringComparison.Ordinal);
        at = Math.Max(at, dash < 0 ? -1 : dash + 1);
        if (at <= 0 || at >= title.Length - 1 || title[at - 1] != ' ')
            return title;
        var (head, tail) = (title[..at].Trim(), title[(at + 1)..].Trim());
        var isSite = (site is not null && (Fold(tail) == Fold(site) || Fold(site).Contains(Fold(tail), StringComparison.Ordinal))) || title[at] == '|';
        return isSite && head.Length > 0 ? WithoutSite(head, site) : title;
    }

    private static string? Words(IElement? element) =>
        element is not null && Space().Replace(element.TextContent, " ").Trim() is { Length: > 0 } words ? words : null;

    private static string? Decoded(string? text) =>
        text is null ? null : Space().Replace(System.Net.WebUtility.HtmlDecode(text), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"/(?<year>(19|20)\d{2})[/\-](?<month>0[1-9]|1[0-2])[/\-](?<day>0[1-9]|[12]\d|3[01])(?!\d)")]
    private static partial Regex DayInUrl();

    [GeneratedRegex(@"(?<!\d)((19|20)\d{2}[.\-]\d{2}[.\-]\d{2}|\d{1,2}(st|nd|rd|th)?\.?\s+\p{L}{3,12}\.?,?\s+(19|20)\d{2}|\p{L}{3,12}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+(19|20)\d{2})")]
    private static partial Regex DayInText();
}
