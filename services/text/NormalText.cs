using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wiredesk.Text;

/// <summary>A text in one spelling (NFKC, lower case, plain quotes, dashes and spaces) that knows where each character came from.</summary>
/// <remarks>
/// Invisible characters are dropped; a lone surrogate reads as U+FFFD, so that no input throws. Characters are composed in
/// clusters of a base and its marks, at most 30 marks as in the Stream-Safe Text Format (Unicode Standard Annex 15), which keeps the work linear.
/// </remarks>
public sealed class NormalText
{
    private const int LongestCluster = 31;

    // Normalising refuses it by an exception, as it does lone surrogates.
    private const char NoCharacter = '\ufffe';
    private static readonly SearchValues<char> AsciiSpaces = SearchValues.Create("\0\t\n\v\f\r");

    // For each character, where its cluster starts and ends in the original; absent when every character stands where it stood.
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    private NormalText(string text, int[]? starts, int[]? ends) => (Text, _starts, _ends) = (text, starts, ends);

    /// <summary>The normalised text.</summary>
    public string Text { get; }

    /// <summary>The stretch of the original from which a non-empty stretch of the normalised text was made.</summary>
    public TextSpan Original(TextSpan span) => _starts is null ? span : new(_starts[span.Start], _ends![span.End - 1]);

    /// <summary>Normalises a text.</summary>
    public static NormalText Of(string original)
    {
        var characters = ArrayPool<char>.Shared.Rent(original.Length);
        var opening = new string(characters, 0, Open(original, characters));
        ArrayPool<char>.Shared.Return(characters);
        return opening.Length == original.Length ? new NormalText(opening, null, null) : Compose(original, opening);
    }

    /// <summary>Normalises the opening of a text as far as it is plain, one character for one at the same place; most texts are so from start to end.</summary>
    /// <returns>How many characters were written.</returns>
    internal static int Open(string original, Span<char> characters)
    {
        for (var index = 0; index < original.Length;)
        {
            Ascii.ToLower(original.AsSpan(index), characters[index..], out var ascii); // stops at the first other character
            SpaceOut(characters.Slice(index, ascii));
            index += ascii;
            if (ascii > 0 && index < original.Length && Continues(original[index]))
                return index - 1; // a mark on the character before
            for (; index < original.Length && !char.IsAscii(original[index]); index++)
            {
                if (!IsSimple(original, index) || Plain(original[index]) is not (var plain and not '\0'))
                    return index;
                characters[index] = plain;
            }
        }

        return original.Length;
    }

    private static void SpaceOut(Span<char> characters)
    {
        for (var at = characters.IndexOfAny(AsciiSpaces); at >= 0; at = characters.IndexOfAny(AsciiSpaces))
        {
            characters[at] = ' ';
            characters = characters[(at + 1)..];
        }
    }

    private static NormalText Compose(string original, string opening)
    {
        var builder = new Builder(opening, original.Length);
        for (var index = opening.Length; index < original.Length;)
        {
            if (IsSimple(original, index) && Plain(original[index]) is var plain and not '\0')
                builder.Add(plain, index, ++index); // where it starts, and where it ends
            else
                index = ComposeStretch(original, index, builder);
        }

        return builder.Build();
    }

    /// <summary>Takes in a stretch of characters that may need composing: whole if it is its own NFKC form, as most are, else cluster by cluster.</summary>
    private static int ComposeStretch(string original, int start, Builder builder)
    {
        var end = start;
        while (end < original.Length && end < start + LongestCluster && IsOfStretch(original[end]))
            end++;
        while (end > start && end < original.Length && Continues(original[end]))
            end--; // not between a base and its marks
        if (end > start && original.AsSpan(start, end - start).IsNormalized(NormalizationForm.FormKC))
        {
            for (var index = start; index < end; index++)
                builder.Add(Spell(original[index]), index, index + 1);
            return end;
        }

        end = Math.Max(end, start + 1);
        while (start < end)
        {
            var length = ClusterLength(original, start);
            builder.AddComposed(original.AsSpan(start, length), start);
            start += length;
        }

        return start;
    }

