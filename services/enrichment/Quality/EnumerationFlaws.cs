using Wiredesk.Contracts;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Quality;

/// <summary>Groups of a stated size whose members are counted otherwise: a <c>quartet</c> with three named.</summary>
internal static class EnumerationFlaws
{
    private const int MostMembers = 12;
    private const int LongestMember = 9;

    private static readonly Dictionary<string, int> Groups = new(StringComparer.Ordinal)
    {
        ["duo"] = 2,
        ["bilateral"] = 2,
        ["trio"] = 3,
        ["troika"] = 3,
        ["trilateral"] = 3,
        ["tripartite"] = 3,
        ["quartet"] = 4,
        ["quadrilateral"] = 4,
        ["foursome"] = 4,
        ["quintet"] = 5,
        ["sextet"] = 6,
        ["quartett"] = 4,
        ["trilaterales"] = 3,
        ["quatuor"] = 4,
        ["cuarteto"] = 4,
        ["quartetto"] = 4,
        ["квартет"] = 4,
    };

    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
    };

    public static IEnumerable<QualityFlag> Of(Prose prose)
    {
        // Most texts name no group and no number.
        if (!prose.Words.Any(Groups.ContainsKey))
            return prose.Words.Any(Numbers.ContainsKey) ? Announced(prose) : [];
        return Announced(prose).Concat(Grouped(prose));
    }

    private static IEnumerable<QualityFlag> Grouped(Prose prose)
    {
        var lists = new List<(int Paragraph, int Members)>();
        foreach (var sentence in prose.Sentences)
        {
            for (var term = sentence.First; term < sentence.Last; term++)
            {
                if (Members(prose, sentence, term) is { } list)
                {
                    lists.Add((sentence.Paragraph, list.Count));
                    term = list.Last - 1;
                }
            }
        }

        // A group is named anywhere; only the lists of its own paragraphs and the one before can be its members.
        foreach (var sentence in prose.Sentences)
        {
            for (var term = sentence.First; term < sentence.Last; term++)
            {
                if (!Groups.TryGetValue(prose.Word(term), out var size) || prose.IsCapital(term))
                    continue;
                var near = lists.Where(list => sentence.Paragraph - list.Paragraph is >= 0 and <= 2).ToList();
                if (near.Count == 0 || near.Any(list => list.Members == size))
                    continue;
                yield return Flag(prose, term, term + 1, $"A group of {size}, of which {near.MaxBy(list => list.Members).Members} are named.");
                yield break;
            }
        }
    }

    // "three countries: A and B", "five people (A, B, C and D)"
    private static IEnumerable<QualityFlag> Announced(Prose prose)
    {
        foreach (var sentence in prose.Sentences)
        {
            for (var term = sentence.First; term + 2 < sentence.Last; term++)
            {
                if (!Numbers.TryGetValue(prose.Word(term), out var size))
                    continue;
                for (var next = term + 1; next <= term + 3 && next < sentence.Last; next++)
                {
                    if ((prose.Terms[next].Gap & ~Gap.None) == 0)
                        continue;
                    if (next > term + 1 && !prose.IsCapital(next - 1) && (prose.Terms[next].Gap & (Gap.Colon | Gap.OpeningBracket)) != 0 && Members(prose, sentence, next) is { } list && list.Count != size && Ends(prose, sentence, list.Last))
                        yield return Flag(prose, term, list.Last, $"Announces {size} and names {list.Count}.");
                    break;
                }
            }
        }
    }

    private static bool Ends(Prose prose, Sentence sentence, int term) => term == sentence.Last || (prose.Terms[term].Gap & (Gap.Bracket | Gap.Pause | Gap.Dash)) != 0;

    // "the CIA, Mossad, and Qatar": members with a capital, parted by commas, the last behind "and".
    private static (int Count, int Last)? Members(Prose prose, Sentence sentence, int start)
    {
        if (!prose.IsCapital(start) || (start > sentence.First && prose.Terms[start].Gap == Gap.None && prose.IsCapital(start - 1)))
            return null;
        var (count, memberFirst, at) = (1, start, start + 1);
        for (; at < sentence.Last && count < MostMembers && at - memberFirst < LongestMember; at++)
        {
            var isAnd = prose.Word(at) is "and" or "und" or "et" or "y" or "e" or "en" or "och" or "og" or "i" or "и";
            var isComma = (prose.Terms[at].Gap & Gap.Comma) != 0;
            if (prose.Terms[at].Gap is not (Gap.None or Gap.Comma))
                return null;
            if (!isAnd && !isComma)
                continue;
            var next = isAnd ? at + 1 : at;
            if (!isAnd && prose.Word(at) is "and")
                next = at + 1;
            while (next < sentence.Last && prose.Word(next) is "the" or "a" or "an" or "then" or "former")
                next++;
            if (next >= sentence.Last || !prose.IsCapital(next))
                return null;
            count++;
            if (isAnd)
                return count > 2 || (prose.Terms[at].Gap & Gap.Comma) == 0 ? (count, EndOfName(prose, sentence, next)) : null;
            (memberFirst, at) = (next, next);
        }

        return null;
    }

    private static int EndOfName(Prose prose, Sentence sentence, int term)
    {
        term++;
        while (term < sentence.Last && prose.Terms[term].Gap == Gap.None && prose.IsCapital(term))
            term++;
        return term;
    }

    private static QualityFlag Flag(Prose prose, int first, int last, string message) =>
        new("enumeration-mismatch", message, prose.Terms[first].Start, prose.Terms[last - 1].End);
}
