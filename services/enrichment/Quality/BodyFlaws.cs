using System.Buffers;
using System.Text.RegularExpressions;
using Wiredesk.Contracts;
using Wiredesk.Enrichment.Body;

namespace Wiredesk.Enrichment.Quality;

/// <summary>Signs that a part of the body is missing or left over.</summary>
internal static partial class BodyFlaws
{
    // A paragraph at least this long is no entry of a list.
    private const int LongestEntry = 120;
    private const int LongestIntroduction = 60;
    private const string Openers = "([{";
    private const string Closers = ")]}";

    private static readonly SearchValues<char> Brackets = SearchValues.Create(Openers + Closers);

    public static IEnumerable<QualityFlag> Of(string text, IReadOnlyList<Line> body) => TruncatedLists(text, body).Concat(StrayBrackets(text, body));

    // A sentence announces a list, and the text goes on (or ends) without one.
    private static IEnumerable<QualityFlag> TruncatedLists(string text, IReadOnlyList<Line> body)
    {
        for (var index = 0; index < body.Count; index++)
        {
            var line = body[index];
            if (text[line.End - 1] is not (':' or '：') || (index + 1 < body.Count && IsEntry(text, body[index + 1], index + 2 < body.Count ? body[index + 2] : null)))
                continue;
            var from = Math.Max(line.Start, line.End - LongestIntroduction);
            if (Announces().IsMatch(text.AsSpan(from, line.End - from)))
                yield return new QualityFlag("truncated-list", "A list is announced, and does not follow.", from, line.End);
        }
    }

    // A short line; one that is a sentence is an entry only where another follows.
    private static bool IsEntry(string text, Line line, Line? next)
    {
        var words = line.In(text);
        return line.Length < LongestEntry && (!Sentences.EndsInStop(words) || next is { Length: < LongestEntry }) || Sentences.IsItem(words) || !(char.IsUpper(words[0]) || char.GetUnicodeCategory(words[0]) is System.Globalization.UnicodeCategory.OtherLetter);
    }

    private static IEnumerable<QualityFlag> StrayBrackets(string text, IReadOnlyList<Line> body)
    {
        var open = new Stack<int>();
        foreach (var line in body)
        {
            for (var at = Next(text, line.Start, line.End, Brackets); at >= 0; at = Next(text, at + 1, line.End, Brackets))
            {
                var character = text[at];
                if (Openers.Contains(character))
                    open.Push(at);
                else if (!Closers.Contains(character))
                    continue;
                else if (open.TryPeek(out var start) && Openers.IndexOf(text[start]) == Closers.IndexOf(character))
                    open.Pop();
                else if (!ClosesNumber(text, line, at))
                    yield return Stray(at);
            }
        }

        foreach (var at in open.Reverse())
            yield return Stray(at);
    }

    private static int Next(string text, int from, int end, SearchValues<char> wanted)
    {
        var at = text.AsSpan(from, end - from).IndexOfAny(wanted);
        return at < 0 ? -1 : from + at;
    }

    // "a) first, b) second", "1) ...", and the smileys ":)" and ";-)".
    private static bool ClosesNumber(string text, Line line, int at)
    {
        if (text[at] != ')' || at == line.Start)
            return false;
        var word = at;
        while (word > line.Start && at - word < 3 && char.IsLetterOrDigit(text[word - 1]))
            word--;
        return text[at - 1] is ':' or ';' or '-' || (word < at && (word == line.Start || char.IsWhiteSpace(text[word - 1])));
    }

    private static QualityFlag Stray(int at) => new("stray-bracket", "A bracket has no partner.", at, at + 1);

    // The last words before the colon, in the languages the sources mostly write.
    [GeneratedRegex("""
        \b(including|includes?|included|(the\ )?following|follows|such\ as|as\ follows|among\ (them|these|which|others)|namely|are|were|these|below|(steps|points|demands|conditions|reasons|measures|examples|items|terms)|
        darunter|folgende[nrs]?|nämlich|unter\ anderem|notamment|suivant(e?s)?|dont|incluyendo|incluidos|siguientes?|entre\ ellos|tra\ cui|seguenti|incluindo|seguintes?|waaronder|volgende|bland\ annat|följande|blant\ annet|følgende|m\.in\.|następujące|včetně|следующие|в\ том\ числе|включая|зокрема|şunlar|aşağıdaki|包括|以下|如下|次の)(\ \p{L}+)?\s?[:：]$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Announces();
}
