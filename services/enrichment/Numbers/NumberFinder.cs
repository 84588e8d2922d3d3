using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Numbers;

/// <summary>Finds the quantities that a text states: how many, of what, how exactly, and who says so.</summary>
/// <remarks>Dates, ages apart, are no quantities; numbers that belong to a name (Boeing 737), a time or a score are left out.</remarks>
public static class NumberFinder
{
    private const int Most = 2_000;
    private const int FarthestNoun = 4;

    /// <summary>The numbers of a text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language (ISO 639-1), which decides what points and commas mean; numbers in words are read in English.</param>
    /// <param name="dates">The dates of the text, which are not read as numbers.</param>
    public static IReadOnlyList<NumberMention> Find(string text, string language, IReadOnlyList<DateMention> dates) => Find(WordList.Of(text), language, dates);

    internal static IReadOnlyList<NumberMention> Find(WordList words, string language, IReadOnlyList<DateMention> dates)
    {
        var reader = new NumberReader(words, language);
        var numbers = new List<NumberMention>();
        var date = 0;
        for (var at = 0; at < words.Count && numbers.Count < Most; at++)
        {
            while (date < dates.Count && dates[date].End <= words[at].Start)
                date++;
            var isDate = date < dates.Count && dates[date].Start <= words[at].Start && dates[date].Granularity != "duration";
            if (isDate || reader.Read(at) is not { } number)
                continue;
            numbers.Add(Mention(words, number));
            at = number.Last;
        }

        return numbers;
    }

    private static NumberMention Mention(WordList words, ReadNumber number)
    {
        var (first, comparator) = ComparatorBefore(words, number.First);
        var last = number.Last;
        if (comparator is null && last + 1 < words.Count && words[last + 1].IsMark('+') && words[last + 1].Has(WordTraits.Glued))
            (last, comparator) = (last + 1, "over");
        var (start, end) = (words[first].Start, words[last].End);
        var counts = number.IsAge ? "age" : CountedNoun(words, first, last);
        return new NumberMention(words.Text[start..end], start, end, number.Value, number.Unit, counts, comparator, NumberSource.Of(words, first, last));
    }

    private static (int First, string? Comparator) ComparatorBefore(WordList words, int at)
    {
        if (at == 0 || words[at].Has(WordTraits.StartsLine))
            return (at, null);
        var before = words.Spelling(at - 1);
        if (at > 1 && !words[at - 1].Has(WordTraits.StartsLine))
        {
            var earlier = words.Spelling(at - 2);
            var two = before switch
            {
                "than" => IsNone(words, at - 3) ? earlier is "more" ? "up to" : earlier is "less" or "fewer" ? "at least" : null
                    : earlier is "more" or "More" or "greater" ? "over" : earlier is "less" or "Less" or "fewer" or "Fewer" ? "under" : null,
                "least" or "moins" or "menos" => earlier is "at" or "At" or "au" or "al" ? "at least" : null,
                "most" => earlier is "at" or "At" ? "up to" : null,
                "to" => earlier is "up" or "Up" ? "up to" : earlier is "close" or "Close" ? "about" : null,
                "of" => earlier is "upwards" or "Upwards" or "excess" ? "over" : null,
                "estimated" => earlier is "an" or "An" ? "about" : null,
                "als" => earlier is "mehr" ? "over" : null,
                "de" or "di" => earlier is "plus" or "más" or "più" or "mais" ? "over" : null,
                _ => null,
            };
            if (two is not null)
                return (before is "than" && IsNone(words, at - 3) ? at - 3 : at - 2, two);
            if (at > 2 && earlier is "many" or "much" && before is "as")
                return (at - 3, "up to");
        }

        var one = before switch
        {
            "over" or "Over" or "above" or "exceeding" or "über" or "oltre" => "over",
            "under" or "below" or "nearly" or "Nearly" or "almost" or "Almost" or "fast" or "quasi" or "casi" or "quase" or "bijna" => "under",
            "about" or "About" or "around" or "Around" or "approximately" or "roughly" or "Roughly" or "some" or "Some" or "circa" or "estimated" or "rund" or "etwa" or "environ" or "unos" or "ongeveer" or "cerca" => "about",
            "~" => "about",
            _ => null,
        };
        return one is null ? (at, null) : (at - 1, one);
    }

    // "no fewer than", "not more than"
    private static bool IsNone(WordList words, int at) => at >= 0 && words.Spelling(at) is "no" or "No" or "not" or "Not";

    // The plural noun that follows, with its adjectives: "48 remaining hostages"; or the deaths, arrests, ... of so many.
    private static string? CountedNoun(WordList words, int first, int last)
    {
        if (first > 1 && words.Spelling(first - 1) is "of" && words.Spelling(first - 2) is "deaths" or "death" or "killing" or "killings" or "injuries" or "arrests" or "arrest" or "release" or "kidnapping" or "deportation")
            return words.Phrase(first - 2, first - 2);
        var start = last + 1;
        if (start < words.Count && words.Spelling(start) is "of" && start + 1 < words.Count && words.Spelling(start + 1) is "the" or "these" or "those" or "them" or "its" or "their")
            start += 2;
        else if (start < words.Count && words.Spelling(start) is "of")
            start++;
        for (var at = start; at < words.Count && at - start < FarthestNoun; at++)
        {
            ref readonly var word = ref words[at];
            if (word.Kind != WordKind.Word || word.Has(WordTraits.StartsLine | WordTraits.StartsSentence) || (word.Is(WordClass.Function) && !word.Is(WordClass.Demonym)) || word.Is(WordClass.Speech))
                return null;
            var spelling = words.Spelling(at);
            if (IsPlural(spelling) && !(at + 1 < words.Count && words[at + 1].IsMark('\'')))
                return words.Phrase(start, at);
        }

        return null;
    }

    private static bool IsPlural(ReadOnlySpan<char> word) =>
        word.Length > 3 && word[^1] == 's' && !word.EndsWith("ss") && !word.EndsWith("ous") && char.IsLower(word[0])
        || word is "people" or "men" or "women" or "children" or "dead" or "police" or "personnel" or "Menschen" or "Personen" or "personas" or "personnes" or "persone" or "pessoas" or "mensen";
}
