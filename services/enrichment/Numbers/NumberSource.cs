using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Numbers;

/// <summary>Who gives a number, when its sentence says so: "health officials reporting", "according to the ministry", "police said".</summary>
internal static class NumberSource
{
    private const int Reach = 30; // words to either side: the length of a long sentence
    private const int LongestSource = 5;

    /// <summary>The source of a number as written; absent when its sentence names none.</summary>
    public static string? Of(WordList words, int first, int last)
    {
        var (start, end) = Sentence(words, first, last);
        for (var at = start; at <= end; at++)
        {
            if (at + 2 <= end && words.Spelling(at) is "according" or "According" && words.Spelling(at + 1) is "to")
                return After(words, at + 2, end);
            if (words[at].Is(WordClass.Speech) && !words[at].IsCapital && IsReporting(words.Spelling(at)) && Before(words, start, at) is { } source)
                return source;
        }

        return null;
    }

    private static bool IsReporting(ReadOnlySpan<char> verb) =>
        verb is "said" or "says" or "say" or "saying" or "reported" or "reports" or "reporting" or "report" or "announced" or "confirmed" or "claimed" or "estimated" or "estimates" or "stated" or "told" or "added" or "claims" or "confirms";

    private static (int Start, int End) Sentence(WordList words, int first, int last)
    {
        var start = first;
        while (start > 0 && first - start < Reach && !EndsSentence(words, start - 1, start))
            start--;
        var end = last;
        while (end + 1 < words.Count && end - last < Reach && !EndsSentence(words, end, end + 1))
            end++;
        return (start, end);
    }

    private static bool EndsSentence(WordList words, int at, int next) =>
        words[next].Has(WordTraits.StartsLine) || words[at].Kind == WordKind.Mark && words[at].First is '.' or '!' or '?' or ';';

    private static string? After(WordList words, int at, int end)
    {
        var first = at <= end && words.Spelling(at) is "the" or "a" or "an" ? at + 1 : at;
        var last = first - 1;
        while (last + 1 <= end && last - first < LongestSource + 1 && (words[last + 1].Kind == WordKind.Word || words[last + 1].IsMark('-')) && !words[last + 1].Is(WordClass.Speech)
            && words.Spelling(last + 1) is not ("and" or "that" or "which" or "who" or "but" or "as" or "on" or "in" or "is" or "was" or "with"))
            last++;
        return last >= first ? words.Phrase(first, last) : null;
    }

    // The noun phrase before the verb: at most five words without a function word; its last word is a role or a name.
    private static string? Before(WordList words, int start, int verb)
    {
        var first = verb;
        while (first > start && verb - first < LongestSource && words[first - 1].Kind == WordKind.Word && !(words[first - 1].Is(WordClass.Function) && !words[first - 1].Has(WordTraits.AllCapitals)) && !words[first - 1].Is(WordClass.Speech))
            first--;
        if (first == verb)
            return null;
        ref readonly var head = ref words[verb - 1];
        var isSource = head.Is(WordClass.Role) || head.IsCapital && !head.Is(WordClass.Weekday | WordClass.Month) || head.Is(WordClass.OrgHead) || words.Spelling(verb - 1) is "authorities" or "medics" or "doctors" or "witnesses" or "sources" or "rescuers" or "prosecutors" or "investigators" or "agencies";
        return isSource ? words.Phrase(first, verb - 1) : null;
    }
}
