using System.Globalization;

namespace Wiredesk.Text;

/// <summary>Cuts a text into tokens with offsets into the text as it was given.</summary>
/// <remarks>
/// A word is a run of letters, marks and digits; apostrophes and hyphens separate, so that <c>Tehran’s</c> yields <c>tehran</c>.
/// Scripts without spaces (Han, kana, Thai, Lao, Burmese, Khmer) give overlapping pairs of characters, the usual indexing unit
/// where no dictionary is at hand (Nie and others, "On the use of words and n-grams for Chinese information retrieval", IRAL 2000).
/// </remarks>
public static class Tokens
{
    private const int MostKept = 10_000;

    // Used again for every text of a thread, so that a text leaves nothing behind but its tokens.
    [ThreadStatic]
    private static List<Token>? _tokens;

    /// <summary>All tokens of a text, in order.</summary>
    public static Token[] Of(string text) => Of(NormalText.Of(text));

    /// <summary>All tokens of a normalised text, in order, with offsets into its original.</summary>
    public static Token[] Of(NormalText normal)
    {
        var text = normal.Text;
        var tokens = _tokens ??= [];
        tokens.Clear();
        for (var index = 0; index < text.Length;)
        {
            if (char.IsAscii(text[index]) ? !char.IsAsciiLetterOrDigit(text[index]) : !IsWordCharacter(text, index))
                index++;
            else if (IsUnspaced(text, index))
                index = AddGrams(normal, index, tokens);
            else
                index = AddWord(normal, index, tokens);
        }

        var all = tokens.ToArray();
        if (tokens.Capacity > MostKept)
            _tokens = null;
        return all;
    }

    private static int AddWord(NormalText normal, int start, List<Token> tokens)
    {
        var text = normal.Text;
        var isNumber = true;
        var end = start;
        for (; end < text.Length; end++)
        {
            var character = text[end];
            if (char.IsAsciiLetterLower(character)) // nearly every one
                isNumber = false;
            else if (isNumber && JoinsDigits(text, start, end))
                continue;
            else if (!IsWordCharacter(text, end) || IsUnspaced(text, end))
                break;
            else
                isNumber &= char.IsDigit(character);
        }

        tokens.Add(Make(normal, start, end, isNumber ? TokenKind.Number : TokenKind.Word));
        return end;
    }

    private static int AddGrams(NormalText normal, int start, List<Token> tokens)
    {
        var text = normal.Text;
        var previous = start;
        var index = start + Width(text, start);
        if (index >= text.Length || !IsUnspaced(text, index))
            tokens.Add(Make(normal, start, index, TokenKind.Gram));
        while (index < text.Length && IsUnspaced(text, index))
        {
            var next = index + Width(text, index);
            tokens.Add(Make(normal, previous, next, TokenKind.Gram));
            (previous, index) = (index, next);
        }

        return index;
    }

    private static Token Make(NormalText normal, int start, int end, TokenKind kind)
    {
        var original = normal.Original(new TextSpan(start, end));
        return new Token(original.Start, original.End, kind, Hash.Of(normal.Text.AsSpan(start, end - start)));
    }

    private static bool JoinsDigits(string text, int start, int index) =>
        index > start && index + 1 < text.Length && text[index] is '.' or ',' or ':' or '/'
        && char.IsDigit(text[index - 1]) && char.IsDigit(text[index + 1]);

    private static bool IsWordCharacter(string text, int index)
    {
        var character = text[index];
        if (char.IsAscii(character))
            return char.IsAsciiLetterOrDigit(character);
        return CharUnicodeInfo.GetUnicodeCategory(text, char.IsLowSurrogate(character) && index > 0 ? index - 1 : index) switch
        {
            <= UnicodeCategory.OtherLetter => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => true,
            _ => false,
        };
    }

    private static bool IsUnspaced(string text, int index)
    {
        var character = text[index];
        return character >= '\u0e00' && (character is <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17d3'
            or >= '\u3041' and <= '\u30ff' or >= '\u3400' and <= '\u4dbf' or >= '\u4e00' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'
            || IsSupplementaryHan(text, index)) && character is not '\u30fb';
    }

    /// <summary>Planes 2 and 3 hold nothing but Han; their high surrogates are D840 to D8BF.</summary>
    private static bool IsSupplementaryHan(string text, int index) =>
        text[index] is >= '\ud840' and <= '\ud8bf' && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    private static int Width(string text, int index) => char.IsHighSurrogate(text[index]) ? 2 : 1;
}
