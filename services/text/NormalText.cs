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
        // Most texts are plain from start to end: one character for one, at the same place.
        var characters = ArrayPool<char>.Shared.Rent(original.Length);
        var index = 0;
        while (index < original.Length && IsSimple(original, index) && Plain(original[index]) is var plain and not '\0')
            characters[index++] = plain;
        var opening = new string(characters, 0, index);
        ArrayPool<char>.Shared.Return(characters);
        return index == original.Length ? new NormalText(opening, null, null) : Compose(original, opening);
    }

    private static NormalText Compose(string original, string opening)
    {
        var builder = new Builder(opening, original.Length);
        for (var index = opening.Length; index < original.Length;)
        {
            var length = IsSimple(original, index) ? 1 : ClusterLength(original, index);
            if (length == 1 && Plain(original[index]) is var plain and not '\0')
                builder.Add(plain, index, index + 1);
            else if (length > 1 || !IsInvisible(original[index]))
                builder.AddComposed(original.AsSpan(index, length), index);
            index += length;
        }

        return builder.Build();
    }

    /// <summary>The lower-case form of a character that needs no composing; the null character for one that does.</summary>
    private static char Plain(char character)
    {
        if (char.IsAscii(character))
            return character > ' ' ? char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character : char.IsWhiteSpace(character) || character == '\0' ? ' ' : character;
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

    /// <summary>Combining marks and the vowels and finals of Hangul written letter by letter.</summary>
    private static bool Continues(char character) => character >= '\u0300' && (character is >= '\u1160' and <= '\u11ff'
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
                valid.Append(rune.ToString());
            foreach (var character in valid.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant())
                Add(character == '\u03c2' ? '\u03c3' : char.IsWhiteSpace(character) ? ' ' : character, start, start + cluster.Length);
        }

        public NormalText Build() => new(_text.ToString(), [.. _starts], [.. _ends]);
    }
}
