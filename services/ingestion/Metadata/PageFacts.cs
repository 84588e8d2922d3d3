using System.Net;
using System.Text;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Ingestion.Metadata;

/// <summary>What a page says about its article: a vote over linked data, meta tags, microdata, the visible page and its address.</summary>
internal sealed class PageFacts
{
    // No author is better than a wrong one; a date that is doubtful may still help.
    private const double LeastSureAuthor = 0.56;
    private const double LeastSureDate = 0.15;
    private const double LeastSureTitle = 0.05;

    private readonly PageReading _page;
    private readonly JsonLd _data;
    private readonly Uri? _url;
    private readonly VoteWeights _weights;
    private readonly Dictionary<string, Origin> _origins = [];
    private readonly string? _site;

    public PageFacts(PageReading page, JsonLd data, Uri? url, TimeZoneInfo? zone, VoteWeights weights)
    {
        (_page, _data, _url, _weights) = (page, data, url, weights);
        _site = Take("siteName", First((Meta("og:site_name"), Origins.Meta, 0.9), (data.Publisher, Origins.JsonLd, 0.8), (Meta("application-name"), Origins.Meta, 0.6)));
        Titles = TitleVote.Of(page, data, _site);
        Title = Take("title", Titles.Winner(LeastSureTitle, _weights));
        var at = page.BlockOf(Title);
        Authors = new AuthorVote(page, data, at, _site).Collect();
        Dates = new DateVote(page, data, at, url, zone).Collect();
    }

    public string? Title { get; }

    public Vote<string> Titles { get; }

    public Vote<IReadOnlyList<string>> Authors { get; }

    public DateVote Dates { get; }

    /// <summary>All fields but text and HTML.</summary>
    public ExtractedPage ToPage() => new()
    {
        SiteName = _site,
        Title = Title,
        Authors = Take("authors", Authors.Winner(LeastSureAuthor, _weights)) ?? [],
        Published = Take("published", Dates.Published.Winner(LeastSureDate, _weights)),
        Modified = Take("modified", Dates.Modified.Winner(LeastSureDate, _weights)),
        Language = Take("language", Language()),
        CanonicalUrl = Take("canonicalUrl", First((Address(_page.CanonicalLink), Origins.Meta, 0.9), (Address(Meta("og:url")), Origins.Meta, 0.7))),
        Section = Take("section", First((_data.Section, Origins.JsonLd, 0.8), (Meta("article:section", "section", "parsely-section", "cXenseParse:section"), Origins.Meta, 0.7))),
        Standfirst = Take("standfirst", Standfirst()),
        Image = Take("image", First((Address(Meta("og:image", "og:image:url", "twitter:image")), Origins.Meta, 0.85), (Address(_data.Image), Origins.JsonLd, 0.8))),
        Rights = Take("rights", Rights()),
        Origins = _origins,
    };

    /// <summary>A text of a meta tag or of linked data, with its references read and its white space made plain.</summary>
    public static string? Decoded(string? text)
    {
        if (text is null)
            return null;
        var plain = new StringBuilder(text.Length);
        foreach (var character in WebUtility.HtmlDecode(text))
        {
            if (!char.IsWhiteSpace(character))
                plain.Append(character);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    private T? Take<T>(string field, (T Value, Origin Origin)? winner)
        where T : class
    {
        if (winner is not { } found)
            return null;
        _origins[field] = found.Origin;
        return found.Value;
    }

    private DateTimeOffset? Take(string field, (DateTimeOffset Value, Origin Origin)? winner)
    {
        if (winner is not { } found)
            return null;
        _origins[field] = found.Origin;
        return found.Value;
    }

    private string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_page.Meta.GetValueOrDefault(name) is { } content)
                return content;
        }

        return null;
    }

    // The first place that answers; another one that says the same makes it surer.
    private static (string Value, Origin Origin)? First(params ReadOnlySpan<(string? Value, string From, double Confidence)> places)
    {
        (string Value, string From, double Doubt)? found = null;
        foreach (var (value, from, confidence) in places)
        {
            if (Decoded(value) is not { Length: > 0 } text)
                continue;
            if (found is null)
                found = (text, from, 1 - confidence);
            else if (PageText.Fold(text) == PageText.Fold(found.Value.Value))
                found = found.Value with { Doubt = found.Value.Doubt * (1 - confidence) };
        }

        return found is { } best ? (best.Value, new Origin(best.From, Math.Round(Math.Min(1 - best.Doubt, 0.99), 2))) : null;
    }

    private (string Value, Origin Origin)? Language()
    {
        string? Tag(string? language) => language is { Length: > 1 and <= 35 } && char.IsAsciiLetter(language[0]) ? language.Replace('_', '-') : null;
        return First((Tag(_page.Language), Origins.Page, 0.8), (Tag(_data.Language), Origins.JsonLd, 0.7), (Tag(Meta("og:locale", "content-language", "language", "dc.language")), Origins.Meta, 0.6));
    }

    private (string Value, Origin Origin)? Standfirst()
    {
        var at = _page.BlockOf(Title);
        var shown = at < 0 ? null : _page.Blocks.Skip(at + 1).Take(4).FirstOrDefault(block => (block.Signs & NameSigns.Summary) != 0 && block.Text.Length is > 30 and < 400 && block.LinkShare < 0.5);
        return First((shown?.Text, Origins.Page, 0.7), (_data.Description, Origins.JsonLd, 0.6), (Meta("og:description"), Origins.Meta, 0.55), (Meta("description", "twitter:description"), Origins.Meta, 0.5));
    }

    private (PageRights Value, Origin Origin)? Rights()
    {
        var tdm = Meta("tdm-reservation") switch
        {
            "1" => "reserved",
            "0" => "allowed",
            _ => null,
        };
        var usage = Meta("tdm-policy") ?? _data.Usage ?? _page.LicenseLink ?? Meta("copyright", "dc.rights", "rights");
        return tdm is null && usage is null ? null : (new PageRights(tdm, usage), new Origin(tdm is null && _data.Usage is not null ? Origins.JsonLd : Origins.Meta, 0.9));
    }

    private string? Address(string? written) =>
        string.IsNullOrWhiteSpace(written) ? null
        : Uri.TryCreate(_url, written.Trim(), out var absolute) && absolute is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? absolute.AbsoluteUri
        : null;
}
