using System.Runtime.InteropServices;
using Wiredesk.Enrichment.Body;

namespace Wiredesk.Enrichment.Reading;

/// <summary>The body as a reader takes it in: paragraphs, sentences and words, each with its place in the text as it was given. Read once for all parts.</summary>
/// <remarks>
/// A sentence ends at a full stop, question or exclamation mark with what closes after it, unless a small letter follows or the stop belongs to an
/// abbreviation or initial (the rules of Unicode Standard Annex 29, section 5, with a list of abbreviations as in Grefenstette and Tapanainen,
/// "What is a word, what is a sentence?", 1994). A paragraph ends a sentence in any case.
/// </remarks>
internal sealed class Prose
{
    private const int LongestWord = 64;
    private const string Stops = ".!?…。！？؟।։።۔";
    private const string Closers = "\"'”’»›)]」』“";

    private readonly List<Term> _terms = [];
    private readonly List<Sentence> _sentences = [];
    private readonly List<string> _words = [""]; // Id 0: a word too long to be one.

    private Prose(string text, string language) => (Text, Language) = (text, language);

    public string Text { get; }

    public string Language { get; }

    public ReadOnlySpan<Term> Terms => CollectionsMarshal.AsSpan(_terms);

    public IReadOnlyList<Sentence> Sentences => _sentences;

    /// <summary>The distinct words in lower case, by their id; a possessive <c>’s</c> is left off.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Reads the lines of a body.</summary>
    public static Prose Of(string text, IEnumerable<Line> lines, string language)
    {
        var prose = new Prose(text, language);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var paragraph = 0;
        foreach (var line in lines)
            prose.Read(line, paragraph++, ids);
        return prose;
    }

    /// <summary>The words from one index to before another, as they were given.</summary>
    public string Slice(int first, int last) => Text[_terms[first].Start.._terms[last - 1].End];

    public bool IsCapital(int term) => char.IsUpper(Text[_terms[term].Start]);

    public string Word(int term) => _words[_terms[term].Id];

    private void Read(Line line, int paragraph, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids)
    {
        var (first, start, gap) = (_terms.Count, line.Start, Gap.Sentence);
        for (var at = line.Start; at < line.End;)
        {
            if (char.IsLetterOrDigit(Text[at]) || char.IsSurrogate(Text[at]))
            {
                var end = EndOfWord(at, line.End);
                _terms.Add(new Term(at, end, IdOf(Text.AsSpan(at, end - at), ids), gap));
                (at, gap) = (end, Gap.None);
                // "... with the U.S. The talks ...": the stop of the abbreviation ends the sentence too.
                if (Text[end - 1] == '.' && end < line.End && Abbreviations.StartsSentence(Text.AsSpan(end, Math.Min(20, line.End - end))))
                {
                    Add(start, end, first, paragraph);
                    (start, first, gap) = (end + 1, _terms.Count, Gap.Sentence);
                }

                continue;
            }

            if (Stops.Contains(Text[at]) && EndOfSentence(at, line.End) is { } stop)
            {
                Add(start, stop, first, paragraph);
                (at, first, gap) = (stop, _terms.Count, Gap.Sentence);
                while (at < line.End && char.IsWhiteSpace(Text[at]))
                    at++;
                start = at;
                continue;
            }

            gap |= GapOf(Text[at]);
            at++;
        }

        Add(start, line.End, first, paragraph);
    }

    private void Add(int start, int end, int first, int paragraph)
    {
        if (_terms.Count > first)
            _sentences.Add(new Sentence(start, end, first, _terms.Count, paragraph));
    }

    // Inner hyphens, apostrophes and the points of "U.S." belong to a word; "l'Iran" is two.
    private int EndOfWord(int start, int limit)
    {
        var at = start + 1;
        for (; at < limit; at++)
        {
            var character = Text[at];
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character) || IsMark(character))
                continue;
            var isInside = at + 1 < limit && char.IsLetterOrDigit(Text[at + 1]);
            if (isInside && character is '-' or '\u2011' or '\u200C' or '\u200D')
                continue;
            if (isInside && character is '\'' or '’' && !IsElision(start, at))
                continue;
            if (isInside && character is '.' or ',' && char.IsAsciiDigit(Text[at - 1]) && char.IsAsciiDigit(Text[at + 1]))
                continue;
            if (character == '.' && IsInitial(start, at) && (isInside ? char.IsLetter(Text[at + 1]) : at - start > 1))
                continue;
            break;
        }

        return at;
    }

    // A single letter before a point, at the start of the word or after another such pair.
    private bool IsInitial(int start, int at) => char.IsUpper(Text[at - 1]) && (at - 1 == start || Text[at - 2] == '.');

    private bool IsElision(int start, int at) => Language is "fr" or "it" or "ca" && (char.IsLower(Text[start]) || at - start <= 2) && at - start <= 5;

    private static bool IsMark(char character) => character >= '\u0300'
        && char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Where the sentence that may end with this stop ends, what closes after it included; null when it goes on.
    private int? EndOfSentence(int at, int limit)
    {
        var isFullStop = Text[at] == '.';
        if (isFullStop && _terms.Count > 0 && _terms[^1].End == at && at + 1 < limit
            && Abbreviations.Is(Text.AsSpan(_terms[^1].Start, at - _terms[^1].Start), Language) && !Abbreviations.StartsSentence(Text.AsSpan(at + 1, Math.Min(20, limit - at - 1))))
            return null;
        var end = at + 1;
        while (end < limit && (Stops.Contains(Text[end]) || Closers.Contains(Text[end])))
            end++;
        if (end >= limit)
            return limit;
        if (Text[at] > '\u0FFF')
            return end; // Chinese and Japanese put no space after a stop.
        var next = end;
        while (next < limit && char.IsWhiteSpace(Text[next]))
            next++;
        if (next == end || next >= limit || char.IsLower(Text[next]))
            return null;
        // "..." and a dash, a comma: the sentence goes on.
        return Text[next] is ',' or ';' or '-' or '–' or '—' ? null : end;
    }

    private static Gap GapOf(char character) => character switch
    {
        ' ' => Gap.None,
        ',' or '،' or '、' or '，' => Gap.Comma,
        ';' or '.' or '!' or '?' or '…' or '؛' or '；' => Gap.Pause,
        ':' or '：' => Gap.Colon,
        '-' or '–' or '—' or '―' => Gap.Dash,
        '(' or '[' or '（' => Gap.Bracket | Gap.OpeningBracket,
        ')' or ']' or '）' => Gap.Bracket,
        '"' or '“' or '”' or '„' or '«' or '»' or '‘' or '’' or '‚' or '‹' or '›' or '「' or '」' or '『' or '』' or '\'' => Gap.Quote,
        _ => Gap.None,
    };

    private int IdOf(ReadOnlySpan<char> word, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids)
    {
        if (word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’')
            word = word[..^2];
        if (word.Length > LongestWord)
            return 0;
        Span<char> lower = stackalloc char[LongestWord];
        var length = word.ToLowerInvariant(lower);
        if (ids.TryGetValue(lower[..length], out var id))
            return id;
        id = _words.Count;
        _words.Add(lower[..length].ToString());
        ids[lower[..length]] = id;
        return id;
    }
}
