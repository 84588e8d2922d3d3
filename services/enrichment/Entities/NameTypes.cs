using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>What a name without a head names: by its own words, then by its neighbours.</summary>
internal readonly ref struct NameTypes(WordList words)
{
    private const int LongestAcronym = 6;

    private readonly ReadOnlySpan<Word> _all = words.All;
    private readonly NameContext _context = new(words);

    /// <summary>What a name of several words names, and whether its form alone tells.</summary>
    public (EntityType Type, bool IsSure) OfSeveral(int first, int last, bool afterTitle)
    {
        if (afterTitle || _context.IsBeforeAdministration(last) && !_all[last].Is(WordClass.Common))
            return (EntityType.Person, true);
        if (_context.Apposition(last) is var said and not EntityType.Unknown)
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
        if (_context.IsAfterSource(first))
            return (EntityType.Organisation, true);
        if (common > 0)
            return (_all[first].Has(WordTraits.InTitle) ? EntityType.Unknown : EntityType.Organisation, false);
        return (_context.IsAfterPlaceWord(first) || _context.IsBeforePlace(last) ? EntityType.Place : EntityType.Person, false);
    }

    /// <summary>What a name of one word names, and whether its form alone tells.</summary>
    public (EntityType Type, bool IsSure) OfSingle(int at, bool afterTitle)
    {
        ref readonly var word = ref _all[at];
        if (word.Is(WordClass.Common) && !word.Is(WordClass.Surname) && (word.Has(WordTraits.StartsSentence | WordTraits.InTitle) || !afterTitle))
            return (EntityType.Unknown, false);
        if (afterTitle && !word.Has(WordTraits.AllCapitals))
            return (EntityType.Person, true);
        if (word.Is(WordClass.Title | WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead | WordClass.Role) && !word.Is(WordClass.Surname) || word.Length == 1 || word.Has(WordTraits.Initial))
            return (EntityType.Unknown, false);
        if (IsPluralAcronym(words.Spelling(at)))
            return (EntityType.Unknown, false);
        if (word.Has(WordTraits.AllCapitals))
            return (word.Length <= LongestAcronym || word.Has(WordTraits.Digits) ? EntityType.Organisation : EntityType.Unknown, false);
        if (_context.IsAfterSource(at))
            return (EntityType.Organisation, true);
        if (_context.IsBeforeMembers(at) && !word.Has(WordTraits.InTitle))
            return (EntityType.Organisation, true);
        if (_context.IsBeforeAdministration(at) && !word.Has(WordTraits.StartsSentence))
            return (EntityType.Person, true);
        if (!word.Has(WordTraits.InTitle) && _context.Apposition(at) is var said and not EntityType.Unknown)
            return (said, true);
        if (at > 0 && words.Spelling(at - 1) is "beat" or "beats" or "defeated" or "thrashed" or "against" or "vs" or "versus" && !word.Is(WordClass.FirstName | WordClass.Surname))
            return (EntityType.Organisation, false);
        if (word.Is(WordClass.FirstName | WordClass.Surname) && !word.Is(WordClass.Unsure))
            return (EntityType.Person, false);
        if (_context.IsAfterPlaceWord(at) || _context.IsBeforePlace(at))
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
}
