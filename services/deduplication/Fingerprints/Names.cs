using System.Buffers;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>Finds the words of names by their capital letters.</summary>
/// <remarks>
/// The plain capitalisation rule of Mikheev ("A knowledge-free method for capitalized word disambiguation", ACL 1999): a capital
/// inside a sentence speaks for a name, and so does one at the start of a sentence when the same word has a capital inside another.
/// </remarks>
public static class Names
{
    // In a text in which most words are capitalised (a headline, a menu, all capitals) a capital says nothing.
    private const double TooManyCapitals = 0.6;
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?\n:\"\u201c\u201d|");

    /// <summary>Which of the words belong to a name.</summary>
    public static bool[] Of(string text, ReadOnlySpan<Token> tokens)
    {
        var names = new bool[tokens.Length];
        var capitals = 0;
        foreach (var token in tokens)
            capitals += IsCapital(text, token) ? 1 : 0;
        if (capitals > TooManyCapitals * tokens.Length)
            return names;

        var inside = new HashSet<ulong>(capitals);
        for (var index = 0; index < tokens.Length; index++)
        {
            if (IsCapital(text, tokens[index]) && !StartsSentence(text, tokens, index))
            {
                names[index] = true;
                inside.Add(tokens[index].Hash);
            }
        }

        for (var index = 0; index < tokens.Length; index++)
            names[index] |= IsCapital(text, tokens[index]) && inside.Contains(tokens[index].Hash);
        return names;
    }

    /// <summary>Whether one word follows the other inside a name: a space, a hyphen or an apostrophe between them.</summary>
    public static bool Join(string text, Token left, Token right) =>
        right.Start - left.End == 1 && text[left.End] is ' ' or '\u00a0' or '-' or '\'' or '\u2019';

    private static bool IsCapital(string text, Token token) => token.Kind == TokenKind.Word && token.End - token.Start > 1 && char.IsUpper(text[token.Start]);

    private static bool StartsSentence(string text, ReadOnlySpan<Token> tokens, int index)
    {
        if (index == 0)
            return true;
        var between = text.AsSpan(tokens[index - 1].End, Math.Max(0, tokens[index].Start - tokens[index - 1].End));
        return between.IndexOfAny(SentenceEnds) >= 0;
    }
}
