using Wiredesk.Contracts;
using Wiredesk.Enrichment.Entities;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Tagging;

/// <summary>What the tagger sees of a word: itself, its neighbours, their shapes and classes, and what the rules made of it.</summary>
/// <remarks>
/// The features are those of Ratinov and Roth (2009), with the rules' answer as one more, as in stacking (Wolpert, "Stacked generalization",
/// 1992). A region is a run of capitalised words and what may stand between them; outside regions no word is part of a name.
/// </remarks>
internal readonly ref struct TagFeatures
{
    /// <summary>The most features of one word.</summary>
    public const int Most = 48;

    private const WordClass Telling = WordClass.Function | WordClass.Title | WordClass.Role | WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead | WordClass.Demonym
        | WordClass.Speech | WordClass.PlaceBefore | WordClass.FirstName | WordClass.Surname | WordClass.Common | WordClass.Month | WordClass.Weekday;

    private readonly ReadOnlySpan<Word> _all;
    private readonly string _text;
    private readonly ReadOnlySpan<byte> _rules;

    /// <param name="words">The text.</param>
    /// <param name="rules">The label that the rules gave each word, with 16 added where they are sure.</param>
    public TagFeatures(WordList words, ReadOnlySpan<byte> rules)
    {
        _all = words.All;
        _text = words.Text;
        _rules = rules;
    }

    /// <summary>The labels that rules gave the words of a text.</summary>
    public static void Rules(ReadOnlySpan<NameSpan> spans, Span<byte> rules)
    {
        rules.Clear();
        foreach (var span in spans)
        {
            Tag.Write(rules, span.First, span.Last, span.Type);
            var bonus = (byte)(span.IsSure ? Tag.Count : 0) + (span.Known is null ? 0 : 2 * Tag.Count);
            for (var at = span.First; at <= span.Last; at++)
                rules[at] += (byte)bonus;
        }
    }

    /// <summary>The end of the region that starts at a word; the word itself when none starts there.</summary>
    public int EndOfRegion(int start)
    {
        if (!_all[start].IsCapital && _rules[start] == 0)
            return start;
        var end = start + 1;
        while (end < _all.Length && end - start < 60)
        {
            if (_all[end].Has(WordTraits.StartsLine) || (_all[end].Has(WordTraits.StartsSentence) && _all[end].Kind == WordKind.Word && _rules[end] % Tag.Count != _rules[end - 1] % Tag.Count))
                break;
            if (_all[end].IsCapital || _rules[end] != 0)
                end++;
            else if (end + 1 < _all.Length && _all[end + 1].IsCapital && !_all[end + 1].Has(WordTraits.StartsLine) && IsJoint(end))
                end++;
            else if (end + 2 < _all.Length && _all[end + 2].IsCapital && !_all[end + 2].Has(WordTraits.StartsLine) && _all[end].Is(WordClass.Function) && IsJoint(end + 1) && IsJoint(end))
                end += 2;
            else if (_all[end].Kind == WordKind.Number && !_all[end - 1].Is(WordClass.Month))
                end++;
            else
                break;
        }

        return end;
    }

    private bool IsJoint(int at) => _all[at].Is(WordClass.Function | WordClass.Particle) || _all[at].Kind == WordKind.Number || _all[at].Kind == WordKind.Mark && _all[at].First is '-' or '\'' or '’' or '&' or '.' or '/' or '!' || _all[at].Is(WordClass.PlaceHead | WordClass.OrgHead) && _all[at].Length < 4 || _all[at].First == 's' && _all[at].Length == 1;

    /// <summary>The rows of the features of a word in its region; returns how many.</summary>
    public int Rows(int at, int first, int end, Span<int> rows)
    {
        var count = 0;
        var word = Hash(at);
        var shape = Shape(at);
        var rule = (uint)Rule(at);
        var (before, after) = (Hash(at - 1), Hash(at + 1));
        var (classes, classesBefore, classesAfter) = (Classes(at), Classes(at - 1), Classes(at + 1));

        Add(rows, ref count, 1, 0);
        Add(rows, ref count, 2, word);
        Add(rows, ref count, 3, before);
        Add(rows, ref count, 4, after);
        Add(rows, ref count, 5, Hash(at - 2));
        Add(rows, ref count, 6, Hash(at + 2));
        Add(rows, ref count, 7, shape);
        Add(rows, ref count, 8, shape * 31 + Shape(at - 1));
        Add(rows, ref count, 9, shape * 31 + Shape(at + 1));
        Add(rows, ref count, 10, classes);
        Add(rows, ref count, 11, classesBefore);
        Add(rows, ref count, 12, classesAfter);
        Add(rows, ref count, 13, classes * 31 + classesBefore);
        Add(rows, ref count, 14, classes * 31 + classesAfter);
        Add(rows, ref count, 15, rule);
        Add(rows, ref count, 16, rule * 64 + (uint)Rule(at - 1));
        Add(rows, ref count, 17, rule * 64 + (uint)Rule(at + 1));
        Add(rows, ref count, 18, rule * 8191 + before);
        Add(rows, ref count, 19, rule * 8191 + after);
        Add(rows, ref count, 20, rule * 8191 + shape);
        Add(rows, ref count, 21, rule * 8191 + classes);
        Add(rows, ref count, 22, rule * 8191 + classesAfter);
        Add(rows, ref count, 23, rule * 8191 + classesBefore);
        Add(rows, ref count, 24, Ending(at, 3));
        Add(rows, ref count, 25, Ending(at, 2));
        Add(rows, ref count, 26, Beginning(at, 3));
        Add(rows, ref count, 27, word * 31 + before);
        Add(rows, ref count, 28, word * 31 + after);
        Add(rows, ref count, 29, rule * 8191 + Hash(first - 1));
        Add(rows, ref count, 30, rule * 8191 + Hash(end));
        Add(rows, ref count, 31, Hash(end - 1) * 31 + (uint)(at - first));
        Add(rows, ref count, 32, Classes(end - 1) * 31 + (uint)Math.Min(end - at, 5));
        Add(rows, ref count, 33, (uint)Math.Min(end - at, 6) * 8 + (uint)Math.Min(at - first, 6));
        Add(rows, ref count, 34, Classes(end) * 31 + Classes(first - 1));
        Add(rows, ref count, 35, Ending(at, 3) * 31 + (uint)(_all[at].Traits & WordTraits.StartsSentence));
        Add(rows, ref count, 36, Hash(first - 2) * 31 + Hash(first - 1));
        Add(rows, ref count, 37, Hash(end) * 31 + Hash(end + 1));
        Add(rows, ref count, 38, shape * 64 + rule + (uint)Math.Min(end - first, 5) * 8191);
        return count;
    }

    private static void Add(Span<int> rows, ref int count, uint kind, uint value)
    {
        // Fibonacci hashing (Knuth, volume 3, 6.4) of kind and value.
        var hash = (value + kind * 0x85EBCA6Bu) * 0x9E3779B1u;
        hash = (hash ^ (hash >> 15)) * 0x9E3779B1u;
        rows[count++] = (int)(hash >> (32 - TaggerModel.Bits));
    }

    private uint Hash(int at) => at < 0 || at >= _all.Length ? 7u : _all[at].Kind switch { WordKind.Number => 11u + (uint)_all[at].Length, WordKind.Mark => _all[at].First, _ => _all[at].Hash };

    /// <summary>What the rules made of a word: see <see cref="Rules(ReadOnlySpan{NameSpan}, Span{byte})"/>.</summary>
    public int Rule(int at) => at < 0 || at >= _rules.Length ? 0 : _rules[at];

    private uint Classes(int at) => at < 0 || at >= _all.Length ? 1u << 31 : _all[at].Kind == WordKind.Word ? (uint)(_all[at].Class & Telling) | (_all[at].IsCapital ? 1u << 30 : 0) : _all[at].First;

    private uint Shape(int at)
    {
        if (at < 0 || at >= _all.Length)
            return 1;
        ref readonly var word = ref _all[at];
        return word.Kind == WordKind.Mark ? word.First : (uint)(word.Traits & ~WordTraits.StartsLine) * 8 + (uint)word.Kind + 1000 + (word.Length <= 2 ? 4u : 0);
    }

    private uint Ending(int at, int length)
    {
        var hash = 17u;
        for (var index = Math.Max(_all[at].Start, _all[at].End - length); index < _all[at].End; index++)
            hash = hash * 31 + Letters.Fold(_text[index]);
        return hash;
    }

    private uint Beginning(int at, int length)
    {
        var hash = 19u;
        for (var index = _all[at].Start; index < Math.Min(_all[at].End, _all[at].Start + length); index++)
            hash = hash * 31 + Letters.Fold(_text[index]);
        return hash;
    }
}
