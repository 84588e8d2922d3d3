using System.Net;
using System.Text;

namespace Wiredesk.Ingestion.Markup;

/// <summary>The words of a piece of HTML, in paragraphs separated by a blank line. One pass; deep nesting costs nothing.</summary>
internal static class HtmlText
{
    public static string Of(string html)
    {
        var tokens = new Tokenizer(html, html: true);
        var words = new StringBuilder(html.Length);
        while (tokens.Read())
        {
            if (tokens.Kind == TokenKind.Text)
                AppendWords(WebUtility.HtmlDecode(tokens.Value), words);
            else if (tokens.Kind == TokenKind.Start && HtmlNames.Dropped.Contains(tokens.Name))
                SafeHtml.SkipDropped(tokens);
            else if (tokens.Kind is TokenKind.Start or TokenKind.End && HtmlNames.Block.Contains(tokens.Name))
                EndParagraph(words);
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>A feed's text field as plain text: fields that hold no markup are plain already.</summary>
    public static string? OfField(string? field) => field is not null && field.Contains('<', StringComparison.Ordinal) ? Of(field)
        : field is not null && field.Contains("&lt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(field)
        : field;

    private static void AppendWords(string text, StringBuilder words)
    {
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
                words.Append(character);
            else if (words.Length > 0 && !char.IsWhiteSpace(words[^1]))
                words.Append(' ');
        }
    }

    private static void EndParagraph(StringBuilder words)
    {
        while (words.Length > 0 && words[^1] == ' ')
            words.Length--;
        if (words.Length > 0 && words[^1] != '\n')
            words.Append("\n\n");
    }
}
