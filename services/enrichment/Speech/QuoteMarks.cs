using System.Buffers;
using Wiredesk.Enrichment.Body;
using Wiredesk.Text;

namespace Wiredesk.Enrichment.Speech;

/// <summary>Finds what stands between quotation marks, in the styles of all languages.</summary>
/// <remarks>
/// The pairs are those of the Unicode Common Locale Data Repository (delimiters) with the German and Swedish reversals. A mark opens a quotation where
/// no word touches it from the left, so that apostrophes and inches open none; marks inside a quotation belong to it. A quotation goes on in the next paragraph
/// when it was not closed and that paragraph starts with an opening mark, as style books have it (The Chicago Manual of Style, 13.32).
/// </remarks>
internal static class QuoteMarks
{
    private const string Openers = "“„«»\"‘‚‹'「『”";

    private static readonly SearchValues<char> Marks = SearchValues.Create(Openers + "’›」』");

    // A single mark is an apostrophe as well, so its partner must not be far.
    private const int LongestSingle = 400;
    private const int LongestUnclosed = 2_000;

    /// <summary>The quotations in the lines of a body, in order, without their marks.</summary>
    public static List<TextSpan> Of(string text, IReadOnlyList<Line> lines)
    {
        var spans = new List<TextSpan>();
        var (open, start) = ('\0', 0);
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            var at = line.Start;
            if (open != '\0' && Continues(text[at], open))
                at++;
            for (; at < line.End; at++)
            {
                var skipped = text.AsSpan(at, line.End - at).IndexOfAny(Marks);
                if (skipped < 0)
                    break;
                at += skipped;
                if (open == '\0')
                {
                    if (!Opens(text, line, at))
                        continue;
                    if (text[at] is '‘' or '\'' or '‚')
                    {
                        if (SingleEnd(text, line, at) is not { } end)
                            continue;
                        spans.Add(new TextSpan(at + 1, end));
                        at = end;
                        continue;
                    }

                    (open, start) = (text[at], at + 1);
                }
                else if (Closes(text, line, at, open, start))
                {
                    Add(spans, text, start, at);
                    open = '\0';
                }
                else if (text[at] == '"' && open == '"' && Opens(text, line, at))
                {
                    start = at + 1; // The one before was never closed.
                }
            }

            if (open == '\0' || (index + 1 < lines.Count && Continues(text[lines[index + 1].Start], open)))
                continue;

            // The closing mark was forgotten: believed only where the quotation fills the paragraph.
            if (start <= line.Start + 1 && line.End - start <= LongestUnclosed && start >= line.Start)
                Add(spans, text, start, line.End);
            open = '\0';
        }

        return spans;
    }

    private static void Add(List<TextSpan> spans, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            spans.Add(new TextSpan(start, end));
    }

    private static bool Opens(string text, Line line, int at)
    {
        var mark = text[at];
        if (!Openers.Contains(mark) || at + 1 >= line.End)
            return false;
        var before = at == line.Start ? ' ' : text[at - 1];
        var after = text[at + 1];
        return mark switch
        {
            '「' or '『' => true,
            '«' => !char.IsLetterOrDigit(before),
            '“' or '„' => !char.IsWhiteSpace(after),
            '\'' => IsOutside(before) && char.IsLetter(after),
            _ => IsOutside(before) && !char.IsWhiteSpace(after) && !IsClosingSign(after),
        };
    }

    private static bool IsOutside(char before) => char.IsWhiteSpace(before) || "([{—–-:/,…¿¡>".Contains(before) || before is '“' or '「' || before > '\u2E7F';

    private static bool IsClosingSign(char character) => ",.;:!?)]".Contains(character);

    private static bool Closes(string text, Line line, int at, char open, int start)
    {
        var mark = text[at];
        if (at == start)
            return false;
        switch (open)
        {
            case '“': return mark == '”' || (mark == '"' && !char.IsWhiteSpace(text[at - 1]));
            case '„': return mark is '“' or '”' or '"' && !(mark == '"' && char.IsWhiteSpace(text[at - 1]));
            case '«': return mark == '»';
            case '»': return mark is '«' || (mark == '»' && !char.IsWhiteSpace(text[at - 1]));
            case '”': return mark == '”';
            case '‹': return mark == '›';
            case '「': return mark == '」';
            case '『': return mark == '』';
            default:
                var isAtEnd = at + 1 >= line.End || !char.IsLetterOrDigit(text[at + 1]);
                return mark is '"' or '”' && isAtEnd && (!char.IsWhiteSpace(text[at - 1]) || at + 1 >= line.End || char.IsWhiteSpace(text[at + 1]));
        }
    }

    // The first mark that ends a word, unless it may be the apostrophe of a plural ("the workers’ strike") and a better one follows.
    private static int? SingleEnd(string text, Line line, int at)
    {
        int? doubtful = null;
        var end = Math.Min(line.End, at + LongestSingle);
        for (var next = at + 2; next < end; next++)
        {
            var isMark = text[at] == '\'' ? text[next] == '\'' : text[next] is '’' or '‘';
            if (!isMark || char.IsWhiteSpace(text[next - 1]) || (next + 1 < line.End && char.IsLetterOrDigit(text[next + 1])))
                continue;
            if (text[next - 1] != 's')
                return next;
            doubtful ??= next;
        }

        return doubtful;
    }

    private static bool Continues(char first, char open) => first == open || (open == '«' && first == '»') || (open == '„' && first is '“');
}
