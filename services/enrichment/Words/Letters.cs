using System.Globalization;
using System.Text;

namespace Wiredesk.Enrichment.Words;

/// <summary>What a code unit is to a reader of words.</summary>
internal enum LetterKind : byte
{
    Sign,
    Space,
    LineBreak,
    Small,
    Capital,

    /// <summary>A letter of a script without capitals.</summary>
    Caseless,
    Digit,

    /// <summary>A mark that belongs to the letter before.</summary>
    Accent,
}

/// <summary>Tables over all code units, so that reading a text costs two look-ups a character.</summary>
internal static class Letters
{
    private static readonly LetterKind[] Kinds = MakeKinds();
    private static readonly char[] Plain = MakePlain();

    public static LetterKind Kind(char character) => Kinds[character];

    /// <summary>The letter in lower case without accents; the null character for an accent standing alone.</summary>
    public static char Fold(char character) => Plain[character];

    /// <summary>The hash by which a word is looked up: FNV-1a (Fowler, Noll, Vo) over its folded letters, 32 bits.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var character in word)
        {
            var letter = Plain[character];
            if (letter is not ('\0' or '.'))
                hash = (hash ^ letter) * 16777619u;
        }

        return hash;
    }

    private static LetterKind[] MakeKinds()
    {
        var kinds = new LetterKind[char.MaxValue + 1];
        for (var code = 0; code < kinds.Length; code++)
        {
            var character = (char)code;
            kinds[code] = character is '\n' or '\r' or '\u2028' or '\u2029' ? LetterKind.LineBreak
                : char.IsWhiteSpace(character) || character is '\u200B' or '\uFEFF' ? LetterKind.Space
                : char.GetUnicodeCategory(character) switch
                {
                    UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => LetterKind.Capital,
                    UnicodeCategory.LowercaseLetter => LetterKind.Small,
                    UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.Surrogate => LetterKind.Caseless,
                    UnicodeCategory.DecimalDigitNumber => LetterKind.Digit,
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => LetterKind.Accent,
                    _ => LetterKind.Sign,
                };
        }

        return kinds;
    }

    // Accents fall from Latin letters, whose spelling varies most between newsrooms: Erdoğan, Erdogan.
    private static char[] MakePlain()
    {
        var plain = new char[char.MaxValue + 1];
        for (var code = 0; code < plain.Length; code++)
        {
            var character = (char)code;
            var lower = char.ToLowerInvariant(character);
            plain[code] = Kinds[code] == LetterKind.Accent ? '\0'
                : character is '\u2019' or '\u02BC' ? '\''
                : lower switch
                {
                    'ı' => 'i',
                    'ł' => 'l',
                    'ø' => 'o',
                    'đ' => 'd',
                    _ when code is >= 0xC0 and < 0x250 or >= 0x1E00 and < 0x1F00 => lower.ToString().Normalize(NormalizationForm.FormD)[0],
                    _ => lower,
                };
        }

        return plain;
    }
}
