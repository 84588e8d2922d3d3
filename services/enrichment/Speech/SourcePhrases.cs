using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Speech;

/// <summary>Finds the words that name a source beside a word of speech: before it, across what stands between commas, or after it.</summary>
internal sealed class SourcePhrases(Prose prose, Sense[] senses, bool[] quoted, bool[] named, SpeechWords words)
{
    private const Gap Breaking = Gap.Comma | Gap.Pause | Gap.Colon | Gap.Dash | Gap.Bracket | Gap.Quote | Gap.Sentence;
    private const int Longest = 14;
    private const int LongestAfter = 12;
    private const int MostAppositions = 4;

    public Sense Of(int term) => quoted[term] ? Sense.None : senses[prose.Terms[term].Id];

    public Sense SenseOf(string word) => words.SenseOf(word);

    public bool Is(int term, Sense sense) => (Of(term) & sense) != 0;

    /// <summary>Whether the source of a claim is a pronoun.</summary>
    public bool IsPronoun(Claim claim) => claim.SourceLast - claim.SourceFirst == 1 && Is(claim.SourceFirst, Sense.Pronoun);

    public bool HasGap(int term, Gap gap) => (prose.Terms[term].Gap & gap) != 0;

    /// <summary>The source whose verb starts at a word: the clause before it without what introduces or explains the source.</summary>
    public (int First, int Last)? Before(int verb, Sentence sentence)
    {
        if (verb - 1 > sentence.First && prose.Word(verb - 1) == "who" && HasGap(verb - 1, Gap.Comma))
            return NameBefore(verb - 1, sentence.First);
        var last = verb;
        for (var passed = 0; passed < MostAppositions && last > sentence.First && HasGap(last, Gap.Comma | Gap.Dash | Gap.Bracket); passed++)
        {
            var first = ClauseStart(last - 1, sentence.First);
            // "The mayor, Jane Doe, said": the name is the better source.
            if (first > sentence.First && IsFullName(first, last) && ClauseStart(first - 1, sentence.First) is var before && Contains(before, first, Sense.AnySource) && !Is(before, Sense.And))
                return (first, last);
            if (first == sentence.First || HasGap(first, Gap.Quote) || !Explains(first, last))
                break;
            last = first;
        }

        if (last == sentence.First || quoted[last - 1] || Is(last - 1, Sense.Break | Sense.Preposition) || (last == verb && HasGap(verb, Gap.Comma | Gap.Colon)))
            return null;
        var start = ClauseStart(last - 1, sentence.First);
        // "praised the role of Norway, and Jane Doe said": behind a verb the names before the comma are what it is about.
        var isList = HasGap(start, Gap.Comma) && Is(start, Sense.And) && !FollowsVerb(ClauseStart(start - 1, sentence.First), sentence.First);
        // "the CIA, Mossad and Qatar said"
        while (start > sentence.First && HasGap(start, Gap.Comma) && Contains(start, last, Sense.And) && ClauseStart(start - 1, sentence.First) is var earlier
            && start - earlier <= 4 && !quoted[earlier] && !FollowsVerb(earlier, sentence.First) && (Is(earlier, Sense.Determiner) || prose.IsCapital(earlier)) && !Is(earlier, Sense.Preposition | Sense.Auxiliary))
        {
            start = earlier;
        }

        // "The presence of leaders from Israel, and Qatar": the end of a list whose start is another's.
        return isList && HasGap(start, Gap.Comma) ? null : Trim(start, last, sentence.First);
    }

