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
    private const int LongestRun = 14;
    private const int LongestAcronym = 6;

    private readonly ReadOnlySpan<Word> _all = words.All;

    // The run of capitalised words that is being cut.
    private int _end;
    private bool _afterTitle;

    /// <summary>Adds all names of the text, in order.</summary>
    public void Find()
    {
        for (var at = 0; at < _all.Length;)
        {
            if (!StartsName(at))
            {
                at++;
                continue;
            }

            _end = EndOfRun(at);
            Cut(at);
            at = _end + 1;
        }
    }

    private readonly bool StartsName(int at)
    {
        ref readonly var word = ref _all[at];
        if (word.Kind == WordKind.Word && word.IsCapital)
            return true;
        return word.Is(WordClass.Particle) && IsHyphen(at + 1) && at + 2 < _all.Length && _all[at + 2].IsCapital;
    }

    private readonly bool IsHyphen(int at) =>
        at + 1 < _all.Length && _all[at].IsMark('-') && _all[at].Has(WordTraits.Glued) && _all[at + 1].Has(WordTraits.Glued) && _all[at + 1].Kind == WordKind.Word;

    // ---- The run ----

    private readonly int EndOfRun(int start)
    {
        var end = start;
        while (end - start < LongestRun && Step(start, end) is var next && next > end)
            end = next;
        return end;
    }

    /// <summary>Where the run goes on after a word; the word itself where it ends.</summary>
    private readonly int Step(int start, int end)
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
            return end > start && _all[next + 1].Length <= 5 && !_all[next + 1].Is(WordClass.Common | WordClass.Function) && !_all[end].Has(WordTraits.AllCapitals) && IsFree(next + 1) ? next + 1 : end;
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

    private readonly bool IsFree(int at) => at + 1 >= _all.Length || !_all[at + 1].IsMark('-') || !_all[at + 1].Has(WordTraits.Glued);

    private readonly int StepOverParticle(int end, int next)
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

    private readonly bool IsHead(int at, int start) =>
        _all[at].Is(WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead) || words.Spelling(at) is "House" or "Secretary" or "Chamber" || at == start && _all[at].Is(WordClass.Title);

    private readonly bool StartsOffice(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (_all[at].Is(WordClass.OrgHead) && _all[at + 1].Kind == WordKind.Word && !_all[at + 1].IsCapital && _all[end].Is(WordClass.Common))
                return true;
        }

        return false;
    }

    // National Transport and Safety Authority: common words on both sides, and the head follows.
    private readonly bool EndsOffice(int start, int end, int next)
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

    // ---- Cutting the run ----

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

        // Upper Nile, Greater Cairo, Northern Gaza: the region is named as a whole.
        if (known is null && word.Is(WordClass.PlaceFront) && at < _end && !word.Is(WordClass.FirstName | WordClass.Surname)
            && Gazetteer.Shipped.Match(words, at + 1, out var region) is { Type: EntityType.Place, Section: not "country", IsUnsure: false } && at + region == _end)
        {
            Add(at, _end, EntityType.Place, true);
            return _end + 1;
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

        var head = LastHead(at);
        if (head >= 0)
        {
            // A heading's own words: New Alliance, Latest News.
            if (word.Has(WordTraits.InTitle) && IsAllCommon(at, head))
                return head + 1;
            Add(at, head, TypeOfHead(at, head), true);
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
        if (word.Has(WordTraits.StartsSentence) && word.Is(WordClass.Role) && !word.Is(WordClass.Title | WordClass.OrgHead | WordClass.Surname))
            return true; // Chipmaker Veltron
        if (word.Is(WordClass.Function) && !(word.Is(WordClass.PlaceFront) && at < _end) && !word.Has(WordTraits.AllCapitals | WordTraits.Initial))
            return !word.Is(WordClass.Particle) || at == _end || words.Spelling(at) is "A" or "An" or "As" or "At" or "E" or "Y" or "Der" or "Den" or "Des" or "Das" or "Do" or "Dos";
        if (!word.Is(WordClass.Common) || word.Is(WordClass.Title | WordClass.OrgHead | WordClass.PlaceFront | WordClass.FirstName | WordClass.Surname))
            return false;
        return word.Has(WordTraits.InTitle) || (word.Has(WordTraits.StartsSentence) && (at == _end || Gazetteer.Shipped.Match(words, at + 1, out _) is not null || _all[at + 1].Is(WordClass.FirstName | WordClass.Demonym)));
    }

    /// <summary>The last word of a known name if it stands for itself here; -1 if it is part of a longer name or something else.</summary>
    private readonly int KnownStands(int at, int length, KnownName known)
    {
        var end = at + length - 1;
        ref readonly var word = ref _all[at];
        if (end > _end)
            return end;
        if (length == 1 && known.Type == EntityType.Place && end < _end && !known.Section.Equals("country", StringComparison.Ordinal) && word.Is(WordClass.FirstName | WordClass.Surname)
            && _all[end + 1].Kind == WordKind.Word && !_all[end + 1].Is(WordClass.Common | WordClass.Demonym | WordClass.OrgHead | WordClass.PlaceHead) && Gazetteer.Shipped.Match(words, end + 1, out _) is null)
            return -1; // Jordan Henderson, Florence Pugh
        if (known.IsUnsure && !IsAfterPlaceWord(at) && !(end + 1 < _all.Length && _all[end + 1].IsMark(',')))
            return -1;
        if (length == 1 && word.Is(WordClass.Common) && word.Has(WordTraits.InTitle) && known.Type == EntityType.Organisation && !word.Has(WordTraits.AllCapitals))
            return -1;
        if (length == 1 && at > 0 && known.Type == EntityType.Person && _all[at - 1].IsCapital && _all[at - 1].Is(WordClass.FirstName) && found.Count > 0 && found[^1].Last == at - 1)
            return -1;
        // A single family name after a given name or an initial belongs to it; a place before "University" is part of that name.
        var head = LastHead(at);
        return head > end && known.Type != EntityType.Person && !IsTitle(end + 1) && IsComposite(end, head) ? -1 : end;
    }

    private readonly bool IsComposite(int end, int head)
    {
        for (var at = end + 1; at < head; at++)
        {
            if (_all[at].Is(WordClass.Role | WordClass.Demonym) && _all[at].IsCapital || Gazetteer.Shipped.Match(words, at, out var length) is not null && length > 1)
                return false;
        }

        return !(_all[head].Has(WordTraits.InTitle) && _all[head].Is(WordClass.MiscHead)) && !(_all[head].Is(WordClass.MiscHead) && !_all[head].Is(WordClass.OrgHead | WordClass.PlaceHead));
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

    /// <summary>The last word that makes the words up to it one name: University, River, War; -1 if none does.</summary>
    private readonly int LastHead(int at)
    {
        var best = -1;
        for (var index = at; index <= _end; index++)
        {
            ref readonly var word = ref _all[index];
            if (word.Kind != WordKind.Word)
                continue;
            if (index > at && (word.Is(WordClass.Role) && !word.Is(WordClass.OrgHead) || word.Is(WordClass.Weekday) || word.Has(WordTraits.InTitle) && word.Is(WordClass.Speech)))
                break;
            if (!word.Is(WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead) || !word.IsCapital)
            {
                best = !word.IsCapital && words.Spelling(index) is "of" or "for" && best == index - 1 && best >= 0 ? _end : best;
                if (best == _end)
                    break;
                continue;
            }

            if (index == at && !(index < _end && words.Spelling(index + 1) is "of" or "for"))
                continue;
            if (word.Has(WordTraits.InTitle) && (word.Is(WordClass.Common) && !_all[index - 1 < at ? at : index - 1].IsCapital || word.Is(WordClass.MiscHead)))
                break;
            best = index;
        }

        if (best <= at)
            return best == at && at < _end ? _end : -1;
        return IsPersonBefore(at, best) ? -1 : best;
    }

    // George Bush, Jonathan Field: a family name that is also such a word.
    private readonly bool IsPersonBefore(int at, int head) =>
        _all[head].Is(WordClass.Surname) && _all[at].Is(WordClass.FirstName) && head - at <= 2;

    private readonly EntityType TypeOfHead(int at, int head)
    {
        for (var index = at; index <= head; index++)
        {
            // In "University of York" the first such word counts, otherwise the last.
            if (index + 1 <= head && !_all[index + 1].IsCapital && words.Spelling(index + 1) is "of" or "for")
                return TypeOf(_all[index]);
        }

        return TypeOf(_all[head]);
    }

    private static EntityType TypeOf(in Word head) =>
        head.Is(WordClass.OrgHead) ? EntityType.Organisation : head.Is(WordClass.PlaceHead) ? EntityType.Place : EntityType.Unknown;

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
                && (length > 1 || known.Type != EntityType.Person) && !IsHyphen(next - 1))
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

    // ---- What the name names ----

    private void Classify(int first, int last)
    {
        while (first <= last && (_all[first].Kind != WordKind.Word || _all[first].Is(WordClass.Function) && !_all[first].Is(WordClass.Particle) && first < last && _all[first].Length > 1))
            first++;
        if (first > last)
            return;
        var (type, isSure) = first == last ? TypeOfSingle(first) : TypeOfSeveral(first, last);
        Add(first, last, type, isSure);
    }

    private readonly (EntityType Type, bool IsSure) TypeOfSeveral(int first, int last)
    {
        if (_afterTitle)
            return (EntityType.Person, true);
        if (Apposition(last) is var said and not EntityType.Unknown)
            return (said, true);
        if (_all[first].Is(WordClass.PlaceFront) && !_all[first].Is(WordClass.FirstName | WordClass.Surname))
            return (EntityType.Place, false);
        if (_all[first].Is(WordClass.FirstName) || _all[first].Has(WordTraits.Initial))
            return (EntityType.Person, true);
        if (_all[last].Is(WordClass.Demonym))
            return (EntityType.Unknown, false); // Middle Eastern, African American
        var (common, acronyms, particles, initials) = (0, 0, 0, 0);
        for (var at = first; at <= last; at++)
        {
            ref readonly var word = ref _all[at];
            common += word.Kind == WordKind.Word && word.Is(WordClass.Common) && !word.Is(WordClass.Surname | WordClass.Particle) ? 1 : 0;
            acronyms += word.Has(WordTraits.AllCapitals) ? 1 : 0;
            particles += word.Is(WordClass.Particle) && at > first && at < last ? 1 : 0;
            initials += word.Has(WordTraits.Initial) ? 1 : 0;
        }

        if (initials > 0 || particles > 0 && common == 0)
            return (EntityType.Person, true);
        if (acronyms > 0)
            return (EntityType.Organisation, false);
        if (_all[last].Is(WordClass.Surname) && common == 0)
            return (EntityType.Person, true);
        if (IsAfterSource(first))
            return (EntityType.Organisation, true);
        if (common > 0)
            return (_all[first].Has(WordTraits.InTitle) ? EntityType.Unknown : EntityType.Organisation, false);
        return (IsAfterPlaceWord(first) || IsBeforePlace(last) ? EntityType.Place : EntityType.Person, false);
    }

    private readonly (EntityType Type, bool IsSure) TypeOfSingle(int at)
    {
        ref readonly var word = ref _all[at];
        if (word.Is(WordClass.Common) && !word.Is(WordClass.Surname) && (word.Has(WordTraits.StartsSentence | WordTraits.InTitle) || !_afterTitle))
            return (EntityType.Unknown, false);
        if (_afterTitle && !word.Has(WordTraits.AllCapitals))
            return (EntityType.Person, true);
        if (word.Is(WordClass.Title | WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead | WordClass.Role) && !word.Is(WordClass.Surname) || word.Length == 1 || word.Has(WordTraits.Initial))
            return (EntityType.Unknown, false);
        if (IsPluralAcronym(words.Spelling(at)))
            return (EntityType.Unknown, false);
        if (word.Has(WordTraits.AllCapitals))
            return (word.Length <= LongestAcronym || word.Has(WordTraits.Digits) ? EntityType.Organisation : EntityType.Unknown, false);
        if (IsAfterSource(at))
            return (EntityType.Organisation, true);
        if (at + 1 < _all.Length && words.Spelling(at + 1) is "administration" or "presidency" && !word.Has(WordTraits.StartsSentence))
            return (EntityType.Person, true);
        if (!word.Has(WordTraits.InTitle) && Apposition(at) is var said and not EntityType.Unknown)
            return (said, true);
        if (at > 0 && words.Spelling(at - 1) is "beat" or "beats" or "defeated" or "thrashed" or "against" or "vs" or "versus" && !word.Is(WordClass.FirstName | WordClass.Surname))
            return (EntityType.Organisation, false);
        if (word.Is(WordClass.FirstName | WordClass.Surname) && !word.Is(WordClass.Unsure))
            return (EntityType.Person, false);
        if (IsAfterPlaceWord(at) || IsBeforePlace(at))
            return (EntityType.Place, false);
        if (word.Has(WordTraits.InnerCapital | WordTraits.Digits))
            return (EntityType.Organisation, false);
        if (word.Has(WordTraits.InTitle) || (word.Has(WordTraits.StartsSentence) && IsDerived(words.Spelling(at))))
            return (EntityType.Unknown, false);
        return (EntityType.Person, false);
    }

    // Endings that make adjectives, adverbs and nouns of other words in English: Diplomatic, Historically, Negotiations.
    private static bool IsDerived(ReadOnlySpan<char> word) =>
        word.Length > 5 && (word.EndsWith("ic") || word.EndsWith("al") || word.EndsWith("ous") || word.EndsWith("ive") || word.EndsWith("ly") || word.EndsWith("ing") || word.EndsWith("ed") || word.EndsWith("tion") || word.EndsWith("tions")
            || word.EndsWith("ment") || word.EndsWith("ments") || word.EndsWith("ness") || word.EndsWith("ity") || word.EndsWith("ities") || word.EndsWith("ble") || word.EndsWith("ful") || word.EndsWith("less") || word.EndsWith("ies") || word.EndsWith("wise"));

    // NGOs, MPs
    private static bool IsPluralAcronym(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] == 's' && word[..^1].IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>What the noun after the comma says that a name is: "Al-Nahar, a media outlet", "Aisha Bello, a lawyer", "Kericho, a town in".</summary>
    private readonly EntityType Apposition(int last)
    {
        if (last + 3 >= _all.Length || !_all[last + 1].IsMark(',') || words.Spelling(last + 2) is not ("a" or "an" or "the"))
            return EntityType.Unknown;
        var head = last + 2;
        while (head + 1 < _all.Length && head - last < 7 && _all[head + 1].Kind == WordKind.Word && !_all[head + 1].Is(WordClass.Function) && !_all[head + 1].Has(WordTraits.StartsLine | WordTraits.Capital)
            && !_all[head + 1].Is(WordClass.Speech) && words.Spelling(head + 1) is not ("based" or "believed" or "known" or "close" or "seen" or "located" or "owned" or "run"))
            head++;
        ref readonly var noun = ref _all[head];
        if (head == last + 2 || noun.IsCapital)
            return EntityType.Unknown;
        return noun.Is(WordClass.Role) ? (noun.Is(WordClass.OrgHead) || words.Spelling(head) is "retailer" or "lender" or "insurer" or "carrier" or "manufacturer" or "startup" or "conglomerate" or "chipmaker" or "carmaker" or "giant" or "supermarket" ? EntityType.Organisation : EntityType.Person)
            : noun.Is(WordClass.OrgHead) || words.Spelling(head) is "outlet" or "broadcaster" or "firm" or "nonprofit" or "charity" or "publisher" or "startup" or "retailer" ? EntityType.Organisation
            : noun.Is(WordClass.PlaceHead) || words.Spelling(head) is "capital" or "settlement" or "outskirts" or "stronghold" ? EntityType.Place
            : EntityType.Unknown;
    }

    // "reports from X", "according to X", "citing X"
    private readonly bool IsAfterSource(int at)
    {
        var before = at - 1;
        if (before >= 0 && words.Spelling(before) is "the" or "The")
            before--;
        if (before < 0)
            return false;
        var spelling = words.Spelling(before);
        if (spelling is "citing" or "cited")
            return true;
        if (before == 0 || spelling is not ("from" or "by" or "to" or "in" or "with"))
            return false;
        return spelling switch
        {
            "to" => words.Spelling(before - 1) is "according" or "According",
            _ => words.Spelling(before - 1) is "reports" or "reporting" or "report" or "Reports" or "Reporting" or "statement" or "article" or "published" or "reported" or "corroborated" or "obtained" or "aired" or "interview" or "broadcast",
        };
    }

    private readonly bool IsAfterPlaceWord(int at)
    {
        var before = at - 1;
        if (before >= 0 && words.Spelling(before) is "the" or "The")
            before--;
        return before >= 0 && !_all[before].IsCapital && words.Spelling(before) is "in" or "In" or "at" or "near" or "outside" or "inside" or "across" or "from" or "around" or "throughout" or "to" or "toward" or "towards"
            || before >= 0 && words.Spelling(before) is "of" && before > 0 && _all[before - 1].Is(WordClass.PlaceHead | WordClass.PlaceBefore) && !_all[before - 1].IsCapital;
    }

    private readonly bool IsBeforePlace(int at) =>
        at + 2 < _all.Length && _all[at + 1].IsMark(',') && _all[at + 2].IsCapital && Gazetteer.Shipped.Match(words, at + 2, out _) is { Type: EntityType.Place, IsUnsure: false };

    private void Add(int first, int last, EntityType type, bool isSure)
    {
        _afterTitle = false;
        while (last > first && (_all[last].Kind != WordKind.Word || !_all[last].IsCapital && (_all[last].Is(WordClass.Particle | WordClass.Function))))
            last--;
        found.Add(new NameSpan(first, last, type, null, isSure));
    }
}
