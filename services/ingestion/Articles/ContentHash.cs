using System.Security.Cryptography;
using System.Text;

namespace Wiredesk.Ingestion.Articles;

/// <summary>Recognises the same content again: SHA-256 over headline and text, in which only white space may differ.</summary>
public static class ContentHash
{
    public static string Of(string? headline, string text)
    {
        var content = new StringBuilder((headline?.Length ?? 0) + text.Length + 1);
        Append(headline ?? "", content);
        content.Append('\n'); // White space is one blank elsewhere, so nothing can pass from the headline into the text.
        Append(text, content);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    private static void Append(string text, StringBuilder content)
    {
        var start = content.Length;
        var pending = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                pending = content.Length > start;
                continue;
            }

            if (pending)
                content.Append(' ');
            pending = false;
            content.Append(character);
        }
    }
}
