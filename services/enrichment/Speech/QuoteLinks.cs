using Wiredesk.Enrichment.Reading;
using Wiredesk.Text;

namespace Wiredesk.Enrichment.Speech;

/// <summary>A quotation, and the claim that says whose words they are.</summary>
/// <param name="Claim">Index of the claim; absent when the text does not say.</param>
/// <param name="HasCue">False when the claim stands elsewhere and the speaker is taken over from it.</param>
internal readonly record struct QuoteLink(TextSpan Span, int? Claim, bool HasCue);

/// <summary>Joins quotations with the claims beside them, and leaves out words that are only set in marks.</summary>
/// <remarks>
/// The order of trials follows the patterns of Elson and McKeown, "Automatic Attribution of Quoted Speech in Literary Narrative" (AAAI 2010):
/// after the quotation, before it, continued, and alone.
/// </remarks>
internal static class QuoteLinks
{
    private const int FarthestBefore = 25;
    private const int FarthestFragment = 12;
    private const int LongestTag = 16;
    private const int LongestScare = 6;
    private const int LongestNamed = 8;

    public static List<QuoteLink> Of(Prose prose, SourcePhrases phrases, List<TextSpan> marks, List<Claim> claims)
    {
        var links = new List<QuoteLink>();
        var (term, claim, sentence) = (0, 0, 0);
        var terms = prose.Terms;
        (int Claim, int Paragraph)? speaker = null;
        foreach (var mark in marks)
        {
            while (term < terms.Length && terms[term].Start < mark.Start)
                term++;
            var first = term;
            while (term < terms.Length && terms[term].Start < mark.End)
                term++;
            var last = term;
            if (first == last)
                continue;
            while (claim < claims.Count && claims[claim].Verb < first)
                claim++;
            while (sentence + 1 < prose.Sentences.Count && prose.Sentences[sentence].Last <= first)
                sentence++;
            var paragraph = prose.Sentences[sentence].Paragraph;

            // Chinese and Japanese do not part words; two characters are about one.
            var words = prose.Language is "zh" or "ja" ? mark.Length / 2 : last - first;
            var startsSentence = (terms[first].Gap & Gap.Sentence) != 0;
            var isWhole = IsWhole(prose.Text, mark, words);
            var beside = startsSentence
                ? After(prose, phrases, claims, claim, mark, last) ?? Before(prose, phrases, claims, claim, first, isWhole)
                : Before(prose, phrases, claims, claim, first, isWhole) ?? After(prose, phrases, claims, claim, mark, last);
            if (IsNaming(prose, phrases, first, last, beside is { } near ? claims[near] : null))
                continue;
            if (beside is { } found)
            {
                links.Add(new QuoteLink(mark, found, true));
                speaker = (found, prose.Sentences[Math.Min(SentenceOf(prose, last - 1, sentence), prose.Sentences.Count - 1)].Paragraph);
            }
            else if (isWhole && speaker is { } earlier && paragraph - earlier.Paragraph is 0 or 1)
            {
                links.Add(new QuoteLink(mark, earlier.Claim, false));
                speaker = (earlier.Claim, paragraph);
            }
            else if (isWhole && Told(prose, claims, claim, sentence) is { } told)
            {
                links.Add(new QuoteLink(mark, told, false));
                speaker = (told, paragraph);
            }
            else if (words > LongestScare && !IsTitle(prose, first, last))
            {
                links.Add(new QuoteLink(mark, null, false));
            }
        }

        return links;
    }

    // "...," said Smith. "...," the minister said. "...?" Smith asked.
    private static int? After(Prose prose, SourcePhrases phrases, List<Claim> claims, int claim, TextSpan mark, int last)
    {
        if (last >= prose.Terms.Length || (phrases.HasGap(last, Gap.Sentence) && prose.Text[mark.End - 1] is not ('?' or '!' or ',' or '…')))
            return null;
        for (; claim < claims.Count && claims[claim].Verb < last + LongestTag; claim++)
        {
            var found = claims[claim];
            if (found.Verb < last || found.IsHearsay || found.First - last > 1)
                continue;
            for (var term = last + 1; term <= found.Verb; term++)
            {
                if (phrases.HasGap(term, Gap.Sentence))
                    return null;
            }

            return claim;
        }

        return null;
    }

    // Smith said: "..."; he called it "..."; the nearest claim before the words, in their sentence.
    private static int? Before(Prose prose, SourcePhrases phrases, List<Claim> claims, int claim, int first, bool isWhole)
    {
        if (phrases.HasGap(first, Gap.Sentence) && !phrases.HasGap(first, Gap.Colon))
            return null;
        for (var index = claim - 1; index >= 0; index--)
        {
            var found = claims[index];
            var distance = first - found.Verb;
            if (distance > FarthestBefore || (found.NeedsQuote && !isWhole && distance > FarthestFragment))
                return null;
            if (found.IsHearsay)
                continue;
            for (var term = found.Verb + 1; term <= first; term++)
            {
                if (prose.Terms[term].Gap.HasFlag(Gap.Sentence))
                    return null;
            }

            return index;
        }

        return null;
    }

    // The last claim of the sentence before, in the same paragraph or where it ends in a colon.
    private static int? Told(Prose prose, List<Claim> claims, int claim, int sentence)
    {
        if (sentence == 0 || claim == 0 || claims[claim - 1].IsHearsay)
            return null;
        var before = prose.Sentences[sentence - 1];
        var isNear = before.Paragraph == prose.Sentences[sentence].Paragraph || prose.Text[before.End - 1] is ':' or '：';
        return isNear && claims[claim - 1].Verb >= before.First ? claim - 1 : null;
    }

    private static int SentenceOf(Prose prose, int term, int sentence)
    {
        while (sentence + 1 < prose.Sentences.Count && prose.Sentences[sentence].Last <= term)
            sentence++;
        return sentence;
    }

    // Words that stand for themselves: several, or closed as a sentence is.
    private static bool IsWhole(string text, TextSpan mark, int words) =>
        words > LongestScare || (words > 1 && text[mark.End - 1] is '.' or '!' or '?' or '…' or ',' && char.IsUpper(text[mark.Start]));

    // the so-called "day after", the film "Parasite", "The Old Man and the Sea"
    private static bool IsNaming(Prose prose, SourcePhrases phrases, int first, int last, Claim? beside)
    {
        if (last - first > LongestNamed || first == 0 || phrases.HasGap(first, Gap.Sentence) || !phrases.Is(first - 1, Sense.Naming))
            return false;
        return beside is not { } claim || claim.Verb != first - 1;
    }

    private static bool IsTitle(Prose prose, int first, int last)
    {
        var (capitals, long4) = (0, 0);
        for (var term = first; term < last; term++)
        {
            if (prose.Terms[term].End - prose.Terms[term].Start <= 3)
                continue;
            long4++;
            capitals += prose.IsCapital(term) ? 1 : 0;
        }

        return capitals * 4 >= long4 * 3;
    }
}
