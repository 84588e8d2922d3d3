using System.Text;
using System.Text.RegularExpressions;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Feeds;

/// <summary>Reads the text of an element: plain, escaped HTML, inline markup or base64, as its attributes or its looks tell.</summary>
/// <remarks>RFC 4287, section 3.1; Atom 0.3, section 3.1 (type and mode). RSS says nothing of types, so there the text itself decides.</remarks>
internal static partial class TextConstruct
{
    /// <param name="isAtom">Atom's text is plain unless its type says otherwise.</param>
    /// <param name="isHtml">Elements that hold HTML by custom (description, content:encoded).</param>
    public static string? Read(XmlElement element, FeedFrame frame, bool isAtom, bool isHtml = false)
    {
        var type = element.Attribute("type")?.Trim().ToLowerInvariant();
        var mode = element.Attribute("mode")?.Trim().ToLowerInvariant();
        var baseAddress = BaseOf(element, frame.Address);
        var isXml = mode == "xml" || type == "xhtml" || type?.EndsWith("+xml", StringComparison.Ordinal) == true;
        if (isXml || element.Namespace.EndsWith("xhtml", StringComparison.Ordinal))
            return frame.Html(Inline(element, type), baseAddress);
        var value = element.Parts.OfType<XmlElement>().Any() ? element.InnerMarkup : element.Text;
        var isBase64 = mode == "base64" || (type is not null && IsBase64(type));
        if (isBase64)
            value = Base64(value, frame);
        var markup = type switch
        {
            null or "" => isHtml || (isBase64 && LooksLikeHtml(value)) || element.Parts.OfType<XmlElement>().Any() || (!isAtom && LooksLikeHtml(value)),
            "html" or "text/html" or "application/xhtml+xml" => true,
            "text" or "text/plain" or "plain" => element.Parts.OfType<XmlElement>().Any(),
            _ => LooksLikeHtml(value),
        };
        return markup ? frame.Html(value, baseAddress) : FeedFrame.Plain(value);
    }

    /// <summary>
    /// The base of relative links at this place: xml:base of the elements around it, from the outside in (XML Base), over the feed's address.
    /// </summary>
    public static Uri? BaseOf(XmlElement element, Uri? address)
    {
        var written = element.Attribute("base", XmlElement.XmlNamespace);
        var outer = element.Parent is null ? address : BaseOf(element.Parent, address);
        if (string.IsNullOrWhiteSpace(written))
            return outer;
        if (Uri.TryCreate(written.Trim(), UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "ftp")
            return absolute;
        return outer is not null && Uri.TryCreate(outer, written.Trim(), out var joined) ? joined : outer;
    }

    /// <summary>The language at this place (xml:lang of the nearest element that has one); an empty one ends that of the elements around it.</summary>
    public static string? LanguageOf(XmlElement? element)
    {
        for (; element is not null; element = element.Parent)
        {
            if (element.Attribute("lang", XmlElement.XmlNamespace) is { } language)
                return Language(language);
        }

        return null;
    }

    public static string? Language(string? written)
    {
        var language = written?.Trim().Replace('_', '-');
        return string.IsNullOrEmpty(language) ? null : language;
    }

    private static string Inline(XmlElement element, string? type)
    {
        // RFC 4287, section 3.1.1.3: the div around XHTML is no part of it.
        var children = element.Parts.Where(part => part is not XmlText { Value: var text } || !string.IsNullOrWhiteSpace(text)).ToList();
        var isAtom10 = type == "xhtml" || element.Namespace.Equals("http://www.w3.org/2005/Atom", StringComparison.OrdinalIgnoreCase);
        return isAtom10 && children is [XmlElement { Name: "div" } div] ? div.InnerMarkup : element.InnerMarkup;
    }

    // RFC 4287, section 4.1.3.3: what is neither text nor XML is base64.
    private static bool IsBase64(string type) =>
        !type.StartsWith("text", StringComparison.Ordinal) && !type.EndsWith("+xml", StringComparison.Ordinal)
        && !type.EndsWith("/xml", StringComparison.Ordinal) && type.Contains('/', StringComparison.Ordinal);

    private static string Base64(string value, FeedFrame frame)
    {
        var bytes = new byte[value.Length];
        if (Convert.TryFromBase64String(value.Trim(), bytes, out var length))
            return Encoding.UTF8.GetString(bytes, 0, length);
        frame.Repairs.Add(Repairs.UnreadableBase64);
        return value;
    }

    public static bool LooksLikeHtml(string value) =>
        (value.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(value))
        || (value.Contains('&', StringComparison.Ordinal) && Reference().IsMatch(value));

    [GeneratedRegex(@"</[a-z][a-z0-9]*\s*>|<(br|p|img|hr)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("&(#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,9});", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
