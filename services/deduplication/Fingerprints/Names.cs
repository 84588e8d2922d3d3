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

    // Used again for every text of a thread.
    [ThreadStatic]
    private static HashSet<ulong>? _inside;

    /// <summary>Marks the words that belong to a name; the marks are empty at first.</summary>
    public static void Find(string text, ReadOnlySpan<Token> tokens, Span<Mark> marks)
    {
        var capitals = 0;
        for (var index = 0; index < tokens.Length; index++)
        {
            if (!IsCapital(text, tokens[index]))
                continue;
            marks[index] = Mark.Name;
            capitals++;
        }

        if (capitals > TooManyCapitals * tokens.Length)
        {
            marks.Clear();
            return;
        }

        var inside = _inside ??= [];
        inside.Clear();
        for (var index = 0; index < tokens.Length; index++)
        {
            if (marks[index] == Mark.Name && !StartsSentence(text, tokens, index))
                inside.Add(tokens[index].Hash);
        }

        for (var index = 0; index < tokens.Length; index++)
        {
            if (marks[index] == Mark.Name && !inside.Contains(tokens[index].Hash))
                marks[index] = Mark.None;
        }
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
