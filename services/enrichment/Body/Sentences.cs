namespace Wiredesk.Enrichment.Body;

/// <summary>How lines end, and what that says about them.</summary>
internal static class Sentences
{
    // Full stops of Latin, Devanagari, Ethiopic, Armenian, Chinese and Urdu writing, and the marks that end a sentence like them.
    private const string Stops = ".…。।።։｡۔";
    private const string Marks = "!?؟！？";
    private const string Closing = "\"'”’»›)]」』“";

    /// <summary>Whether a line ends as a statement does; <c>the U.S.</c> at its end is no full stop.</summary>
    public static bool EndsInStop(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(Closing);
        if (line.IsEmpty || !Stops.Contains(line[^1]))
            return false;
        return !(line.Length >= 4 && line[^1] == '.' && char.IsUpper(line[^2]) && line[^3] == '.' && char.IsUpper(line[^4]));
    }

    /// <summary>Whether a line ends as a statement, question or exclamation does.</summary>
    public static bool EndsInMark(ReadOnlySpan<char> line)
    {
        var bare = line.TrimEnd(Closing);
        return EndsInStop(line) || (!bare.IsEmpty && Marks.Contains(bare[^1]));
    }

    /// <summary>How many words, parted by white space, a line has.</summary>
    public static int Words(ReadOnlySpan<char> line)
    {
        var words = 0;
        for (var at = 0; at < line.Length; at++)
            words += !char.IsWhiteSpace(line[at]) && (at == 0 || char.IsWhiteSpace(line[at - 1])) ? 1 : 0;
        return words;
    }

    /// <summary>Whether the line starts as an entry of a list does: a bullet, or a number or letter with a point or bracket.</summary>
    public static bool IsItem(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
            return false;
        if ("-–—•*·▪●○◦‣⁃►▸■□✓✔→".Contains(line[0]))
            return char.IsWhiteSpace(line[1]) || "•▪●‣■".Contains(line[0]);
        var at = 0;
        while (at < 3 && char.IsAsciiDigit(line[at]))
            at++;
        at = at == 0 && char.IsAsciiLetter(line[0]) ? 1 : at;
        return at > 0 && at + 1 < line.Length && line[at] is '.' or ')' && char.IsWhiteSpace(line[at + 1]) && !char.IsAsciiLetterUpper(line[0]);
    }
}