    /// <summary>The source that follows a word of speech.</summary>
    public (int First, int Last)? After(int term, Sentence sentence)
    {
        while (term < sentence.Last && Is(term, Sense.Auxiliary) && !HasGap(term, Breaking))
            term++;
        var last = term;
        for (; last < sentence.Last && last - term < LongestAfter && !quoted[last]; last++)
        {
            if (last > term && HasGap(last, Breaking))
                break;
            var sense = Of(last);
            if ((sense & (Sense.Break | Sense.Relative | Sense.Be)) != 0 || ((sense & Sense.Auxiliary) != 0 && !prose.IsCapital(last)))
                break;
            if (last > term && (sense & Sense.AnyVerb) != 0 && (sense & Sense.AnySource) == 0 && !prose.IsCapital(last))
                break;
            if (last > term && (sense & Sense.Determiner) != 0 && !Is(last - 1, Sense.Preposition | Sense.And))
                break;
            if ((sense & Sense.Preposition) != 0 && !(last > term && last + 1 < sentence.Last && IsOf(prose.Word(last))))
                break;
            if ((sense & Sense.And) != 0 && !(last + 1 < sentence.Last && (prose.IsCapital(last + 1) || Is(last + 1, Sense.AnySource | Sense.Determiner))))
                break;
            if (last > term && IsWeekday(prose.Word(last)))
                break;
            // German nouns have capitals: a small letter behind one is the verb.
            if (last > term && prose.Language == "de" && prose.IsCapital(last - 1) && !prose.IsCapital(last) && (sense & Sense.And) == 0 && !IsOf(prose.Word(last)))
                break;
        }

        while (last > term && Is(last - 1, Sense.Preposition | Sense.And | Sense.Determiner))
            last--;
        return last > term ? (term, last) : null;
    }

    /// <summary>The subject of the sentence that a form such as <c>saying</c> hangs on: its first name or source.</summary>
    public (int First, int Last)? Subject(int verb, Sentence sentence)
    {
        var term = sentence.First;
        // "For its part, Israel ...": what stands before the first comma is no subject.
        if (Is(term, Sense.Preposition | Sense.Break))
        {
            while (term < verb && !(term > sentence.First && HasGap(term, Gap.Comma)))
                term++;
        }

        for (var first = term; term < verb && term - first < Longest; term++)
        {
            if (quoted[term] || (!IsName(term, sentence.First) && !Is(term, Sense.AnySource | Sense.Pronoun)))
                continue;
            var last = term + 1;
            while (last < verb && !quoted[last] && !HasGap(last, Breaking) && (prose.IsCapital(last) || Is(last, Sense.AnySource) || named[last] || IsConnector(last, verb)))
                last++;
            var start = term - first <= 4 && !Contains(first, term, Sense.Preposition | Sense.AnyVerb | Sense.Break) ? first : term;
            return Trim(start, last, sentence.First);
        }

        return null;
    }

    /// <summary>Whether a source can be asked: a name, an office, a side; it is looked for before the first preposition.</summary>
    public bool HasHead(int first, int last, int sentenceFirst)
    {
        for (var term = first; term < last; term++)
        {
            if (term > first && Is(term, Sense.Preposition | Sense.Relative) && !IsOf(prose.Word(term)))
                return false;
            if (Is(term, Sense.AnySource | Sense.Pronoun) || IsName(term, sentenceFirst))
                return true;
            if (term > first && Is(term, Sense.Preposition))
                return false;
        }

        return false;
    }

    public bool Contains(int first, int last, Sense sense)
    {
        for (var term = first; term < last; term++)
        {
            if (Is(term, sense))
                return true;
        }

        return false;
    }

    /// <summary>Whether a word is or may be part of a name: a known one, or a capital where none is due.</summary>
    public bool IsName(int term, int sentenceFirst)
    {
        if (quoted[term] || !prose.IsCapital(term))
            return false;
        if (named[term])
            return true;
        if (prose.Language == "de" || IsSpeaker(term) || Is(term, Sense.Determiner | Sense.Pronoun | Sense.Break | Sense.Preposition))
            return false;
        if (term > sentenceFirst && !HasGap(term, Gap.Sentence))
            return true;
        // Any word starts a sentence with a capital; a name mostly has a second.
        return (Of(term) & ~(Sense.AnySource | Sense.Male | Sense.Female)) == 0 && (Is(term, Sense.AnySource) || (term + 1 < prose.Terms.Length && !HasGap(term + 1, Breaking) && prose.IsCapital(term + 1)));
    }

