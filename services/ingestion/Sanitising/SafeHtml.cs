using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Sanitising;

/// <summary>Rewrites HTML from outside so that nothing in it can run, load a document, ask for input or break out of its place.</summary>
/// <remarks>
/// HtmlSanitizer keeps what <see cref="SafeNames"/> lists, <see cref="SafeStyle"/> checks styles, and <see cref="SafeHtmlWriter"/> writes what is
/// left. A scan comes first, since a DOM parser needs minutes for deep nesting. None of the elements that are left has content that a browser
/// reads by other rules than markup (script, style, title, textarea, noscript, ...), and all text is escaped: so whoever parses the
/// result again, in whatever context, finds these tags and no others. That is what mutation XSS needs to be otherwise.
/// </remarks>
internal static partial class SafeHtml
{
    public const int LongestHtml = 4 * 1024 * 1024;

    /// <summary>Carries a checked style past the sanitiser, which would drop it; from outside it is dropped as unknown.</summary>
    public const string CheckedStyle = "checked-style";

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    // Making one costs more than parsing a short text; it is not said to be safe for several threads.
    [ThreadStatic]
    private static HtmlParser? _parser;

    /// <summary>
    /// The safe form of the HTML, with relative addresses resolved; nothing when it is too large, too complex or nested too deep to be worth it, which is
    /// then noted.
    /// </summary>
    public static string? Of(string html, Uri? baseAddress, Repairs repairs)
    {
        if (html.Length > LongestHtml)
        {
            repairs.Add(Repairs.HtmlTooLarge);
            return null;
        }

        html = WithoutFalseMarkup(html);
        if (html.Contains("</br", StringComparison.OrdinalIgnoreCase))
            html = ClosedBreak().Replace(html, "$1");
        if (HtmlScan.Check(html) is { } repair)
        {
            repairs.Add(repair);
            return null;
        }

        using var document = Sanitizer.SanitizeDom(html);
        return SafeHtmlWriter.Write(document.Body!, baseAddress);
    }

    /// <summary>The address, absolute where a base is known; nothing when its scheme is not for reading.</summary>
    public static string? Address(string written, Uri? baseAddress)
    {
        // Browsers ignore white space and control characters inside a scheme, so "java\nscript:" counts as one.
        var address = written.AsSpan().ContainsAnyInRange('\0', '\u001F') ? string.Concat(written.Where(character => character >= ' ')).Trim() : written.Trim();
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var slash = address.IndexOfAny(['/', '?', '#']);
        if (colon >= 0 && (slash < 0 || colon < slash))
            return SafeNames.Schemes.Contains(address[..colon]) ? address : null;
        if (baseAddress is null || address.Length == 0)
            return address;
        return Uri.TryCreate(baseAddress, address, out var absolute) ? AsWritten(absolute.AbsoluteUri, address) : address;
    }

    // Letters beyond ASCII stay as they were written (RFC 3987); .NET escapes them. Long addresses stay escaped: no real one has so many letters.
    private static string AsWritten(string absolute, string written)
    {
        if (Ascii.IsValid(written) || written.Length > 1000)
            return absolute;
        foreach (var letter in written.EnumerateRunes().Where(rune => !rune.IsAscii).Distinct())
            absolute = absolute.Replace(Uri.EscapeDataString(letter.ToString()), letter.ToString(), StringComparison.Ordinal);
        return absolute;
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = SafeNames.Elements,
            AllowedAttributes = SafeNames.Attributes,
            AllowedSchemes = SafeNames.Schemes,
            UriAttributes = SafeNames.Addresses,
        })
        {
            HtmlParserFactory = () => _parser ??= new HtmlParser(),
        };
        // The writer leaves these out: taking them out of the tree costs the square of their number.
        sanitizer.RemovingTag += (_, removing) => removing.Cancel = true;
        sanitizer.RemovingAttribute += (_, removing) =>
        {
            if (removing.Attribute.Name == "style")
                removing.Tag.SetAttribute(CheckedStyle, SafeStyle.Of(removing.Attribute.Value));
        };
        return sanitizer;
    }

    // What looks like a declaration or a comment but is none hides the words behind it from parsers (HTML Standard, 13.2.5.42 to 13.2.5.44):
    // "<!" before anything else is text, and a comment that never ends hides one tag's length, not the rest of the article.
    private static string WithoutFalseMarkup(string html)
    {
        var at = html.IndexOf("<!", StringComparison.Ordinal);
        if (at < 0)
            return html;
        var (lastTagEnd, lastCommentEnd) = (html.LastIndexOf('>'), html.LastIndexOf("-->", StringComparison.Ordinal));
        var mended = new StringBuilder(html.Length);
        var from = 0;
        while (at >= 0)
        {
            var next = at + 2 < html.Length ? html[at + 2] : '\0';
            var after = at + 2;
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0 && lastCommentEnd < at + 2)
            {
                mended.Append(html, from, at - from);
                from = after = html.IndexOf('>', at) is var end and >= 0 ? end + 1 : html.Length;
            }
            else if (next is not ('-' or '[') && !(char.IsAsciiLetter(next) && lastTagEnd > at))
            {
                mended.Append(html, from, at - from).Append("&lt;!");
                from = after;
            }

            at = html.IndexOf("<!", after, StringComparison.Ordinal);
        }

        return mended.Append(html, from, html.Length - from).ToString();
    }

    // Writers of XML close a line break, of which parsers of HTML make two.
    [GeneratedRegex(@"(<br(\s[^<>]*)?/?>)\s*</br\s*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ClosedBreak();
}
