using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Reads an article off a web page: its text without the page's furniture, and what the page says about it.</summary>
/// <remarks>Pure, and total: a page that would cost too much is refused before it is parsed, and nothing is fetched or run.</remarks>
public static class PageExtractor
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <summary>Reads a page as it came over the wire.</summary>
    public static ExtractedPage Extract(ReadOnlySpan<byte> html, Uri? url, string? contentType = null, TimeZoneInfo? zone = null) =>
        Extract(TextBytes.Decode(html[..Math.Min(html.Length, (PageScan.LargestPage * 4) + 4)], contentType, new Repairs()), url, zone);

    /// <summary>Reads a page.</summary>
    public static ExtractedPage Extract(string html, Uri? url, TimeZoneInfo? zone = null)
    {
        if (PageScan.Check(html) is { } refusal)
            return new ExtractedPage { Error = refusal };
        using var document = Parser.ParseDocument(html);
        var facts = PageFacts.Of(document, url, zone);
        var (main, blocks) = document.Body is { } body ? MainText.Find(body, facts.Title) : (null, []);
        var text = string.Join("\n\n", blocks.Select(block => block.Text));
        return facts with
        {
            Text = text.Length == 0 ? null : text,
            Html = main is null ? null : PageHtml.Of(main, url),
            Origins = text.Length == 0 ? facts.Origins : new Dictionary<string, Origin>(facts.Origins) { ["text"] = new Origin("page-text", Confidence(blocks)) },
        };
    }

    // A few hundred words of prose are an article; a line or two may be anything.
    private static double Confidence(List<PageBlock> blocks) =>
        Math.Round(Math.Clamp(blocks.Sum(block => Math.Max(block.Weight, 0)) / 2000, 0.1, 0.95), 2);
}