    // Whoever writes, or is written to, is no source.
    private bool IsSpeaker(int term) => prose.Word(term) is "i" or "you" or "we" or "i'm" or "i’m" or "i've" or "i’ve" or "we're" or "we’re" or "we've" or "we’ve" or "ich" or "wir" or "je" or "nous" or "yo" or "io";

    public static bool IsOf(string word) => word is "of" or "for" or "from" or "de" or "du" or "d" or "des" or "da" or "do" or "dos" or "das" or "di" or "del" or "della" or "dell" or "dei" or "von" or "vom"
        or "van" or "af" or "av" or "från" or "fra" or "bin" or "al" or "der";

    private static bool IsWeekday(string word) => word is "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday";

    // "Mohammed bin Salman", "the head of the agency"
    private bool IsConnector(int term, int limit) => term + 1 < limit && IsOf(prose.Word(term)) && (prose.IsCapital(term + 1) || Is(term + 1, Sense.AnySource));

    private int ClauseStart(int term, int limit)
    {
        while (term > limit && !quoted[term - 1] && !HasGap(term, Breaking) && !Is(term - 1, Sense.Break) && !FollowsVerb(term, limit))
            term--;
        return term;
    }

    // Not behind "the United States", "reports" or "official".
    private bool FollowsVerb(int term, int limit) =>
        term > limit && Is(term - 1, Sense.AnyVerb) && !Is(term - 1, Sense.Noun | Sense.AnySource | Sense.Auxiliary) && !prose.IsCapital(term - 1);

    // "the ambassador, Jane Doe, who called it": the name that the clause is about.
    private (int First, int Last)? NameBefore(int last, int limit)
    {
        var first = last;
        while (first > limit && last - first < 5 && !quoted[first - 1] && (first == last || !HasGap(first, Breaking)) && (prose.IsCapital(first - 1) || (first < last && IsOf(prose.Word(first - 1)))))
            first--;
        return first < last ? Trim(first, last, limit) : null;
    }

    private bool IsFullName(int first, int last)
    {
        for (var term = first; term < last; term++)
        {
            if (quoted[term] || (!prose.IsCapital(term) && !IsOf(prose.Word(term))))
                return false;
        }

        return last - first is > 1 and <= 5 && prose.IsCapital(first) && !Is(first, Sense.AnySource);
    }

    // ", a doctor," ", who led the talks," ", 45," ", of London," ", head of the agency,": says more of the source before it.
    private bool Explains(int first, int last) => last - first <= 25 && !quoted[first]
        && (Is(first, Sense.Determiner | Sense.Relative | Sense.AnySource) || char.IsDigit(prose.Text[prose.Terms[first].Start]) || HasGap(first, Gap.OpeningBracket)
            || IsOf(prose.Word(first)) || Contains(first, last, Sense.Official | Sense.Party | Sense.Outlet));

    private (int First, int Last)? Trim(int first, int last, int sentenceFirst)
    {
        while (first < last && ((Is(first, Sense.And | Sense.Auxiliary | Sense.Break) && !Is(first, Sense.Determiner)) || IsAdverb(first)))
            first++;
        if (first < last && Is(first, Sense.Preposition))
        {
            // "On Tuesday the ministry said": the last article that no preposition rules starts the source.
            var start = last - 1;
            while (start > first && !(Is(start, Sense.Determiner) && !Is(start - 1, Sense.Preposition)))
                start--;
            first = start > first ? start : first + 1;
        }

        while (last > first && Is(last - 1, Sense.And | Sense.Preposition | Sense.Relative))
            last--;
        return first < last && last - first <= Longest && first >= sentenceFirst && !MixesPronoun(first, last) ? (first, last) : null;
    }

    // "the softener they", "Years ago I": more than a source.
    private bool MixesPronoun(int first, int last)
    {
        for (var term = first; term < last; term++)
        {
            if (IsSpeaker(term) || (last - first > 1 && Is(term, Sense.Pronoun)))
                return true;
        }

        return false;
    }

    private bool IsAdverb(int term) => prose.Word(term) is var word && word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal) && prose.Language == "en" && !Is(term, Sense.AnySource);
}
