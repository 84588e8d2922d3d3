using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Where runs of words start and end that may hold names: capitalised words, and the small words and signs that join them.</summary>
internal readonly ref struct NameRuns(WordList words)
{
    private const int LongestRun = 14;

    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>Whether a name may start at a word.</summary>
    public bool StartsName(int at)
    {
        ref readonly var word = ref _all[at];
        if (word.Kind == WordKind.Word && word.IsCapital)
            return true;
        return word.Is(WordClass.Particle) && (IsHyphen(at + 1) && at + 2 < _all.Length && _all[at + 2].IsCapital || StartsWithParticle(at));
    }

    // "the von Hagen administration", "said bin Salman": in an English sentence, where these particles are no words of their own.
    private bool StartsWithParticle(int at) =>
        at > 0 && words.Spelling(at) is "von" or "van" or "bin" or "ibn" && words.Spelling(at - 1) is "the" or "said" or "by" or "for" or "of" or "and" or "that" or "with" or "to" or "when" or "as" or "after" or "from" or "but" or "against"
        && StepOverParticle(at, at) > at;

    /// <summary>The last word of the run that starts at a word.</summary>
    public int EndOfRun(int start)
    {
        var end = start;
        while (end - start < LongestRun && Step(start, end) is var next && next > end)
            end = next;
        return end;
    }

    /// <summary>Where the run goes on after a word; the word itself where it ends.</summary>
    private int Step(int start, int end)
    {
        var next = end + 1;
        if (next >= _all.Length || _all[next].Has(WordTraits.StartsLine))
            return end;
        ref readonly var word = ref _all[next];
        if (word.Kind == WordKind.Word && word.IsCapital)
            return word.Has(WordTraits.StartsSentence) ? end : next;
        if (IsHyphen(next))
        {
            if (_all[next + 1].IsCapital)
                return next + 1;
            // Korean and Chinese given names: Kim Jong-un.
            return end > start && _all[next + 1].Length <= 5 && (IsEastAsianSurname(end - 1) || !_all[next + 1].Is(WordClass.Common | WordClass.Function)) && !_all[end].Has(WordTraits.AllCapitals) && IsFree(next + 1) ? next + 1 : end;
        }

        if (next + 1 >= _all.Length || _all[next + 1].Has(WordTraits.StartsLine))
            return end;
        ref readonly var after = ref _all[next + 1];
        if (word.IsMark('&'))
            return after.IsCapital ? next + 1 : end;
        if (word.Kind != WordKind.Word)
            return end;
        if (word.Is(WordClass.Particle))
            return StepOverParticle(end, next);
        var spelling = words.Spelling(next);
        if (spelling is "of" or "for" && IsHead(end, start) && !_all[end].Is(WordClass.FirstName))
        {
            if (after.IsCapital && !after.Is(WordClass.Weekday))
                return next + 1;
            if (words.Spelling(next + 1) is "the" && next + 2 < _all.Length && _all[next + 2].IsCapital)
                return next + 2;
        }

        // Ministry of Health and Population: only where the head is such a word, and neither side is a name of its own.
        return spelling is "and" && after.IsCapital && after.Is(WordClass.Common) && (StartsOffice(start, end) || EndsOffice(start, end, next + 1)) ? next + 1 : end;
    }

    private int StepOverParticle(int end, int next)
    {
        if (IsHyphen(next + 1) && _all[next + 2].IsCapital)
            return next + 2;
        // English words among the particles (an, as, at, e) join nothing by themselves.
        if (words.Spelling(next) is "an" or "as" or "at" or "ash" or "az" or "ad" or "e" or "y" or "st" or "the" or "den" or "des" or "du" && !_all[end].Is(WordClass.FirstName | WordClass.PlaceFront))
            return end;
        var after = next + 1;
        if (after < _all.Length && _all[after].Is(WordClass.Particle) && !_all[after].IsCapital)
            after++;
        if (after < _all.Length && IsHyphen(after) && _all[after + 1].IsCapital)
            return after + 1;
        return after < _all.Length && _all[after].Kind == WordKind.Word && _all[after].IsCapital && !_all[after].Has(WordTraits.StartsSentence) ? after : end;
    }

    /// <summary>Whether a hyphen stands there that joins two words.</summary>
    public bool IsHyphen(int at) =>
        at + 1 < _all.Length && _all[at].IsMark('-') && _all[at].Has(WordTraits.Glued) && _all[at + 1].Has(WordTraits.Glued) && _all[at + 1].Kind == WordKind.Word;

    // Before Sung-min or Ching-te, whose second syllable may also be an English word: the commonest surnames of Korea and Taiwan.
    private bool IsEastAsianSurname(int at) => words.Spelling(at) is "Kim" or "Lee" or "Park" or "Choi" or "Jung" or "Jeong" or "Kang" or "Cho" or "Yoon" or "Jang" or "Lim" or "Han" or "Oh" or "Seo" or "Shin" or "Kwon" or "Hwang" or "Ahn"
        or "Song" or "Yoo" or "Hong" or "Moon" or "Chen" or "Lin" or "Huang" or "Chang" or "Wang" or "Wu" or "Liu" or "Tsai" or "Yang" or "Hsu" or "Cheng" or "Hsieh" or "Kuo" or "Lai" or "Chiang" or "Chiu" or "Ma" or "Ko" or "Hou";

    private bool IsFree(int at) => at + 1 >= _all.Length || !_all[at + 1].IsMark('-') || !_all[at + 1].Has(WordTraits.Glued);

    private bool IsHead(int at, int start) =>
        _all[at].Is(WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead) || words.Spelling(at) is "House" or "Secretary" or "Chamber" || at == start && _all[at].Is(WordClass.Title);

    private bool StartsOffice(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (_all[at].Is(WordClass.OrgHead) && _all[at + 1].Kind == WordKind.Word && !_all[at + 1].IsCapital && _all[end].Is(WordClass.Common))
                return true;
        }

        return false;
    }

    // National Transport and Safety Authority: common words on both sides, and the head follows.
    private bool EndsOffice(int start, int end, int next)
    {
        if (end == start || !_all[end].Is(WordClass.Common) || !_all[end - 1].IsCapital)
            return false;
        for (var at = next + 1; at < _all.Length && at <= next + 2 && _all[at].IsCapital; at++)
        {
            if (_all[at].Is(WordClass.OrgHead) && !_all[at].Has(WordTraits.InTitle))
                return true;
        }

        return false;
    }
}
