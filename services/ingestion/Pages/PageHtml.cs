using System.Net;
using System.Text;
using AngleSharp.Dom;
using Wiredesk.Ingestion.Markup;
using Wiredesk.Ingestion.Sanitising;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Writes a part of a page as safe HTML.</summary>
/// <remarks>AngleSharp's own writer asks each text for its neighbours, which costs the square of the number of siblings.</remarks>
internal static class PageHtml
{
    public static string? Of(IElement element, Uri? url, PageDeadline deadline)
    {
        var html = new StringBuilder();
        Append(element, html, deadline);
        return SafeHtml.Of(html.ToString(), url, new Repairs());
    }

    // Depth is bounded by PageScan.
    private static void Append(IElement element, StringBuilder html, PageDeadline deadline)
    {
        foreach (var child in element.ChildNodes)
        {
            deadline.Check();
            if (child is IText text)
            {
                html.Append(XmlElement.Escape(text.Data));
            }
            else if (child is IElement inner && !HtmlNames.Dropped.Contains(inner.LocalName))
            {
                html.Append('<').Append(inner.LocalName);
                foreach (var attribute in inner.Attributes)
                    html.Append(' ').Append(attribute.LocalName).Append("=\"").Append(WebUtility.HtmlEncode(attribute.Value)).Append('"');
                html.Append('>');
                Append(inner, html, deadline);
                if (!HtmlNames.Void.Contains(inner.LocalName))
                    html.Append("</").Append(inner.LocalName).Append('>');
            }
        }
    }
}
