using System.Collections.Frozen;

namespace Wiredesk.Enrichment.Keyphrases;

/// <summary>A word of the text: which one it is, where it stands, and in which stretch between punctuation.</summary>
internal readonly record struct Word(int Id, int Start, int End, int Stretch);

/// <summary>The words of a text with the counts that YAKE weighs them by.</summary>
internal sealed class WordTable
{
    private const int LongestWord = 60;

    private readonly List<Counts> _counts = [];
    private readonly List<double> _weights = [];
    private readonly HashSet<long> _pairs = [];

    public List<Word> Words { get; } = [];

    public static WordTable Of(string text, FrozenSet<string> stopWords)
    {
        var table = new WordTable();
        table.Read(text, stopWords);
        table.Weigh();
        return table;
    }

    /// <summary>Whether the word at a place is too common to begin or end a phrase.</summary>
    public bool IsStop(int at) => _counts[Words[at].Id].IsStop;

    /// <summary>Whether the words from one place to the other stand in the same stretch.</summary>
    public bool Continues(int first, int last) => last < Words.Count && Words[last].Stretch == Words[first].Stretch;

    /// <summary>Whether a word mostly stands with a capital where no sentence starts.</summary>
    public bool IsName(int id) => _counts[id].Capitals * 2 > _counts[id].Total;

    /// <summary>How little a word tells; small is good.</summary>
    public double Weight(int id) => _weights[id];

    private void Read(string text, FrozenSet<string> stopWords)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LongestWord];
        var (stretch, sentence) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                var isEnd = text[at] is '.' or '!' or '?' or '\n' or '。' or '؟' or '।';
                sentence += isEnd ? 1 : 0;
                stretch += text[at] is ' ' ? 0 : 1;
                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            var word = text.AsSpan(at, end - at);
            if (word.Length <= LongestWord)
            {
                word.ToLowerInvariant(lower);
                var plain = lower[..word.Length];
                if (!known.TryGetValue(plain, out var id))
                {
                    id = _counts.Count;
                    var key = plain.ToString();
                    ids[key] = id;
                    // YAKE takes words of one or two letters for stop words in any language.
                    _counts.Add(new Counts { IsStop = key.Length < 3 && !IsAcronym(word) || !ContainsLetter(key) || stopWords.Contains(key.Replace('’', '\'')) });
                }

                Count(id, word, sentence, Words.Count > 0 && Words[^1].Stretch == stretch ? Words[^1].Id : -1);
                Words.Add(new Word(id, at, end, stretch));
            }

            at = end;
        }
    }

    private static int EndOfWord(string text, int at)
    {
        while (++at < text.Length && (char.IsLetterOrDigit(text[at]) || IsMark(text[at])
            || (text[at] is '-' or '\'' or '’' or '\u200C' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))))
        {
        }

        return at;
    }

    private static bool IsMark(char character) =>
        character > 0x2FF && char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsAcronym(ReadOnlySpan<char> word) => word.Length == 2 && char.IsUpper(word[0]) && char.IsUpper(word[1]);

    private static bool ContainsLetter(string word) => word.Any(char.IsLetter);

    private void Count(int id, ReadOnlySpan<char> word, int sentence, int before)
    {
        var counts = _counts[id];
        counts.Total++;
        var isAcronym = word.Length > 1 && word.IndexOfAnyExceptInRange('A', 'Z') < 0;
        var startsSentence = Words.Count == 0 || counts.LastSentence != sentence && Words[^1].Stretch != 0 && before < 0;
        counts.Acronyms += isAcronym ? 1 : 0;
        counts.Capitals += char.IsUpper(word[0]) && !startsSentence ? 1 : 0;
        if (counts.LastSentence != sentence || counts.Sentences.Count == 0)
        {
            counts.LastSentence = sentence;
            counts.Sentences.Add(sentence);
        }

        if (before < 0)
            return;
        counts.LeftTotal++;
        _counts[before].RightTotal++;
        if (!_pairs.Add(((long)before << 32) | (uint)id))
            return;
        counts.Left++;
        _counts[before].Right++;
    }

    // Section 3.2 of the paper: case, position, frequency, relatedness to context, spread over sentences.
    private void Weigh()
    {
        var telling = _counts.Where(counts => !counts.IsStop).Select(counts => (double)counts.Total).DefaultIfEmpty(1).ToArray();
        var mean = telling.Average();
        var deviation = Math.Sqrt(telling.Average(total => (total - mean) * (total - mean)));
        var most = Math.Max(1, _counts.Count == 0 ? 1 : _counts.Max(counts => counts.Total));
        var sentences = 1 + (_counts.Count == 0 ? 0 : _counts.Max(counts => counts.LastSentence));
        foreach (var counts in _counts)
        {
            var casing = Math.Max(counts.Acronyms, counts.Capitals) / (1 + Math.Log(counts.Total));
            var position = Math.Log(Math.Log(3 + counts.Sentences[counts.Sentences.Count / 2]));
            var frequency = counts.Total / (mean + deviation);
            var left = counts.LeftTotal == 0 ? 0 : (double)counts.Left / counts.LeftTotal;
            var right = counts.RightTotal == 0 ? 0 : (double)counts.Right / counts.RightTotal;
            var relatedness = 1 + ((left + right) * counts.Total / most);
            var spread = (double)counts.Sentences.Count / sentences;
            _weights.Add(relatedness * position / (casing + (frequency / relatedness) + (spread / relatedness)));
        }
    }

    private sealed class Counts
    {
        public bool IsStop;
        public int Total;
        public int Acronyms;
        public int Capitals;
        public int LeftTotal;
        public int RightTotal;
        public int LastSentence;
        public readonly List<int> Sentences = [];
        public int Left;
        public int Right;
    }
}
