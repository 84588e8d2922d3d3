using AngleSharp.Dom;

namespace Wiredesk.Ingestion.Pages;

/// <summary>A paragraph, heading or list item of a page: one run of text between two line ends.</summary>
/// <param name="Element">The block element that it stands in.</param>
/// <param name="LinkShare">The share of its characters that stand in links, 0 to 1.</param>
internal sealed record PageBlock(IElement Element, string Text, double LinkShare)
{
    public bool IsHeading { get; } = Element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    public bool IsListItem { get; } = Element.LocalName is "li" or "dd" or "dt" || Element.ParentElement?.LocalName is "li" or "dd";

    public bool IsCode { get; } = Element.LocalName is "pre" or "code";

    public bool EndsSentence =>
        Text.TrimEnd('"', '\'', '”', '’', '»', ')', ']', ' ') is { Length: > 0 } end
        && end[^1] is '.' or '!' or '?' or '…' or ':' or ';' or '。' or '！' or '？' or '।' or '؟';

    /// <summary>How much the block speaks for its surroundings being an article: prose counts by its length, links and scraps against.</summary>
    public double Weight
    {
        get
        {
            if (IsHeading)
                return 0;
            var length = Math.Min(Text.Length, 2000);
            if (LinkShare > 0.5)
                return -Math.Min(length, 60);
            if (IsCode)
                return length * 0.5;
            var prose = length * (1 - LinkShare);
            if (length >= 80)
                return EndsSentence ? prose : prose * 0.5;
            return EndsSentence ? prose * 0.5 : IsListItem ? -3 : -10;
        }
    }
}
