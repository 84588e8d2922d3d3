using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Finds names by rules: runs of capitalised words, cut at titles, nationalities and known names, and told apart by their words and neighbours.</summary>
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

        // Upper Nile, Greater Cairo, Northern Gaza: the region is named as a whole.
        if (known is null && word.Is(WordClass.PlaceFront) && at < _end && !word.Is(WordClass.FirstName | WordClass.Surname)
            && Gazetteer.Shipped.Match(words, at + 1, out var region) is { Type: EntityType.Place, Section: not "country", IsUnsure: false } && at + region == _end)
        {
            Add(at, _end, EntityType.Place, true);
            return _end + 1;
        }

        if (known is null && LastOfOutlet(at) is > 0 and var outlet)
        {
            found.Add(new NameSpan(at, outlet, EntityType.Organisation, null, true));
            _afterTitle = false;
            return outlet + 1;
        }

        // South Sudanese, West African
        if (known is null && word.Is(WordClass.PlaceFront) && at < _end && _all[at + 1].Is(WordClass.Demonym) && !_all[at + 1].Is(WordClass.FirstName | WordClass.Surname))
            return at + 2;

        if (known is null && IsStormBefore(at))
        {
            Add(at, at, EntityType.Unknown, true);
            return at + 1;
        }

        if (words.Spelling(at) is "Hurricane" or "Typhoon" or "Cyclone" or "Storm" or "Operation" && at < _end)
        {
            Add(at, _end, EntityType.Unknown, true);
            return _end + 1;
        }

        if (IsTitle(at))
        {
            _afterTitle = true;
            return SkipOffice(at);
        }

        var head = _heads.LastHead(at, _end);
        // The British Foreign Office: one of several of that name, which the nationality tells apart.
        if (word.Is(WordClass.Demonym) && at < _end && Gazetteer.Shipped.Match(words, at + 1, out var service) is { Section: "service" or "armed" } && at + service == Math.Max(head, at + service))
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
        if (at < _end && IsGermanTrade(words.Spelling(at)))
            return true;
        if (word.Has(WordTraits.StartsSentence) && word.Is(WordClass.Role) && !word.Is(WordClass.Title | WordClass.OrgHead | WordClass.Surname))
            return true; // Chipmaker Veltron
        if (word.Is(WordClass.Function) && !(word.Is(WordClass.PlaceFront) && at < _end) && !word.Has(WordTraits.AllCapitals | WordTraits.Initial))
            return !word.Is(WordClass.Particle) || at == _end || words.Spelling(at) is "A" or "An" or "As" or "At" or "E" or "Y" or "Der" or "Den" or "Des" or "Das" or "Do" or "Dos";
        if (!word.Is(WordClass.Common) || word.Is(WordClass.Title | WordClass.OrgHead | WordClass.PlaceFront | WordClass.FirstName | WordClass.Surname))
            return false;
        return word.Has(WordTraits.InTitle) || (word.Has(WordTraits.StartsSentence) && (at == _end || Gazetteer.Shipped.Match(words, at + 1, out _) is not null || _all[at + 1].Is(WordClass.FirstName | WordClass.Demonym)));
    }

    // "Der Autozulieferer Brandner AG": what a firm is, before its name; German writes it with a capital.
    private static bool IsGermanTrade(ReadOnlySpan<char> word) =>
        word.Length > 8 && (word.EndsWith("hersteller") || word.EndsWith("zulieferer") || word.EndsWith("konzern") || word.EndsWith("anbieter") || word.EndsWith("betreiber") || word.EndsWith("händler")
            || word.EndsWith("entwickler") || word.EndsWith("dienstleister") || word.EndsWith("unternehmen") || word.EndsWith("gewerkschaft") || word.EndsWith("versicherer") || word.EndsWith("produzent"));

    // Radio Sahel, Channel 7, Agence Ivoirienne de Presse: names that start with what they are; 0 where none does.
    private readonly int LastOfOutlet(int at)
    {
        if (words.Spelling(at) is "Channel" && at + 1 < _all.Length && _all[at + 1].Kind == WordKind.Number && !_all[at + 1].Has(WordTraits.StartsLine))
            return at + 1;
        if (at == _end || !_all[at + 1].IsCapital || _all[at].Has(WordTraits.InTitle))
            return 0;
        return words.Spelling(at) is "Radio" or "Rádio" ? at + 1
            : words.Spelling(at) is "Agence" or "Agencia" or "Agenzia" or "Agência" && !_all[_end].Is(WordClass.FirstName | WordClass.Surname) ? _end : 0;
    }

    // "la tempête Éowyn": a storm has a given name and is nobody.
    private readonly bool IsStormBefore(int at) => at > 0 && words.Spelling(at - 1) is "tempête" or "ouragan" or "cyclone" or "typhon" or "tormenta" or "huracán" or "ciclón" or "tempesta" or "uragano" or "Sturm" or "Sturmtief" or "Orkan" or "Hurrikan" or "furacão";

    /// <summary>The last word of a known name if it stands for itself here; -1 if it is part of a longer name or something else.</summary>
    private readonly int KnownStands(int at, int length, KnownName known)
    {
        var end = at + length - 1;
        ref readonly var word = ref _all[at];
        if (end > _end)
            return end;
        // Dupont-Lefèvre: a known name is half of another.
        if (length == 1 && end + 2 <= _end && _runs.IsHyphen(end + 1) && _all[end + 2].IsCapital && !_all[end + 2].Is(WordClass.Common | WordClass.Demonym | WordClass.Role | WordClass.PlaceHead | WordClass.OrgHead)
            && Gazetteer.Shipped.Match(words, end + 2, out _) is null)
            return -1;
        if (length == 1 && known.Type == EntityType.Place && end < _end && !known.Section.Equals("country", StringComparison.Ordinal) && word.Is(WordClass.FirstName | WordClass.Surname)
            && _all[end + 1].Kind == WordKind.Word && !_all[end + 1].Is(WordClass.Common | WordClass.Demonym | WordClass.OrgHead | WordClass.PlaceHead) && Gazetteer.Shipped.Match(words, end + 1, out _) is null)
            return -1; // Jordan Henderson, Florence Pugh
        if (known.IsUnsure && !_context.IsAfterPlaceWord(at) && !(end + 1 < _all.Length && _all[end + 1].IsMark(',')))
            return -1;
        if (length == 1 && word.Is(WordClass.Common) && word.Has(WordTraits.InTitle) && known.Type == EntityType.Organisation && !word.Has(WordTraits.AllCapitals))
            return -1;
        if (length == 1 && at > 0 && known.Type == EntityType.Person && _all[at - 1].IsCapital && _all[at - 1].Is(WordClass.FirstName) && found.Count > 0 && found[^1].Last == at - 1)
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
            if (!_all[at].Is(WordClass.FirstName) && !_afterTitle && _all[next].IsCapital && Gazetteer.Shipped.Match(words, next, out var length) is { IsUnsure: false } known
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
            if (_all[at].Kind == WordKind.Word && !_all[at].Is(WordClass.Common | WordClass.Function | WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead | WordClass.PlaceFront | WordClass.Role))
                return false;
        }

        return true;
    }

    private void Classify(int first, int last)
    {
        while (first <= last && (_all[first].Kind != WordKind.Word || _all[first].Is(WordClass.Function) && !_all[first].Is(WordClass.Particle) && first < last && _all[first].Length > 1))
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
