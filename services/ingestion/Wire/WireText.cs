using System.Text;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Wire;

/// <summary>The words of a wire item's content, in paragraphs separated by a blank line. Pictures with their captions and notes to editors are no part of it.</summary>
internal static class WireText
{
    private static readonly HashSet<string> Blocks = new(HtmlNames.Block, StringComparer.OrdinalIgnoreCase) { "block", "hl1", "hl2", "bq", "fn", "credit", "table-metadata" };

    private static readonly HashSet<string> LeftOut = HtmlNames.Set("media figure figcaption script style head title note ednote table-metadata");

    private const int LongestDateline = 120;

    /// <summary>The text of marked-up content, or plain text as it is.</summary>
    public static string Of(XmlElement content)
    {
        if (!content.Elements.Any())
            return content.Text.Trim();
        var words = new StringBuilder();
        Append(content, words);
        return words.ToString().TrimEnd();
    }

    /// <summary>The text with its dateline in front, as newspapers print it, where the format keeps it apart and the text does not have it yet.</summary>
    public static string WithDateline(string text, string? dateline)
    {
        var line = WireXml.Line(dateline)?.TrimEnd(' ', '-', '\u2013', '\u2014', ':');
        if (string.IsNullOrEmpty(line) || text.Length == 0)
            return text;
        var place = line.Split(',', '(')[0].Trim();
        return place.Length == 0 || text.AsSpan(0, Math.Min(text.Length, LongestDateline)).Contains(place, StringComparison.OrdinalIgnoreCase) ? text : $"{line} \u2014 {text}";
    }

    // Depth is bounded by XmlTree.
    private static void Append(XmlElement element, StringBuilder words)
    {
        foreach (var part in element.Parts)
        {
            if (part is XmlText text)
            {
                HtmlText.AppendWords(text.Value, words);
                continue;
            }

            var child = (XmlElement)part;
            if (LeftOut.Contains(child.Name))
                continue;
            var isBlock = Blocks.Contains(child.Name);
            if (isBlock)
                HtmlText.EndParagraph(words);
            Append(child, words);
            if (isBlock)
                HtmlText.EndParagraph(words);
        }
    }
}
