using Wiredesk.Enrichment.Body;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Speech;

/// <summary>Finds where a text ascribes what it tells: verbs of speech with their subject, <c>according to</c>, <c>reported by</c>, <c>reportedly</c>.</summary>
/// <remarks>
/// A verb of speech is looked for, then its source by the order of words, as in Krestel, Bergler and Witte, "Minding the Source: Automatic Tagging of Reported
/// Speech in Newspaper Articles" (LREC 2008); no parser is needed, so the time is linear.
/// </remarks>
internal sealed class ClaimFinder(Prose prose, SpeechWords words, SourcePhrases phrases)
{
    private readonly List<Claim> _claims = [];

    public List<Claim> Find()
    {
        foreach (var sentence in prose.Sentences)
        {
            for (var term = sentence.First; term < sentence.Last; term++)
                Read(term, sentence);
        }

        return _claims;
    }

    private void Read(int term, Sentence sentence)
    {
        var sense = phrases.Of(term);
        if ((sense & Sense.Hearsay) != 0)
            _claims.Add(new Claim(term, term, term + 1, -1, -1, false));
        else if (According(term, sentence) is { } after)
            AddAfter(term, term, after, sentence);
        else if ((sense & Sense.Passive) != 0 && term + 1 < sentence.Last && phrases.Is(term + 1, Sense.By))
            AddAfter(term, term > sentence.First && prose.Word(term - 1) == "as" ? term - 1 : term, term + 2, sentence);
        else if (IsMadeClear(term, sentence))
            AddVerb(term, Sense.State, sentence);
        else if (IsPer(term, sentence) && phrases.After(term + 1, sentence) is { } outlet && outlet.Last < sentence.Last && phrases.HasGap(outlet.Last, Gap.Comma) && IsOutlet(outlet.First, outlet.Last))
            _claims.Add(new Claim(term, term, term + 1, outlet.First, outlet.Last, false));
        else if (prose.Word(term) is "citing" or "quoting" && (sense & Sense.Preposition) == 0 && prose.Language == "en" && AddAfter(term, term, term + 1, sentence))
            return;
        else if ((sense & (Sense.AnyVerb | Sense.Gerund)) != 0)
            AddVerb(term, sense, sentence);
    }

    // "made clear that", "makes it clear that", "put the toll at": verbs that tell of speech with the words behind them only.
    private bool IsMadeClear(int term, Sentence sentence)
    {
        if (prose.Language != "en" || term + 3 >= sentence.Last)
            return false;
        if (prose.Word(term) is "made" or "makes" or "make")
            return prose.Word(term + 1) == "clear" || (prose.Word(term + 1) == "it" && prose.Word(term + 2) == "clear");
        if (prose.Word(term) is not ("put" or "puts" or "putting"))
            return false;
        for (var next = term + 1; next < term + 5 && next + 1 < sentence.Last; next++)
        {
            if (prose.Word(next) is "toll" or "number" or "figure" or "total" or "cost" or "damage" or "losses" or "count")
                return prose.Word(next + 1) is "at" or "of";
        }

        return false;
    }

    // "Per Kyodo News, ...": names an outlet; without one it is a share or a given name.
    private bool IsPer(int term, Sentence sentence) => term == sentence.First && prose.Language == "en" && prose.Word(term) == "per" && term + 1 < sentence.Last;

    private bool IsOutlet(int first, int last) =>
        SourceKinds.IsOutletName(prose.Word(last - 1)) || Outlets.LengthOfNews(prose.Text.AsSpan(prose.Terms[first].Start, prose.Terms[last - 1].End - prose.Terms[first].Start)) > 0;

    // The word after a phrase such as "according to".
    private int? According(int term, Sentence sentence)
    {
        if (phrases.Of(term) is var sense && (sense & Sense.Say) != 0)
            return null;
        foreach (var phrase in words.According)
        {
            if (term + phrase.Length > sentence.Last || prose.Word(term) != phrase[0])
                continue;
            var length = 1;
            while (length < phrase.Length && prose.Word(term + length) == phrase[length])
                length++;
            // "il secondo trimestre", "o segundo dia" count; they cite nobody.
            if (length == phrase.Length && !(term > sentence.First && phrases.Is(term - 1, Sense.Determiner)))
                return term + length;
        }

        return null;
    }

    // "according to reports from Egyptian media": what was written is part of the cue, who wrote it the source.
    private bool AddAfter(int verb, int cueFirst, int term, Sentence sentence)
    {
        for (var next = term; next + 1 < sentence.Last && next - term < 4; next++)
        {
            if (phrases.Is(next, Sense.Document) && (prose.Word(next + 1) is "by" or "in" || SourcePhrases.IsOf(prose.Word(next + 1))) && next + 2 < sentence.Last)
            {
                term = next + 2;
                break;
            }
        }

        if (phrases.After(term, sentence) is not { } source || !phrases.HasHead(source.First, source.Last, -1))
            return false;
        _claims.Add(new Claim(verb, cueFirst, source.First, source.First, source.Last, false));
        return true;
    }

