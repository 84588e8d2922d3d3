using System.Net;
using System.Text;

namespace Wiredesk.Ingestion.Markup;

/// <summary>A piece of a document as read by <see cref="XmlTree"/>: an element or text.</summary>
internal abstract class XmlPart;

internal sealed class XmlText(string value) : XmlPart
{
    public string Value { get; } = value;
}

/// <summary>An attribute with its namespace ("" for none).</summary>
internal readonly record struct XmlAttribute(string Namespace, string Name, string Value);

internal sealed class XmlElement(string qualifiedName, string ns, string name, XmlElement? parent) : XmlPart
{
    public const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private const string XLinkNamespace = "http://www.w3.org/1999/xlink";

    public string QualifiedName { get; } = qualifiedName;

    public string Namespace { get; } = ns;

    public string Name { get; } = name;

    public XmlElement? Parent { get; } = parent;

    public List<XmlAttribute> Attributes { get; } = [];

    public List<XmlPart> Parts { get; } = [];

    public IEnumerable<XmlElement> Elements => Parts.OfType<XmlElement>();

    /// <summary>The attribute's value, whatever its case; absent when it is not there. Without a namespace, any will do.</summary>
    public string? Attribute(string name, string? ns = null)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && (ns is null ? attribute.Namespace != XmlNamespace : attribute.Namespace == ns))
                return attribute.Value;
        }

        return null;
    }

    /// <summary>All text inside, without markup.</summary>
    public string Text
    {
        get
        {
            if (Parts is [XmlText only])
                return only.Value;
            var text = new StringBuilder();
            AppendText(text);
            return text.ToString();
        }
    }

    /// <summary>What is inside, written as markup.</summary>
    public string InnerMarkup
    {
        get
        {
            var markup = new StringBuilder();
            foreach (var part in Parts)
                AppendMarkup(part, markup);
            return markup.ToString();
        }
    }

    // Both recursions are bounded by XmlTree.DeepestNesting.
    private void AppendText(StringBuilder text)
    {
        foreach (var part in Parts)
        {
            if (part is XmlText words)
                text.Append(words.Value);
            else
                ((XmlElement)part).AppendText(text);
        }
    }

    private static void AppendMarkup(XmlPart part, StringBuilder markup)
    {
        if (part is XmlText words)
        {
            markup.Append(Escape(words.Value));
            return;
        }

        var element = (XmlElement)part;
        markup.Append('<').Append(element.Name);
        foreach (var attribute in element.Attributes.Where(attribute => attribute.Namespace is "" or XLinkNamespace))
            markup.Append(attribute.Namespace.Length == 0 ? " " : " xlink:").Append(attribute.Name).Append("=\"").Append(WebUtility.HtmlEncode(attribute.Value)).Append('"');
        markup.Append('>');
        foreach (var child in element.Parts)
            AppendMarkup(child, markup);
        if (!HtmlNames.Void.Contains(element.Name))
            markup.Append("</").Append(element.Name).Append('>');
    }

    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
