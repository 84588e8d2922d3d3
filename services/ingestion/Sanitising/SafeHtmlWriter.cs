using System.Text;
using AngleSharp.Dom;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Sanitising;

/// <summary>Writes a sanitised document as XHTML, so that it reads alike in HTML and in XML: every value quoted, every tag closed, attributes in order.</summary>
/// <remarks>AngleSharp's own writer asks each text for its neighbours, which costs the square of the number of siblings.</remarks>
internal static class SafeHtmlWriter
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string MathMl = "http://www.w3.org/1998/Math/MathML";
    private const string XLink = "http://www.w3.org/1999/xlink";

    public static string Write(INode body, Uri? baseAddress)
    {
        var html = new StringBuilder();
        WriteChildren(body, baseAddress, html);
        return html.ToString();
    }

    // Depth is bounded by the scan that comes before parsing.
    private static void WriteChildren(INode parent, Uri? baseAddress, StringBuilder html)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
                html.Append(XmlElement.Escape(text.Data));
            else if (node is IElement element && SafeNames.Elements.Contains(element.LocalName))
                WriteElement(element, baseAddress, html);
            else if (node is IElement unknown && !HtmlNames.Dropped.Contains(unknown.LocalName))
                WriteChildren(unknown, baseAddress, html); // The words in an unknown element are still words.
        }
    }

    private static void WriteElement(IElement element, Uri? baseAddress, StringBuilder html)
    {
        html.Append('<').Append(element.LocalName);
        foreach (var (name, value) in AttributesOf(element, baseAddress))
            html.Append(' ').Append(name).Append("=\"").Append(XmlElement.Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        if (HtmlNames.Void.Contains(element.LocalName))
        {
            html.Append(" />");
            return;
        }

        html.Append('>');
        WriteChildren(element, baseAddress, html);
        html.Append("</").Append(element.LocalName).Append('>');
    }

    private static SortedList<string, string> AttributesOf(IElement element, Uri? baseAddress)
    {
        var attributes = new SortedList<string, string>(StringComparer.Ordinal);
        foreach (var attribute in element.Attributes)
        {
            var (name, value) = (attribute.Name, attribute.Value);
            if (name == SafeHtml.CheckedStyle)
                (name, value) = ("style", value.Length == 0 ? null : value);
            else if (SafeNames.Addresses.Contains(name))
                value = SafeHtml.Address(value, baseAddress);
            if (attribute.NamespaceUri == XLink)
                name = "xlink:" + attribute.LocalName;
            if (value is not null && !name.StartsWith("xmlns", StringComparison.Ordinal))
                attributes[name] = value;
        }

        if (element.LocalName is "svg" or "math")
            attributes["xmlns"] = element.LocalName == "svg" ? Svg : MathMl;
        if (attributes.Keys.Any(name => name.StartsWith("xlink:", StringComparison.Ordinal)))
        {
            attributes["xmlns:xlink"] = XLink;
            attributes.Remove("href"); // The sanitiser wrote it beside xlink:href.
        }

        return attributes;
    }
}