    private void AddVerb(int term, Sense sense, Sentence sentence)
    {
        if ((prose.IsCapital(term) && term > sentence.First) || (term > sentence.First && IsInfinitive(term)))
            return;
        if ((sense & Sense.Noun) != 0 && !IsVerbHere(term, sentence))
            return;
        if ((sense & Sense.Bare) != 0 && !FollowsMany(term, sentence))
            return;
        if (prose.Word(term) is "added" or "adds" && !IsSpeech(term, sentence))
            return;
        if (prose.Word(term) is "agreed" or "agrees" or "agree" && !(term + 1 < sentence.Last && prose.Word(term + 1) == "that"))
            return;
        var isGerund = (sense & Sense.Gerund) != 0;
        var first = isGerund && term >= sentence.First + 2 && prose.Word(term - 1) == "as" && prose.Word(term - 2) is "quoted" or "cited" ? term - 2 : term;
        var isQuotedAs = first < term;
        var (isSuffered, isDenied) = (false, false);
        while (first > sentence.First && !phrases.HasGap(first, ~Gap.None) && (phrases.Is(first - 1, Sense.Auxiliary | Sense.Be | Sense.Not) || IsAdverb(first - 1)) && !phrases.Is(first - 1, Sense.AnySource))
        {
            first--;
            isSuffered |= phrases.Is(first, Sense.Be);
            isDenied |= phrases.Is(first, Sense.Not);
        }

        // "Le feu s'est déclaré": it did not speak.
        if (first > sentence.First && prose.Word(first - 1) is "s" or "se" or "si")
            return;
        if (isDenied || (isSuffered && !isGerund && !isQuotedAs && prose.Language == "en"))
            return;
        var (source, needsQuote) = SourceOf(term, first, sense, isGerund && !isQuotedAs, sentence);
        if (source is not { } found)
            return;
        var (cueFirst, cueLast) = found.First > term ? (term, term + 1) : (first, term + 1);
        Add(new Claim(term, cueFirst, cueLast, found.First, found.Last, needsQuote), sentence);
    }

    private ((int First, int Last)? Source, bool NeedsQuote) SourceOf(int term, int first, Sense sense, bool isGerund, Sentence sentence)
    {
        var isQuoteOnly = (sense & (Sense.Say | Sense.State | Sense.Show | Sense.Think)) == 0;
        var hangs = first > sentence.First && (phrases.HasGap(first, Gap.Comma | Gap.Dash) || phrases.Is(first - 1, Sense.And));
        if ((sense & Sense.Pronoun) != 0) // "dit-il"
            return ((term, term + 1), false);
        if (isGerund && first == term)
        {
            if (first == sentence.First || phrases.Is(first - 1, Sense.Preposition | Sense.Determiner))
                return default;
            if (!hangs && !phrases.Is(first - 1, Sense.AnySource) && !prose.IsCapital(first - 1))
                return default; // "its wind warning"
            return hangs ? (Valid(phrases.Subject(first, sentence), Sense.State, sentence), true) : (Valid(phrases.Before(first, sentence), Sense.State, sentence), isQuoteOnly && (sense & Sense.Gerund) == 0);
        }

        var isAfterQuote = phrases.HasGap(first, Gap.Quote) || (first == sentence.First && phrases.HasGap(first, Gap.Quote | Gap.Comma | Gap.Dash));
        var canInvert = (sense & (Sense.Say | Sense.State)) != 0 && term == first;
        if (isAfterQuote && (term == first || PutsAuxiliaryFirst) && Inverted(term, sentence) is { } after)
            return (after, isQuoteOnly);
        if (Valid(phrases.Before(first, sentence), sense, sentence) is { } before)
            return (before, isQuoteOnly);
        if (hangs && phrases.Is(first - 1, Sense.And))
            return (Valid(phrases.Subject(first, sentence), sense, sentence), isQuoteOnly);
        // "Das teilte der Minister mit": where the verb stands second, its subject may follow.
        if (canInvert && IsVerbSecond && Inverted(term, sentence) is { } second && phrases.Contains(second.First, second.Last, Sense.AnySource))
            return (second, false);
        // "..., said the minister.": the source ends the sentence or is set off.
        if (canInvert && !IsVerbSecond && phrases.HasGap(first, Gap.Comma | Gap.Dash) && Inverted(term, sentence) is { } inverted && (inverted.Last == sentence.Last || phrases.HasGap(inverted.Last, ~Gap.None)))
            return (inverted, false);
        return default;
    }

