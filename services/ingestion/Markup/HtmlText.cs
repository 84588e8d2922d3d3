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
                SkipDropped(tokens);
            else if (tokens.Kind is TokenKind.Start or TokenKind.End && HtmlNames.Block.Contains(tokens.Name))
                EndParagraph(words);
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>A feed's text field as plain text: fields that hold no markup are plain already.</summary>
    public static string? OfField(string? field) => field is not null && field.Contains('<', StringComparison.Ordinal) ? Of(field)
        : field is not null && field.Contains("&lt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(field)
        : field;

    // What is inside may nest the same element; the tokenizer keeps the content of script and its like as one text.
    private static void SkipDropped(Tokenizer tokens)
    {
        var (name, depth) = (tokens.Name, 1);
        if (name == "head" || (tokens.SelfClosing && name is "svg" or "math"))
            return;
        while (depth > 0 && tokens.Read())
        {
            if (tokens.Kind == TokenKind.Start && tokens.Name == name && !tokens.SelfClosing)
                depth++;
            else if (tokens.Kind == TokenKind.End && tokens.Name == name)
                depth--;
        }
    }

    /// <summary>Adds words with one blank between them, whatever white space there was.</summary>
    public static void AppendWords(string text, StringBuilder words)
    {
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
                words.Append(character);
            else if (words.Length > 0 && !char.IsWhiteSpace(words[^1]))
                words.Append(' ');
        }
    }

    public static void EndParagraph(StringBuilder words)
    {
        while (words.Length > 0 && words[^1] == ' ')
            words.Length--;
        if (words.Length > 0 && words[^1] != '\n')
            words.Append("\n\n");
    }
}
