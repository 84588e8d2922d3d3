using System.Runtime.InteropServices;

namespace Wiredesk.Enrichment.Words;

/// <summary>The words of a text in order, read once for all who look for names, dates and numbers in it.</summary>
/// <remarks>
/// Hyphens part words, since <c>US-led</c> names a country and <c>Al-Thani</c> is one name: who reads names joins them again. The point of an
/// abbreviation and the apostrophe inside a word belong to it; the <c>'s</c> of a genitive is a word of its own.
/// </remarks>
internal sealed class WordList
{
    // A line whose longer words are capitalised in at least this share is a headline.
    private const double HeadlineShare = 0.7;
    private const int FewestHeadlineWords = 4;
    private const int FewestHeadingWords = 2; // of a line that no full stop ends
    private const int LongestHeadline = 40;

    private readonly Word[] _words;

    private WordList(string text, Word[] words) => (Text, _words) = (text, words);

    public string Text { get; }

    public ReadOnlySpan<Word> All => _words;

    public int Count => _words.Length;

    public ref readonly Word this[int index] => ref _words[index];

    public ReadOnlySpan<char> Spelling(int index) => Text.AsSpan(_words[index].Start, _words[index].Length);

    /// <summary>The text from the start of one word to the end of another.</summary>
    public string Phrase(int first, int last) => Text[_words[first].Start.._words[last].End];

    /// <summary>Reads a text.</summary>
    public static WordList Of(string text) => new(text, new Reader(text, Lexicon.Shipped).Read());

