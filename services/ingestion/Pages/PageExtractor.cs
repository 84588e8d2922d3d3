using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Blocks;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Metadata;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Reads an article off a web page: its text without the page's furniture, and what the page says about it.</summary>
/// <remarks>
/// Pure but for the clock, and total: a page that would cost too much is refused before it is parsed, one that takes longer than two seconds is given
/// up, and nothing is fetched or run.
/// </remarks>
public static class PageExtractor
{
    /// <summary>The refusal of a page that took too long.</summary>
    public const string TooSlow = "page-too-slow";

    /// <summary>When the page shows less than this share of the text that its linked data has, a script would have shown it.</summary>
    private const double SmallShare = 0.3;

    /// <summary>Reads a page as it came over the wire.</summary>
    /// <param name="time">The clock of the deadline; the system's when none is given.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ExtractedPage Extract(
        ReadOnlySpan<byte> html, Uri? url, string? contentType = null, TimeZoneInfo? zone = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var text = TextBytes.Decode(html[..Math.Min(html.Length, (PageScan.LargestPage * 4) + 4)], contentType, new Repairs());
        return (BinaryData.Refuse(html) ?? BinaryData.Refuse(text)) is { } refusal
            ? new ExtractedPage { Error = refusal }
            : Extract(text, url, zone, new PageDeadline(time ?? TimeProvider.System, cancellationToken));
    }

    /// <summary>Reads a page.</summary>
    /// <param name="time">The clock of the deadline; the system's when none is given.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ExtractedPage Extract(string html, Uri? url, TimeZoneInfo? zone = null, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        Extract(html, url, zone, new PageDeadline(time ?? TimeProvider.System, cancellationToken));

    private static ExtractedPage Extract(string html, Uri? url, TimeZoneInfo? zone, PageDeadline deadline)
    {
        try
        {
            var scan = PageScan.Of(html, deadline);
            return scan.Refusal is { } refusal ? new ExtractedPage { Error = refusal } : Read(scan, url, zone, deadline);
        }
        catch (PageTooSlowException)
        {
            var seconds = PageDeadline.Longest.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return new ExtractedPage { Error = new Refusal(TooSlow, $"The page could not be read within {seconds} seconds.") };
        }
    }

    private static ExtractedPage Read(PageScan scan, Uri? url, TimeZoneInfo? zone, PageDeadline deadline)
    {
        using var document = Parse(scan.Html, deadline);
        var page = PageReading.Of(document, deadline);
        var data = JsonLd.Of(scan.LinkedData, deadline);
        var facts = new PageFacts(page, data, url, zone, VoteWeights.Shipped);
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
            Html = main.Element is null ? null : PageHtml.Of(main.Element, url, deadline),
            Origins = text.Length == 0 ? fields.Origins : new Dictionary<string, Origin>(fields.Origins) { ["text"] = new Origin(from, Math.Round(origin, 2)) },
        };
    }

    /// <summary>The tree of a page that was looked through.</summary>
    internal static IHtmlDocument Parse(string html, PageDeadline deadline) =>
        new HtmlParser(new HtmlParserOptions { IsScripting = false, OnToken = (_, _) => deadline.Check() }).ParseDocument(html);
}
