using System.Net;
using System.Text;

namespace Wiredesk.Ingestion.Markup;

/// <summary>
/// Rewrites HTML from outside so that nothing in it can run or break out: only known elements and attributes, every value quoted, every tag
/// closed.
/// </summary>
/// <remarks>
/// Works on tokens, in one pass: a feed of 100,000 fields costs milliseconds, and deep nesting costs no more than flat text (a DOM parser
/// needs minutes). What is written is built anew from allowed names and escaped text; nothing is passed through. Elements whose content a
/// browser reads by other rules (script, style, svg, math, noscript, template, textarea, ...) are dropped whole, so that the result means
/// the same wherever it is parsed again.
/// </remarks>
internal static class SafeHtml
{
    public const int DeepestNesting = 512;
    public const int LongestHtml = 4 * 1024 * 1024;

    private static readonly HashSet<string> Elements = HtmlNames.Set(
        "a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code col colgroup command " +
        "datagrid datalist dd del " +
        "details dfn dialog dir div dl dt em event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input " +
        "ins kbd keygen label " +
        "legend li m main map mark menu meter multicol nav nextid ol optgroup option output p picture pre progress q rp rt ruby s samp " +
        "section select small sound source " +
        "spacer span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr");

    private static readonly HashSet<string> Attributes = HtmlNames.Set(
        "abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor bgproperties border " +
        "bordercolor bordercolordark " +
        "bordercolorlight bottompadding cellpadding cellspacing ch challenge char charoff charset checked choff cite class clear color cols colspan compact " +
        "contenteditable controls coords data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype end " +
        "face for frame galleryimg " +
        "gutter headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap keytype label lang leftspacing list " +
        "longdesc loop loopcount loopend " +
        "loopstart low lowsrc max maxlength media method min multiple name nohref noshade nowrap open optimum pattern ping point-size poster " +
        "pqg preload prompt " +
        "radiogroup readonly rel repeat-max repeat-min replace required rev rightspacing rows rowspan rules scope selected shape size span " +
        "src start step style " +
        "summary suppress tabindex target template title toppadding type unselectable urn usemap valign value variable volume vrml vspace width wrap");

    private static readonly HashSet<string> Addresses = HtmlNames.Set("href src action background cite data datasrc dynsrc longdesc lowsrc ping poster icon urn usemap vrml");

    private static readonly HashSet<string> Schemes = HtmlNames.Set("http https ftp mailto tel news nntp");

    /// <summary>
    /// The safe form of the HTML, with relative addresses resolved; nothing when it is too large or nested too deep to be worth it, which is then noted.
    /// </summary>
    public static string? Of(string html, Uri? baseAddress, Repairs repairs)
    {
        if (html.Length > LongestHtml)
        {
            repairs.Add(Repairs.HtmlTooLarge);
            return null;
        }

        var tokens = new Tokenizer(html, html: true);
        var safe = new StringBuilder(html.Length);
        var open = new List<string>();
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case TokenKind.Text:
                    safe.Append(Text(html[tokens.Content]));
                    break;
                case TokenKind.Start when HtmlNames.Dropped.Contains(tokens.Name):
                    SkipDropped(tokens);
                    break;
                case TokenKind.Start when Elements.Contains(tokens.Name):
                    WriteStart(tokens, baseAddress, safe);
                    if (HtmlNames.Void.Contains(tokens.Name))
                        break;
                    if (open.Count >= DeepestNesting)
                    {
                        repairs.Add(Repairs.HtmlTooDeep);
                        return null;
                    }

                    open.Add(tokens.Name);
                    break;
                case TokenKind.End:
                    WriteEnd(tokens.Name, open, safe);
                    break;
            }
        }

        for (var i = open.Count - 1; i >= 0; i--)
            safe.Append("</").Append(open[i]).Append('>');
        return safe.ToString();
    }

    // What is inside may nest the same element; the tokenizer keeps the content of script and its like as one text.
    public static void SkipDropped(Tokenizer tokens)
    {
        var (name, depth) = (tokens.Name, 1);
        if (name == "head" || tokens.SelfClosing && name is "svg" or "math")
            return;
        while (depth > 0 && tokens.Read())
        {
            if (tokens.Kind == TokenKind.Start && tokens.Name == name && !tokens.SelfClosing)
                depth++;
            else if (tokens.Kind == TokenKind.End && tokens.Name == name)
                depth--;
        }
    }

    // Read and escaped anew, so that nothing stays written in a way of its own.
    private static string Text(string raw) => raw.AsSpan().IndexOfAny('&', '<', '>') < 0 ? raw : XmlElement.Escape(WebUtility.HtmlDecode(raw));

    private static void WriteStart(Tokenizer tokens, Uri? baseAddress, StringBuilder safe)
    {
        safe.Append('<').Append(tokens.Name);
        foreach (var attribute in tokens.Attributes.DistinctBy(attribute => attribute.Name).OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            if (!Attributes.Contains(attribute.Name))
                continue;
            var value = WebUtility.HtmlDecode(attribute.Value);
            if (attribute.Name == "style")
                value = SafeStyle.Of(value);
            else if (Addresses.Contains(attribute.Name))
                value = Address(value, baseAddress);
            if (value is null || (value.Length == 0 && attribute.Name == "style"))
                continue;
            safe.Append(' ').Append(attribute.Name).Append("=\"")
                .Append(XmlElement.Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        safe.Append(HtmlNames.Void.Contains(tokens.Name) ? " />" : ">");
    }

    private static void WriteEnd(string name, List<string> open, StringBuilder safe)
    {
        var at = open.LastIndexOf(name);
        if (at < 0)
            return;
        for (var i = open.Count - 1; i >= at; i--)
            safe.Append("</").Append(open[i]).Append('>');
        open.RemoveRange(at, open.Count - at);
    }

    /// <summary>The address, absolute where a base is known; nothing when its scheme is not for reading.</summary>
    public static string? Address(string written, Uri? baseAddress)
    {
        // Browsers ignore white space and control characters inside a scheme, so "java\nscript:" counts as one.
        var address = string.Concat(written.Where(character => character > ' ' || character == ' ')).Trim();
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var slash = address.IndexOfAny(['/', '?', '#']);
        if (colon >= 0 && (slash < 0 || colon < slash))
            return Schemes.Contains(address[..colon]) ? address : null;
        if (baseAddress is null || address.Length == 0)
            return address;
        return Uri.TryCreate(baseAddress, address, out var absolute) ? absolute.AbsoluteUri : address;
    }
}
