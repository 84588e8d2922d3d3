namespace Wiredesk.Enrichment.Body;

/// <summary>A line of the text that holds more than white space, without the white space around it.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
/// <param name="AfterBlank">Whether an empty line, or nothing, comes before it.</param>
internal readonly record struct Line(int Start, int End, bool AfterBlank)
{
    public int Length => End - Start;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>The lines of a text, in order.</summary>
    public static List<Line> Of(string text)
    {
        var lines = new List<Line>();
        var afterBlank = true;
        for (var start = 0; start <= text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r', '\u2028'); // U+2028 is a line break that pages paste in.
            var end = length < 0 ? text.Length : start + length;
            var (first, last) = (start, end);
            while (first < last && IsBlank(text[first]))
                first++;
            while (last > first && IsBlank(text[last - 1]))
                last--;

            if (last > first)
                lines.Add(new Line(first, last, afterBlank));
            afterBlank = last == first;
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    // Byte order mark, zero-width space and NUL are no white space to .NET, and no text to a reader.
    private static bool IsBlank(char character) => char.IsWhiteSpace(character) || character is '\uFEFF' or '\u200B' or '\0';
}