    private static bool IsOfStretch(char character) => !char.IsAscii(character) && !char.IsSurrogate(character) && character != NoCharacter && !IsInvisible(character);

    /// <summary>A character that is composed already, in the one spelling.</summary>
    private static char Spell(char character) =>
        Plain(character) is var plain and not '\0' ? plain : character == '\u03c2' ? '\u03c3' : char.ToLowerInvariant(character);

    /// <summary>The lower-case form of a character that needs no composing; the null character for one that does.</summary>
    private static char Plain(char character)
    {
        if (char.IsAscii(character))
            return char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : AsciiSpaces.Contains(character) ? ' ' : character;
        if (character is >= '\u2018' and <= '\u201b' or '\u2032' or '\u2039' or '\u203a' or '\u00b4' or '\u02bc')
            return '\'';
        if (character is >= '\u201c' and <= '\u201f' or '\u2033' or '\u00ab' or '\u00bb')
            return '"';
        if (character is >= '\u2010' and <= '\u2015' or '\u2212')
            return '-';
        if (char.IsWhiteSpace(character))
            return ' ';
        return IsComposed(character) ? char.ToLowerInvariant(character) : '\0';
    }

    /// <summary>Blocks that are their own NFKC form: common signs, Latin-1 and Latin Extended-A letters, Greek and Cyrillic letters, kana, Han, Hangul.</summary>
    private static bool IsComposed(char character) => character is
        '\u00a3' or '\u00a7' or '\u00a9' or '\u00ae' or '\u00b0' or '\u00b7' or '\u00bf' or '\u2022' or '\u20ac' or
        >= '\u00c0' and <= '\u0131' or >= '\u0134' and <= '\u013e' or >= '\u0141' and <= '\u0148' or >= '\u014a' and <= '\u017e'
        or >= '\u0391' and <= '\u03c1' or >= '\u03c3' and <= '\u03ce' or >= '\u0400' and <= '\u052f'
        or >= '\u3041' and <= '\u3096' or >= '\u30a1' and <= '\u30fa' or >= '\u4e00' and <= '\u9fff' or >= '\uac00' and <= '\ud7a3';

    private static bool IsInvisible(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static bool IsSimple(string text, int index) =>
        !char.IsSurrogate(text[index]) && (index + 1 == text.Length || text[index + 1] < '\u0300' || !Continues(text[index + 1]));

    private static int ClusterLength(string text, int start)
    {
        var length = start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]) ? 2 : 1;
        while (length < LongestCluster && start + length < text.Length && Continues(text[start + length]))
            length++;
        return length;
    }

    /// <summary>Combining marks, the vowels and finals of Hangul written letter by letter, the voicing marks of narrow katakana.</summary>
    private static bool Continues(char character) => character >= '\u0300' && (character is >= '\u1160' and <= '\u11ff' or '\uff9e' or '\uff9f'
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);

    private sealed class Builder
    {
        private readonly StringBuilder _text;
        private readonly List<int> _starts;
        private readonly List<int> _ends;

        public Builder(string opening, int capacity)
        {
            (_text, _starts, _ends) = (new StringBuilder(opening, capacity), new List<int>(capacity), new List<int>(capacity));
            for (var index = 0; index < opening.Length; index++)
            {
                _starts.Add(index);
                _ends.Add(index + 1);
            }
        }

        public void Add(char character, int start, int end)
        {
            _text.Append(character);
            _starts.Add(start);
            _ends.Add(end);
        }

        public void AddComposed(ReadOnlySpan<char> cluster, int start)
        {
            var valid = new StringBuilder(cluster.Length);
            foreach (var rune in cluster.EnumerateRunes()) // a lone surrogate enumerates as U+FFFD
                valid.Append(rune.Value == NoCharacter ? Rune.ReplacementChar.ToString() : rune.ToString());
            foreach (var character in valid.ToString().Normalize(NormalizationForm.FormKC).Where(character => !IsInvisible(character)))
                Add(Spell(character), start, start + cluster.Length);
        }

        public NormalText Build() => new(_text.ToString(), [.. _starts], [.. _ends]);
    }
}