    private (int First, int Last)? Inverted(int term, Sentence sentence) =>
        phrases.After(term + 1, sentence) is { } source && phrases.HasHead(source.First, source.Last, -1)
        && (prose.IsCapital(source.First) || prose.IsCapital(source.Last - 1) || phrases.Is(source.First, Sense.Determiner | Sense.AnySource | Sense.Pronoun)) ? source : null;

    // Whoever speaks with "said"; others must be seen to be a source.
    private (int First, int Last)? Valid((int First, int Last)? source, Sense sense, Sentence sentence)
    {
        if (source is not { } found)
            return null;
        if ((sense & (Sense.Say | Sense.State | Sense.Show | Sense.Quote | Sense.Gerund)) == 0)
            return phrases.Contains(found.First, found.Last, Sense.Collective) ? found : null;
        if (phrases.HasHead(found.First, found.Last, sentence.First))
            return found;
        return (sense & Sense.Say) != 0 && phrases.Is(found.First, Sense.Determiner) && found.Last - found.First is > 1 and <= 8 ? found : null;
    }

    // "Reports from NBC News highlight": who wrote the reports is the source.
    private void Add(Claim claim, Sentence sentence)
    {
        for (var term = claim.SourceFirst; term + 2 < claim.SourceLast; term++)
        {
            if (!phrases.Is(term, Sense.Document) || prose.Word(term + 1) is not ("from" or "by" or "in") || !phrases.HasHead(term + 2, claim.SourceLast, -1))
                continue;
            claim = claim with { CueFirst = claim.SourceFirst, CueLast = term + 2, SourceFirst = term + 2 };
            break;
        }

        if (sentence.First <= claim.SourceFirst || !claim.IsHearsay)
            _claims.Add(claim);
    }

    // "Officials say", "France and Italy say", "They also say"; not "take note", "the full report".
    private bool FollowsMany(int term, Sentence sentence)
    {
        var before = term - 1;
        while (before > sentence.First && (phrases.Is(before, Sense.Auxiliary) || IsAdverb(before)) && !phrases.Is(before, Sense.Determiner))
            before--;
        if (before < sentence.First || phrases.HasGap(before + 1, Gap.Quote))
            return false;
        if (prose.IsCapital(before) && StartsWithMany(before, sentence))
            return true;
        return phrases.Is(before, Sense.They | Sense.Collective | Sense.Anonymous) || (phrases.Is(before, Sense.AnySource) && prose.Word(before).EndsWith('s'))
            || (before > sentence.First && prose.IsCapital(before) && (phrases.Is(before - 1, Sense.And) || prose.Word(before) is "police" or "nations" or "times" or "news"));
    }

    // "Dispatches from Al Jazeera describe": the plural stands before the name.
    private bool StartsWithMany(int term, Sentence sentence)
    {
        while (term > sentence.First && prose.IsCapital(term) && (prose.Terms[term].Gap == Gap.None || phrases.HasGap(term, Gap.Dash)))
            term--;
        return phrases.Is(term, Sense.Preposition) && term > sentence.First && phrases.Is(term - 1, Sense.AnySource) && prose.Word(term - 1).EndsWith('s');
    }

    // "he added that", "..., she added."; not "Hoka added a shoe".
    private bool IsSpeech(int term, Sentence sentence) => phrases.HasGap(term, Gap.Quote) || (term > sentence.First && phrases.HasGap(term - 1, Gap.Quote)) || term + 1 >= sentence.Last
        || phrases.Is(term + 1, Sense.Break) || phrases.HasGap(term + 1, Gap.Quote | Gap.Comma | Gap.Colon);

    // "« Oui », a déclaré la ministre"
    private bool PutsAuxiliaryFirst => prose.Language is "fr" or "it" or "es" or "pt" or "ca";

    // German and its kin put the verb second, Arabic first: the subject may follow.
    private bool IsVerbSecond => prose.Language is "de" or "nl" or "sv" or "da" or "nb" or "nn" or "ar";

    private bool IsInfinitive(int term) => prose.Word(term - 1) is "to" or "not" && prose.Language == "en";

    // "Reuters reports that", not "reports of fighting"; "Officials say", not "the state of the union".
    private bool IsVerbHere(int term, Sentence sentence) => term > sentence.First && term + 1 < sentence.Last
        && !phrases.Is(term - 1, Sense.Determiner | Sense.Preposition)
        && (phrases.Is(term + 1, Sense.Break | Sense.Determiner | Sense.Pronoun) || prose.IsCapital(term + 1) || phrases.HasGap(term + 1, Gap.Quote | Gap.Comma | Gap.Colon));

    private bool IsAdverb(int term) => prose.Language == "en" && prose.Word(term) is var word && word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal);
}
