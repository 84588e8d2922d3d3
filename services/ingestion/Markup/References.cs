using System.Net;

namespace Wiredesk.Ingestion.Markup;

/// <summary>Reads character references, those of HTML as well as XML's five, and leaves alone what is none.</summary>
internal static class References
{
    private const int LongestName = 10;

    public static string Read(string text, Repairs repairs)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        if (at < 0)
            return text;
        for (; at >= 0; at = text.IndexOf('&', at + 1))
            Note(text.AsSpan(at + 1), repairs);
        return Windows1252.Mend(WebUtility.HtmlDecode(text), repairs);
    }

    private static void Note(ReadOnlySpan<char> after, Repairs repairs)
    {
        var end = 0;
        while (end < after.Length && end <= LongestName && (char.IsAsciiLetterOrDigit(after[end]) || after[end] == '#'))
            end++;
        if (end == 0 || end >= after.Length || after[end] != ';')
            repairs.Add(Repairs.BareAmpersand);
        else if (after[0] != '#' && after[..end] is not ("amp" or "lt" or "gt" or "quot" or "apos"))
            repairs.Add(Repairs.UndeclaredEntity);
    }
}
