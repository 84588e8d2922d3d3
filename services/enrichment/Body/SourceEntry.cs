using System.Buffers;
using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Body;

/// <summary>Reads the entries of a source list: publisher, headline and address, parted by signs or run together.</summary>
internal static class SourceEntry
{
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\u00A0<>\"|");
    private static readonly string[] Separators = [" — ", " – ", " - ", " | ", ": ", "|"];

    /// <summary>The source that a line cites; absent when it holds no address.</summary>
    /// <param name="glued">Whether publisher, headline and address follow each other without a sign between them.</param>
    public static CitedSource? Of(string text, Line line, out bool glued)
    {
        glued = false;
        var entry = line.In(text);
        var at = entry.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var address = entry[at..];
        var length = address.IndexOfAny(AddressEnds);
        address = (length < 0 ? address : address[..length]).TrimEnd(".,;)]");
        if (!Uri.TryCreate(address.ToString(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return null;

        var words = WithoutMark(entry[..at]).Trim().TrimEnd("(:-–—|<\"“,").Trim();
        var (publisher, title) = Split(words, url, out var runTogether);
        glued = runTogether || (at > 0 && char.IsLetterOrDigit(entry[at - 1]));
        return new CitedSource(url, line.Start, line.End, Filled(publisher), Filled(title), IsSection(url) ? true : null);
    }

    private static (string Publisher, string Title) Split(ReadOnlySpan<char> words, Uri url, out bool glued)
    {
        glued = false;
        var known = Outlets.LengthAtStart(words);
        foreach (var separator in Separators)
        {
            var at = words.IndexOf(separator);
            if (at > 0 && at >= known && at <= 40 && (known > 0 ? at == known : Sentences.Words(words[..at]) <= 4 && (separator.Length > 2 || Seam(words[..at], url) == 0)))
                return (words[..at].ToString(), words[(at + separator.Length)..].Trim(" \"“”").ToString());
        }

        var end = known > 0 ? known : Seam(words, url);
        if (end == 0)
            return ("", words.Trim("\"“”").ToString());
        glued = end < words.Length && !char.IsWhiteSpace(words[end]);
        return (words[..end].ToString(), words[end..].Trim(" ,:-–—\"“”").ToString());
    }

    // Where an unknown publisher's name ends: a small letter runs into a capital or a digit. A place after which the
    // address repeats the headline wins over one where it does not, as in "Daily NewsHour7 dead" with ".../7-dead".
    private static int Seam(ReadOnlySpan<char> words, Uri url)
    {
        var slug = Letters(url.Segments[^1]);
        var first = 0;
        for (var at = 1; at < words.Length; at++)
        {
            if (!(char.IsLower(words[at - 1]) && (char.IsUpper(words[at]) || char.IsDigit(words[at]))))
                continue;
            first = first == 0 ? at : first;
            var rest = Letters(words.Slice(at, Math.Min(20, words.Length - at)));
            if (rest.Length > 5 && slug.StartsWith(rest, StringComparison.Ordinal))
                return at;
        }

        return first;
    }

    // The address of a report ends in a number, a file or a long slug; that of a section in a word or three.
    private static bool IsSection(Uri url)
    {
        var segments = url.Segments.Select(segment => segment.Trim('/')).Where(segment => segment.Length > 0).ToArray();
        if (segments.Length == 0)
            return true;
        return segments.Length <= 3 && url.Query.Length == 0
            && !segments.Any(segment => segment.Any(char.IsDigit) || segment.Contains('.'))
            && segments[^1].Count(character => character is '-' or '_') <= 2;
    }

    private static string Letters(ReadOnlySpan<char> words)
    {
        var letters = new char[words.Length];
        var length = 0;
        foreach (var character in words)
        {
            if (char.IsLetterOrDigit(character))
                letters[length++] = char.ToLowerInvariant(character);
        }

        return new string(letters, 0, length);
    }

    private static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> entry)
    {
        entry = entry.TrimStart("-–—•*·▪●[( ");
        var digits = 0;
        while (digits < entry.Length && char.IsAsciiDigit(entry[digits]))
            digits++;
        return digits is > 0 and < 4 && digits < entry.Length && entry[digits] is '.' or ')' or ']' ? entry[(digits + 1)..] : entry;
    }

    private static string? Filled(string value) => value.Length > 0 ? value : null;
}
