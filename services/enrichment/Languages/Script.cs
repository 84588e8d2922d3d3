namespace Wiredesk.Enrichment.Languages;

/// <summary>The writing systems that tell languages apart.</summary>
internal enum Script
{
    /// <summary>No letter, or a letter of a script that none of the known languages is written in.</summary>
    None,
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Hebrew,
    Arabic,
    Ethiopic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Sinhala,
    Thai,
    Georgian,
    Hangul,
    Kana,
    Han,
}

/// <summary>Which script a letter belongs to.</summary>
internal static class Scripts
{
    /// <summary>How many scripts there are, <see cref="Script.None"/> included.</summary>
    public const int Count = (int)Script.Han + 1;

    // Blocks of the Unicode Character Database (Blocks.txt), in ascending order; only the basic multilingual plane.
    private static readonly (char First, char Last, Script Script)[] Blocks =
    [
        ('A', '\u024F', Script.Latin), // Basic Latin to Latin Extended-B
        ('\u0250', '\u036F', Script.Latin), // IPA Extensions to Combining Diacritical Marks, which Yoruba writes
        ('\u0370', '\u03FF', Script.Greek),
        ('\u0400', '\u052F', Script.Cyrillic),
        ('\u0530', '\u058F', Script.Armenian),
        ('\u0590', '\u05FF', Script.Hebrew),
        ('\u0600', '\u06FF', Script.Arabic),
        ('\u0750', '\u077F', Script.Arabic),
        ('\u0900', '\u097F', Script.Devanagari),
        ('\u0980', '\u09FF', Script.Bengali),
        ('\u0A00', '\u0A7F', Script.Gurmukhi),
        ('\u0A80', '\u0AFF', Script.Gujarati),
        ('\u0B80', '\u0BFF', Script.Tamil),
        ('\u0C00', '\u0C7F', Script.Telugu),
        ('\u0D80', '\u0DFF', Script.Sinhala),
        ('\u0E00', '\u0E7F', Script.Thai),
        ('\u10A0', '\u10FF', Script.Georgian),
        ('\u1100', '\u11FF', Script.Hangul),
        ('\u1200', '\u139F', Script.Ethiopic),
        ('\u1C90', '\u1CBF', Script.Georgian),
        ('\u1E00', '\u1EFF', Script.Latin),
        ('\u1F00', '\u1FFF', Script.Greek),
        ('\u2D80', '\u2DDF', Script.Ethiopic),
        ('\u3040', '\u30FF', Script.Kana),
        ('\u3130', '\u318F', Script.Hangul),
        ('\u3400', '\u4DBF', Script.Han),
        ('\u4E00', '\u9FFF', Script.Han),
        ('\uAC00', '\uD7AF', Script.Hangul),
        ('\uF900', '\uFAFF', Script.Han),
        ('\uFB1D', '\uFB4F', Script.Hebrew),
        ('\uFB50', '\uFDFF', Script.Arabic),
        ('\uFE70', '\uFEFE', Script.Arabic),
        ('\uFF21', '\uFF5A', Script.Latin),
    ];

    // One byte for each code unit: a look-up for every character of every article.
    private static readonly byte[] Table = MakeTable();

    /// <summary>The script of a letter or mark; <see cref="Script.None"/> for anything else.</summary>
    public static Script Of(char letter) => (Script)Table[letter];

    private static byte[] MakeTable()
    {
        var table = new byte[char.MaxValue + 1];
        foreach (var (first, last, script) in Blocks)
        {
            for (var code = (int)first; code <= last; code++)
            {
                var isLetterOrMark = char.IsLetter((char)code) || char.GetUnicodeCategory((char)code) is
                    System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
                if (isLetterOrMark)
                    table[code] = (byte)script;
            }
        }

        return table;
    }
}
