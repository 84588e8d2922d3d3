using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Dates;

/// <summary>Finds the dates and periods that a text names, and resolves them.</summary>
/// <remarks>
/// What is stated in full is explicit. Weekdays and words like "yesterday" count from the publication date and nothing else: without one they stay
/// unresolved. "Two days earlier" and dates without a year count from the last day that the text dated, as Allen-style narrative anchors do in
/// HeidelTime (Strötgen and Gertz, "Multilingual and cross-domain temporal tagging", 2013).
/// </remarks>
public static class DateFinder
{
    /// <summary>The basis of a date that the text states in full.</summary>
    public const string Explicit = "explicit";

    /// <summary>The basis of a date that counts from the publication date.</summary>
    public const string Publication = "publication";

    /// <summary>The basis of a date that counts from an earlier date of the text.</summary>
    public const string Anchor = "anchor";

    /// <summary>The basis of a date that the text does not tell; it has no value.</summary>
    public const string Unresolved = "unresolved";

    private const int Most = 2_000;

    /// <summary>The dates of a text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language (ISO 639-1); names of months and days are known in English, German, French, Spanish, Italian, Portuguese and Dutch.</param>
    /// <param name="published">When it was published, in the time zone of its source; absent when unknown.</param>
    public static IReadOnlyList<DateMention> Find(string text, string language, DateTimeOffset? published) => Find(WordList.Of(text), language, published);

    internal static IReadOnlyList<DateMention> Find(WordList words, string language, DateTimeOffset? published)
    {
        var reader = new DateReader(words, DateWords.Of(language), language);
        var resolver = new DateResolver(published is { Year: > 1000 and < 2200 } at ? DateOnly.FromDateTime(at.DateTime) : null);
        var mentions = new List<DateMention>();
        for (var index = 0; index < words.Count && mentions.Count < Most; index++)
        {
            if (words[index].Has(WordTraits.StartsLine))
                resolver.StartParagraph();
            if (reader.Read(index) is not { } phrase)
                continue;
            var (value, granularity, basis) = resolver.Resolve(DayBehind(words, reader, phrase) ?? phrase, IsFuture(words, phrase.First));
            var (start, end) = (words[phrase.First].Start, words[phrase.Last].End);
            mentions.Add(new DateMention(words.Text[start..end], start, end, value, granularity, basis));
            index = phrase.Last;
        }

        return mentions;
    }

    // "two weeks earlier, on December 31": the text itself says which day it means.
    private static DatePhrase? DayBehind(WordList words, DateReader reader, DatePhrase phrase)
    {
        if (phrase.Form is not (DateForm.FromAnchor or DateForm.FromPublication) || phrase.Last + 3 >= words.Count || !words[phrase.Last + 1].IsMark(',') || words.Spelling(phrase.Last + 2) is not ("on" or "am"))
            return null;
        return reader.Read(phrase.Last + 3) is { Form: DateForm.Calendar, Day: > 0 } day ? day : null;
    }

    // "will meet on Thursday", but "said on Thursday it will": the nearest verb decides.
    private static bool IsFuture(WordList words, int at)
    {
        for (var index = at - 1; index >= 0 && at - index <= 12 && !words[index].IsMark('.') && !words[index + 1].Has(WordTraits.StartsLine); index--)
        {
            if (words[index].Kind != WordKind.Word)
                continue;
            if (words[index].Is(WordClass.Speech))
                return false;
            switch (words.Spelling(index))
            {
                case "will" or "would" or "shall" or "scheduled" or "due" or "expected" or "planned" or "plans" or "upcoming" or "until" or "starting" or "expect" or "expects" or "forecast" or "forecasts" or "wird" or "werden" or "soll" or "va" or "vamos" or "Vamos" or "van" or "habrá" or "sarà" or "será" or "serán" or "sera" or "zal" or "zullen":
                    return true;
                case "was" or "were" or "had" or "did" or "has" or "came" or "after" or "since":
                    return false;
                case "to" when index > 0 && words.Spelling(index - 1) is "is" or "are" or "agreed" or "plan" or "hope" or "hopes" or "intends" or "intend" or "wants" or "want":
                    return true;
                // The present of what is arranged: "voters go to the polls on Saturday".
                case "go" or "goes" or "meet" or "meets" or "begin" or "begins" or "start" or "starts" or "open" or "opens" or "face" or "faces" or "play" or "plays" or "host" or "hosts" or "vote" or "votes" or "return" or "returns"
                    or "gather" or "gathers" or "resume" or "resumes" or "takes" when !words[index].Has(WordTraits.InTitle):
                    return true;
            }
        }

        return false;
    }
}
