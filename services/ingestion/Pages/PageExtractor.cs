using AngleSharp.Html.Parser;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Reads an article off a web page: its text without the page's furniture, and what the page says about it.</summary>
/// <remarks>Pure, and total: a page that would cost too much is refused before it is parsed, and nothing is fetched or run.</remarks>
public static class PageExtractor
{
    /// <summary>When the page shows less than this share of the text that its linked data has, a script would have shown it.</summary>
    private const double SmallShare = 0.3;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <summary>Reads a page as it came over the wire.</summary>
    public static ExtractedPage Extract(ReadOnlySpan<byte> html, Uri? url, string? contentType = null, TimeZoneInfo? zone = null, CancellationToken cancellationToken = default) =>
        Extract(TextBytes.Decode(html[..Math.Min(html.Length, (PageScan.LargestPage * 4) + 4)], contentType, new Repairs()), url, zone, cancellationToken);

    /// <summary>Reads a page.</summary>
    /// <exception cref="OperationCanceledException">It was called off; looked at between the steps.</exception>
    public static ExtractedPage Extract(string html, Uri? url, TimeZoneInfo? zone = null, CancellationToken cancellationToken = default)
    {
        var scan = PageScan.Of(html);
        if (scan.Refusal is { } refusal)
            return new ExtractedPage { Error = refusal };
        cancellationToken.ThrowIfCancellationRequested();
        using var document = Parser.ParseDocument(scan.Html);
        cancellationToken.ThrowIfCancellationRequested();
        var page = PageReading.Of(document);
        var data = JsonLd.Of(scan.LinkedData);
        var facts = new PageFacts(page, data, url, zone, VoteWeights.Shipped);
        cancellationToken.ThrowIfCancellationRequested();
        var known = PageFacts.Decoded(data.Body);
        var main = MainText.Of(page, facts.Title, known);
        var fields = facts.ToPage();
        var text = string.Join("\n\n", main.Blocks.Select(block => block.Text));
        var (origin, from) = (main.Confidence, Origins.Page);
        if (known is not null && text.Length < known.Length * SmallShare)
            (text, origin, from) = (HtmlText.Of(data.Body!), 0.7, Origins.JsonLd);
        return fields with
        {
            Text = text.Length == 0 ? null : text,
            Html = main.Element is null ? null : PageHtml.Of(main.Element, url),
            Origins = text.Length == 0 ? fields.Origins : new Dictionary<string, Origin>(fields.Origins) { ["text"] = new Origin(from, Math.Round(origin, 2)) },
        };
    }
}