    private ref struct Reader(string text, Lexicon lexicon)
    {
        private readonly List<Word> _words = new((text.Length / 5) + 4);
        private int _lineStart;
        private bool _startsLine = true;
        private bool _startsSentence = true;
        private int _lastEnd;

        public Word[] Read()
        {
            for (var at = 0; at < text.Length;)
            {
                switch (Letters.Kind(text[at]))
                {
                    case LetterKind.Space or LetterKind.Accent:
                        at++;
                        break;
                    case LetterKind.LineBreak:
                        EndLine();
                        at++;
                        break;
                    case LetterKind.Digit:
                        at = AddNumber(at);
                        break;
                    case LetterKind.Sign:
                        Add(at, at + 1, 0, WordKind.Mark, WordTraits.None);
                        NoteSign(text[at]);
                        at++;
                        break;
                    default:
                        at = AddWord(at);
                        break;
                }
            }

            EndLine();
            return [.. _words];
        }

        private int AddNumber(int start)
        {
            var at = start + 1;
            while (at < text.Length && (Letters.Kind(text[at]) == LetterKind.Digit
                || (text[at] is '.' or ',' && at + 1 < text.Length && Letters.Kind(text[at + 1]) == LetterKind.Digit)))
                at++;
            // Letters right after digits make a name or an ordinal of them (6PR, 139th), unless they are a unit: 20bn, 5km, 7pm.
            if (at < text.Length && Letters.Kind(text[at]) == LetterKind.Capital && char.IsAsciiLetter(text[at]))
                return AddWord(start);
            Add(start, at, Letters.Hash(text.AsSpan(start, at - start)), WordKind.Number, WordTraits.Digits);
            _startsSentence = false;
            return at;
        }

        private int AddWord(int start)
        {
            var (hash, capitals, small, digits, points) = (2166136261u, 0, 0, 0, 0);
            var firstKind = Letters.Kind(text[start]);
            var at = start;
            for (; at < text.Length; at++)
            {
                var character = text[at];
                switch (Letters.Kind(character))
                {
                    case LetterKind.Capital:
                        capitals++;
                        break;
                    case LetterKind.Small or LetterKind.Caseless:
                        small++;
                        break;
                    case LetterKind.Digit:
                        if (at > start && text[at - 1] >= '\u3040') // Chinese and Japanese put no space between: 2025年11月
                            goto End;
                        digits++;
                        break;
                    case LetterKind.Accent:
                        continue;
                    default:
                        if (character == '.' && IsInnerPoint(at, start))
                        {
                            points++;
                            continue;
                        }

                        if (!JoinsLetters(at, start))
                            goto End;
                        break;
                }

                hash = (hash ^ Letters.Fold(character)) * 16777619u;
            }

        End:
            var known = lexicon.Of(hash);
            var isPointed = at < text.Length && text[at] == '.' && at - start > points
                && (points > 0 || (at - start == 1 && capitals == 1) || ((known & WordClass.NoPoint) != 0 && !(at - start <= 3 && capitals == 0 && IsSentenceEnd(at))));
            at += isPointed ? 1 : 0;
            var traits = (firstKind == LetterKind.Capital ? WordTraits.Capital : 0)
                | (capitals >= 2 && small == 0 ? WordTraits.AllCapitals : 0)
                | (capitals >= 1 && small > 0 && (capitals > 1 || firstKind != LetterKind.Capital) ? WordTraits.InnerCapital : 0)
                | (capitals == 1 && small == 0 && digits == 0 && isPointed ? WordTraits.Initial : 0)
                | (digits > 0 ? WordTraits.Digits : 0)
                | (isPointed ? WordTraits.Abbreviation : 0);
            // After "U.S." or "Inc." only a small word in capitals tells that a new sentence starts.
            if (_words.Count > 0 && _words[^1].Has(WordTraits.Abbreviation) && firstKind == LetterKind.Capital && (known & WordClass.Function) != 0)
                _startsSentence = true;
            Add(start, at, hash, WordKind.Word, traits, known);
            _startsSentence = false;
            return at;
        }

        // The points of U.S. and e.g., and of a domain: Amazon.com; not a missing space: truce.The.
        private readonly bool IsInnerPoint(int at, int start)
        {
            if (at + 1 >= text.Length || at == start)
                return false;
            var next = Letters.Kind(text[at + 1]);
            var isSingle = at - start == 1 || text[at - 2] == '.';
            return isSingle ? next is LetterKind.Capital or LetterKind.Small && (at + 2 >= text.Length || Letters.Kind(text[at + 2]) is not (LetterKind.Capital or LetterKind.Small))
                : next == LetterKind.Small;
        }

        private readonly bool JoinsLetters(int at, int start)
        {
            if (at + 1 >= text.Length || at == start)
                return false;
            var next = Letters.Kind(text[at + 1]);
            var isLetter = next is LetterKind.Capital or LetterKind.Small or LetterKind.Caseless;
            return text[at] switch
            {
                '&' => isLetter && Letters.Kind(text[at - 1]) == LetterKind.Capital,
                '\'' or '\u2019' or '\u02BC' => isLetter && !IsGenitive(at + 1) && !(next == LetterKind.Capital && IsElision(start, at)),
                _ => false,
            };
        }

        private readonly bool IsGenitive(int at) =>
            text[at] is 's' or 'S' && (at + 1 >= text.Length || Letters.Kind(text[at + 1]) is not (LetterKind.Small or LetterKind.Capital or LetterKind.Caseless));

        // French and Italian articles: l'Iran, d'Israël, dell'Ucraina.
        private readonly bool IsElision(int start, int at) =>
            Letters.Kind(text[start]) == LetterKind.Small && text.AsSpan(start, at - start) is "l" or "d" or "qu" or "s" or "n" or "dell" or "all" or "nell" or "dall" or "sull";

        private readonly bool IsSentenceEnd(int point)
        {
            var next = point + 1;
            while (next < text.Length && text[next] is ' ' or '\u00A0')
                next++;
            return next >= text.Length || Letters.Kind(text[next]) is LetterKind.Capital or LetterKind.LineBreak;
        }

        private void Add(int start, int end, uint hash, WordKind kind, WordTraits traits, WordClass known = WordClass.None)
        {
            if (_startsLine)
                traits |= WordTraits.StartsLine;
            if (_startsSentence)
                traits |= WordTraits.StartsSentence;
            if (start == _lastEnd && start > 0)
                traits |= WordTraits.Glued;
            _words.Add(new Word(start, end, hash, kind, traits, known, text[start]));
            _lastEnd = end;
            _startsLine = false;
        }

        private void NoteSign(char sign)
        {
            if (sign is '.' or '!' or '?' or '…' or ':' or ';' or '|' or '•' or '·' or '*' or '"' or '“' or '„' or '«' or '‘' or '。')
                _startsSentence = true;
            else if (sign is not ('”' or '’' or '»' or ')' or ']' or '\'' or '(' or '[' or '-' or '–' or '—'))
                _startsSentence = false;
        }

        private void EndLine()
        {
            var line = CollectionsMarshal.AsSpan(_words)[_lineStart..];
            if (line.Length > 0 && line.Length <= LongestHeadline && IsHeadline(line))
            {
                foreach (ref var word in line)
                    word = word with { Traits = word.Traits | WordTraits.InTitle };
            }

            _lineStart = _words.Count;
            _startsLine = _startsSentence = true;
        }

        private static bool IsHeadline(ReadOnlySpan<Word> line)
        {
            var (words, capitals, common) = (0, 0, 0);
            foreach (var word in line)
            {
                if (word.Kind != WordKind.Word || word.Length < 4 || word.Is(WordClass.Function))
                    continue;
                words++;
                capitals += word.IsCapital ? 1 : 0;
                common += word.IsCapital && word.Is(WordClass.Common) && !word.Has(WordTraits.StartsSentence) ? 1 : 0;
            }

            return words >= (line[^1].IsMark('.') ? FewestHeadlineWords : FewestHeadingWords) && capitals >= words * HeadlineShare && common >= 1;
        }
    }
}
