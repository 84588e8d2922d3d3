using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Which countries a text means whose names people bear as well: Jordan, Chad, Georgia.</summary>
internal readonly ref struct CountryNames(WordList words, List<NameSpan> spans)
{
    private const int Stem = 4;

    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>
    /// Adds the hashes of those that stand beside another place (<c>Egypt and Jordan</c>), whose people are named too (<c>Jordanian</c>), or that take part in
    /// what happens in a text that names nobody so.
    /// </summary>
    public void Find(HashSet<uint> countries)
    {
        var stems = new HashSet<uint>();
        var candidates = new List<int>();
        for (var at = 0; at < _all.Length; at++)
        {
            if (!_all[at].IsCapital || _all[at].Kind != WordKind.Word)
                continue;
            if (_all[at].Is(WordClass.Demonym) && _all[at].Length > Stem)
                stems.Add(StemOf(at));
            else if (_all[at].Is(WordClass.FirstName | WordClass.Surname) && Gazetteer.Shipped.Match(words, at, out var length) is { Section: "country", IsUnsure: true } && length == 1)
                candidates.Add(at);
        }

        foreach (var at in candidates)
        {
            if (stems.Contains(StemOf(at)) || IsBesidePlace(at) || ActsAsCountry(at))
                countries.Add(_all[at].Hash);
        }
    }

    private uint StemOf(int at) => Letters.Hash(words.Text.AsSpan(_all[at].Start, Math.Min(Stem, _all[at].Length)));

    // "Belarus, Yemen, and Jordan", "between Jordan and Egypt"
    private bool IsBesidePlace(int at)
    {
        var before = at - 1;
        while (before > 0 && at - before < 3 && (_all[before].IsMark(',') || words.Spelling(before) is "and" or "or"))
            before--;
        var after = at + 1;
        while (after < _all.Length && after - at < 3 && (_all[after].IsMark(',') || words.Spelling(after) is "and" or "or"))
            after++;
        return before < at - 1 && IsPlace(before) || after > at + 1 && IsPlace(after);
    }

    // "the border with Jordan", "the actions of Jordan": after a preposition and before no other name.
    private bool ActsAsCountry(int at) =>
        at > 0 && words.Spelling(at - 1) is "of" or "with" or "against" or "towards" or "between" or "by" && at + 1 < _all.Length && !_all[at + 1].IsCapital && !_all[at + 1].IsMark('-');

    private bool IsPlace(int at) => NameAt(at) is { Type: EntityType.Place, Known: { IsUnsure: false } };

    // The names are in the order of the text.
    private NameSpan? NameAt(int at)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].Last < at ? (middle + 1, high) : (low, middle);
        }

        return low < spans.Count && spans[low].First <= at ? spans[low] : null;
    }
}
