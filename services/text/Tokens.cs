using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wiredesk.Text;

/// <summary>Cuts a text into tokens with offsets into the text as it was given.</summary>
/// <remarks>
/// A word is a run of letters, marks and digits; apostrophes and hyphens separate, so that <c>Tehran’s</c> yields <c>tehran</c>.
/// Scripts without spaces (Han, kana, Thai, Lao, Burmese, Khmer) give overlapping pairs of characters, the usual indexing unit
/// where no dictionary is at hand (Nie and others, "On the use of words and n-grams for Chinese information retrieval", IRAL 2000).
/// </remarks>
public static class Tokens
{
    private const int MostKept = 16_384;

    // Used again for every text of a thread, so that a text leaves nothing behind.
    [ThreadStatic]
    private static Token[]? _tokens;

    /// <summary>All tokens of a text, in order.</summary>
    public static Token[] Of(string text) => Read(text).ToArray();

    /// <summary>The same, without a copy of them: they stand until the next text is read on this thread.</summary>
    public static ReadOnlySpan<Token> Read(string text)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        var normal = NormalText.Open(text, characters) == text.Length ? null : NormalText.Of(text);
        var tokens = Cut(normal is null ? characters.AsSpan(0, text.Length) : normal.Text, normal);
        ArrayPool<char>.Shared.Return(characters);
        return tokens;
    }

    /// <param name="text">A normalised text.</param>
    /// <param name="normal">Where its characters stand in its original; null if each stands where it stood.</param>
    private static ReadOnlySpan<Token> Cut(ReadOnlySpan<char> text, NormalText? normal)
    {
        var tokens = new TokenList(_tokens ?? [], normal);
        for (var index = 0; index < text.Length;)
        {
            if (char.IsAscii(text[index]) ? !char.IsAsciiLetterOrDigit(text[index]) : !IsWordCharacter(text, index))
                index++;
            else if (IsUnspaced(text, index))
                index = AddGrams(text, index, ref tokens);
            else
                index = AddWord(text, index, ref tokens);
        }

        _tokens = tokens.Room.Length <= MostKept ? tokens.Room : null;
        return tokens.Room.AsSpan(0, tokens.Count);
    }

    private static int AddWord(ReadOnlySpan<char> text, int start, ref TokenList tokens)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiLetterLower(text[end]))
            end++;
        if (end > start && (end == text.Length || char.IsAscii(text[end]) && !char.IsAsciiLetterOrDigit(text[end]))) // nearly every word
        {
            tokens.Add(text, start, end, TokenKind.Word);
            return end;
        }

        var isNumber = end == start;
        for (; end < text.Length; end++)
        {
            var character = text[end];
            if (char.IsAsciiLetterLower(character))
                isNumber = false;
            else if (isNumber && JoinsDigits(text, start, end))
                continue;
            else if (!IsWordCharacter(text, end) || IsUnspaced(text, end))
                break;
            else
                isNumber &= char.IsDigit(character);
        }

        tokens.Add(text, start, end, isNumber ? TokenKind.Number : TokenKind.Word);
        return end;
    }

    private static int AddGrams(ReadOnlySpan<char> text, int start, ref TokenList tokens)
    {
        var previous = start;
        var index = start + Width(text, start);
        if (index >= text.Length || !IsUnspaced(text, index))
            tokens.Add(text, start, index, TokenKind.Gram);
        while (index < text.Length && IsUnspaced(text, index))
        {
            var next = index + Width(text, index);
            tokens.Add(text, previous, next, TokenKind.Gram);
            (previous, index) = (index, next);
        }

        return index;
    }

    private static bool JoinsDigits(ReadOnlySpan<char> text, int start, int index) =>
        index > start && index + 1 < text.Length && text[index] is '.' or ',' or ':' or '/'
        && char.IsDigit(text[index - 1]) && char.IsDigit(text[index + 1]);

    private static bool IsWordCharacter(ReadOnlySpan<char> text, int index)
    {
        var character = text[index];
        if (char.IsAscii(character))
            return char.IsAsciiLetterOrDigit(character);
        if (char.IsLowSurrogate(character) && index > 0)
            index--;
        return (Rune.DecodeFromUtf16(text[index..], out var rune, out _) == OperationStatus.Done ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.Surrogate) switch
        {
            <= UnicodeCategory.OtherLetter => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => true,
            _ => false,
        };
    }

    private static bool IsUnspaced(ReadOnlySpan<char> text, int index)
    {
        var character = text[index];
        return character >= '\u0e00' && (character is <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17d3'
            or >= '\u3041' and <= '\u30ff' or >= '\u3400' and <= '\u4dbf' or >= '\u4e00' and <= '\u9fff' or >= '\uf900' and <= '\ufaff'
            || IsSupplementaryHan(text, index)) && character is not '\u30fb';
    }

    /// <summary>Planes 2 and 3 hold nothing but Han; their high surrogates are D840 to D8BF.</summary>
    private static bool IsSupplementaryHan(ReadOnlySpan<char> text, int index) =>
        text[index] is >= '\ud840' and <= '\ud8bf' && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    private static int Width(ReadOnlySpan<char> text, int index) => char.IsHighSurrogate(text[index]) ? 2 : 1;

    /// <summary>The tokens found so far, in an array that grows.</summary>
    private struct TokenList(Token[] room, NormalText? normal)
    {
        public Token[] Room { get; private set; } = room;

        public int Count { get; private set; }

        public void Add(ReadOnlySpan<char> text, int start, int end, TokenKind kind)
        {
            if (Count == Room.Length)
                Grow();
            var original = normal is null ? new TextSpan(start, end) : normal.Original(new TextSpan(start, end));
            Room[Count++] = new Token(original.Start, original.End, kind, Hash.Of(text[start..end]));
        }

        private void Grow()
        {
            var larger = new Token[Math.Max(1024, Room.Length * 2)];
            Room.CopyTo(larger, 0);
            Room = larger;
        }
    }
}
