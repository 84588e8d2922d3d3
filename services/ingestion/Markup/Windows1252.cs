namespace Wiredesk.Ingestion.Markup;

/// <summary>The 'smart' characters of windows-1252, which publishers write as if they were Unicode's control characters U+0080 to U+009F.</summary>
internal static class Windows1252
{
    // WHATWG Encoding Standard, index windows-1252; the five unassigned places keep their control character.
    private const string Upper =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char Character(int code) => code is >= 0x80 and <= 0x9F ? Upper[code - 0x80] : (char)code;

    /// <summary>Replaces the control characters by what was meant, and drops what no XML text may hold (XML 1.0, section 2.2).</summary>
    public static string Mend(string text, Repairs repairs)
    {
        var first = 0;
        while (first < text.Length && IsFine(text, first))
            first++;
        if (first == text.Length)
            return text;

        var mended = new System.Text.StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var character = text[i];
            if (IsFine(text, i))
            {
                mended.Append(character);
            }
            else if (character is >= '\u0080' and <= '\u009F')
            {
                repairs.Add(Repairs.WindowsCharacters);
                mended.Append(Character(character));
            }
            else
            {
                repairs.Add(Repairs.IllegalCharacters);
            }
        }

        return mended.ToString();
    }

    private static bool IsFine(string text, int at)
    {
        var character = text[at];
        return character switch
        {
            '\t' or '\n' or '\r' => true,
            < ' ' or '\uFFFE' or '\uFFFF' => false,
            >= '\u0080' and <= '\u009F' => Character(character) == character,
            _ when char.IsHighSurrogate(character) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
            _ when char.IsLowSurrogate(character) => at > 0 && char.IsHighSurrogate(text[at - 1]),
            _ => true,
        };
    }
}
