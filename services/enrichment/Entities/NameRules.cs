using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Finds names by rules: runs of capitalised words, cut at titles, nationalities and known names.</summary>
/// <remarks>
/// The clues are the classic ones of McDonald, "Internal and External Evidence in the Identification and Semantic Categorization of Proper
/// Names" (1996): internal evidence is a given name, a word like "Ministry" or "River"; external evidence is a title before, "in" before, "said" after.
/// </remarks>
internal ref struct NameRules(WordList words, List<NameSpan> found)
{
    private readonly ReadOnlySpan<Word> _all = words.All;
    private readonly NameRuns _runs = new(words);
    private readonly NameHeads _heads = new(words);
    private readonly NameTypes _types = new(words);
    private readonly NameContext _context = new(words);
    private readonly NamedKinds _kinds = new(words);

    // The run of capitalised words that is being cut.
    private int _end;
    private bool _afterTitle;

    /// <summary>Adds all names of the text, in order.</summary>
    public void Find()
    {
        for (var at = 0; at < _all.Length;)
        {
            if (!_runs.StartsName(at))
            {
                at++;
                continue;
            }

            _end = _runs.EndOfRun(at);
            Cut(at);
            at = _end + 1;
        }
    }

    private void Cut(int start)
    {
        _afterTitle = start > 0 && !_all[start].Has(WordTraits.StartsSentence) && !_all[start - 1].IsCapital && _all[start - 1].Is(WordClass.Title);
        for (var at = start; at <= _end;)
            at = CutOne(at);
    }

    /// <summary>Takes one name, or one word that is none, from the run; returns what follows it.</summary>
    private int CutOne(int at)
    {
        ref readonly var word = ref _all[at];
        if (word.Kind != WordKind.Word)
            return at + 1;
        var known = Gazetteer.Shipped.Match(words, at, out var length);
        if (known is null && IsNothing(at))
            return at + 1;
        if (known is not null && KnownStands(at, length, known) is var end && end >= 0)
        {
            found.Add(new NameSpan(at, end, known.Type, known, !known.IsUnsure));
            _afterTitle = false;
            return end + 1;
        }

        // The National Hurricane Center: "The National" is a newspaper elsewhere.
        if (known is not null && at < _end && word.Is(WordClass.Function) && !word.Is(WordClass.Particle | WordClass.PlaceFront))
            return at + 1;

        if (TakeByKind(at, known) is { } next)
            return next;
        if (IsTitle(at))
        {
            _afterTitle = true;
            return SkipOffice(at);
        }

        return TakeByWords(at);
    }

    /// <summary>Takes a name whose first word, or the word before it, says its kind; returns what follows it.</summary>
    private int? TakeByKind(int at, KnownName? known)
    {
        if (known is null && _kinds.IsRegion(at, _end))
            return Take(at, _end, EntityType.Place);
        if (known is null && _kinds.LastOfHouse(at, _end) is > 0 and var last)
        {
            found.Add(new NameSpan(at, last, EntityType.Organisation, null, true)); // its number stays: Channel 7
            _afterTitle = false;
            return last + 1;
        }

        if (known is null && _kinds.IsNationality(at, _end))
            return at + 2;
        if (known is null && _kinds.IsStormBefore(at))
            return Take(at, at, EntityType.Unknown);
        return _kinds.StartsStorm(at, _end) ? Take(at, _end, EntityType.Unknown) : null;
    }

    private int Take(int first, int last, EntityType type)
    {
        Add(first, last, type, true);
        return last + 1;
    }

    /// <summary>Takes a name that is known by its last word (University, River), or by its form and neighbours; returns what follows it.</summary>
    private int TakeByWords(int at)
    {
        ref readonly var word = ref _all[at];
        var head = _heads.LastHead(at, _end);
        // The British Foreign Office: one of several of that name, which the nationality tells apart.
        if (word.Is(WordClass.Demonym) && at < _end
            && Gazetteer.Shipped.Match(words, at + 1, out var service) is { Section: "service" or "armed" } && at + service >= head)
            return at + 1;
        if (head >= 0)
        {
            // A heading's own words: New Alliance, Latest News.
            if (word.Has(WordTraits.InTitle) && IsAllCommon(at, head))
                return head + 1;
            Add(at, head, _heads.TypeOfHead(at, head), true);
            return head + 1;
        }

        if (word.Is(WordClass.Demonym) && !(word.Is(WordClass.FirstName) && _afterTitle))
            return at + 1;
        var last = EndOfName(at);
        // The words of an office, whose holder follows: Strategic Affairs Minister Ron Dermer.
        if (last < _end && _all[last + 1].Is(WordClass.Title) && !word.Is(WordClass.FirstName) && word.Is(WordClass.Common) && !word.Has(WordTraits.AllCapitals))
            return last + 1;
        Classify(at, last);
        return last + 1;
    }

    /// <summary>A capitalised word that names nothing by itself.</summary>
    private readonly bool IsNothing(int at)
    {
        ref readonly var word = ref _all[at];
        if (word.Is(WordClass.Weekday) || (word.Is(WordClass.Month) && !word.Is(WordClass.FirstName)))
            return true;
        if (word.Is(WordClass.Month) && at + 1 < _all.Length && (_all[at + 1].Kind == WordKind.Number || !_all[at + 1].IsCapital))
            return true;
        if (at < _end && NamedKinds.IsGermanTrade(words.Spelling(at)))
            return true;
        if (word.Has(WordTraits.StartsSentence) && word.Is(WordClass.Role) && !word.Is(WordClass.Title | WordClass.OrgHead | WordClass.Surname))
            return true; // Chipmaker Veltron
        if (word.Is(WordClass.Function) && !(word.Is(WordClass.PlaceFront) && at < _end) && !word.Has(WordTraits.AllCapitals | WordTraits.Initial))
        {
            return !word.Is(WordClass.Particle) || at == _end
                || words.Spelling(at) is "A" or "An" or "As" or "At" or "E" or "Y" or "Der" or "Den" or "Des" or "Das" or "Do" or "Dos";
        }

        if (!word.Is(WordClass.Common) || word.Is(WordClass.Title | WordClass.OrgHead | WordClass.PlaceFront | WordClass.FirstName | WordClass.Surname))
            return false;
        return word.Has(WordTraits.InTitle) || (word.Has(WordTraits.StartsSentence)
            && (at == _end || Gazetteer.Shipped.Match(words, at + 1, out _) is not null || _all[at + 1].Is(WordClass.FirstName | WordClass.Demonym)));
    }

    /// <summary>The last word of a known name if it stands for itself here; -1 if it is part of a longer name or something else.</summary>
    private readonly int KnownStands(int at, int length, KnownName known)
    {
        var end = at + length - 1;
        ref readonly var word = ref _all[at];
        if (end > _end)
            return end;
        // Dupont-Lefèvre: a known name is half of another.
        if (length == 1 && end + 2 <= _end && _runs.IsHyphen(end + 1) && _all[end + 2].IsCapital
            && !_all[end + 2].Is(WordClass.Common | WordClass.Demonym | WordClass.Role | WordClass.PlaceHead | WordClass.OrgHead)
            && Gazetteer.Shipped.Match(words, end + 2, out _) is null)
            return -1;
        if (length == 1 && known is { Type: EntityType.Place, Section: not "country" } && end < _end && word.Is(WordClass.FirstName | WordClass.Surname)
            && _all[end + 1].Kind == WordKind.Word && !_all[end + 1].Is(WordClass.Common | WordClass.Demonym | WordClass.OrgHead | WordClass.PlaceHead)
            && Gazetteer.Shipped.Match(words, end + 1, out _) is null)
            return -1; // Jordan Henderson, Florence Pugh
        if (known.IsUnsure && !_context.IsAfterPlaceWord(at) && !(end + 1 < _all.Length && _all[end + 1].IsMark(',')))
            return -1;
        if (length == 1 && word.Is(WordClass.Common) && word.Has(WordTraits.InTitle) && known.Type == EntityType.Organisation && !word.Has(WordTraits.AllCapitals))
            return -1;
        if (length == 1 && at > 0 && known.Type == EntityType.Person && _all[at - 1].IsCapital && _all[at - 1].Is(WordClass.FirstName)
            && found.Count > 0 && found[^1].Last == at - 1)
            return -1;
        // A single family name after a given name or an initial belongs to it; a place before "University" is part of that name.
        var head = _heads.LastHead(at, _end);
        return head > end && known.Type != EntityType.Person && !IsTitle(end + 1) && _heads.IsComposite(end, head) ? -1 : end;
    }

    private readonly bool IsTitle(int at) =>
        at <= _end && _all[at].Is(WordClass.Title) && !(_all[at].Is(WordClass.FirstName | WordClass.Surname) && (at == _end || _afterTitle))
        && !(at < _end && _all[at + 1].Is(WordClass.OrgHead) && !_all[at + 1].Is(WordClass.Surname | WordClass.Title))
        && !(_all[at].Is(WordClass.PlaceFront) && !_all[at].Is(WordClass.Role));

    // "Secretary of State", "Minister of Defence": the office, not a name.
    private readonly int SkipOffice(int at)
    {
        var next = at + 1;
        if (next > _end || _all[next].Kind != WordKind.Word || _all[next].IsCapital || words.Spelling(next) is not ("of" or "for"))
            return next;
        while (next <= _end && !_all[next].Is(WordClass.FirstName) && Gazetteer.Shipped.Match(words, next, out _) is null)
            next++;
        return next;
    }

    /// <summary>The last word of a name without a head: it ends before a title, a nationality or a known longer name.</summary>
    private readonly int EndOfName(int at)
    {
        var last = at;
        if (_all[at].Has(WordTraits.InTitle) && _all[at].Has(WordTraits.AllCapitals))
            return at;
        for (var next = at + 1; next <= _end; next++)
        {
            if (_all[next].IsMark('&') && next < _end && _all[next + 1].Is(WordClass.FirstName))
                break; // two people
            if (_all[next].Kind != WordKind.Word)
                continue;
            if (_all[next].Has(WordTraits.InTitle) && IsNothing(next) && !_all[next].Is(WordClass.Particle))
                break;
            if (_all[next].IsCapital && (_all[next].Is(WordClass.Weekday) || _all[next].Is(WordClass.Title) && next < _end && !_all[at].Is(WordClass.FirstName)))
                break;
            if (!_all[at].Is(WordClass.FirstName) && !_afterTitle && _all[next].IsCapital
                && Gazetteer.Shipped.Match(words, next, out var length) is { IsUnsure: false } known
                && (length > 1 || known.Type != EntityType.Person) && !_runs.IsHyphen(next - 1))
                break;
            last = next;
        }

        return last;
    }

    private readonly bool IsAllCommon(int first, int last)
    {
        for (var at = first; at <= last; at++)
        {
            if (_all[at].Kind == WordKind.Word
                && !_all[at].Is(WordClass.Common | WordClass.Function | WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead | WordClass.PlaceFront | WordClass.Role))
                return false;
        }

        return true;
    }

    private void Classify(int first, int last)
    {
        while (first <= last && (_all[first].Kind != WordKind.Word
            || _all[first].Is(WordClass.Function) && !_all[first].Is(WordClass.Particle) && first < last && _all[first].Length > 1))
            first++;
        if (first > last)
            return;
        var (type, isSure) = first == last ? _types.OfSingle(first, _afterTitle) : _types.OfSeveral(first, last, _afterTitle);
        Add(first, last, type, isSure);
    }

    private void Add(int first, int last, EntityType type, bool isSure)
    {
        _afterTitle = false;
        while (last > first && (_all[last].Kind != WordKind.Word || !_all[last].IsCapital && (_all[last].Is(WordClass.Particle | WordClass.Function))))
            last--;
        found.Add(new NameSpan(first, last, type, null, isSure));
    }
}
