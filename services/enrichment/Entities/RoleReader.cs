using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Reads the office that a text gives a person, before the name (<c>CIA Director William Burns</c>) or after it (<c>William Burns, the CIA director,</c>).</summary>
internal readonly ref struct RoleReader(WordList words)
{
    private const int LongestBefore = 7;
    private const int LongestAfter = 10;

    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>The office of a person at one mention; absent when none is named there.</summary>
    public string? Of(NameSpan name) => Before(name.First) ?? After(name.Last);

    private string? Before(int name)
    {
        var (first, hasRole) = (name, false);
        for (var at = name - 1; at >= 0 && name - at <= LongestBefore; at--)
        {
            ref readonly var word = ref _all[at];
            if (_all[at + 1].Has(WordTraits.StartsLine))
                break;
            var isHyphen = word.IsMark('-') && word.Has(WordTraits.Glued) && at > 0;
            var isPart = word.Is(WordClass.Title | WordClass.Role | WordClass.Demonym)
                || (word.Kind == WordKind.Word && word.IsCapital && (!word.Is(WordClass.Function) || word.Has(WordTraits.AllCapitals)) && !word.Is(WordClass.Weekday | WordClass.Month))
                || words.Spelling(at) is "spy" or "foreign" or "defense" or "defence" or "finance" or "interior" or "intelligence" or "military" or "former" or "acting" or "senior" or "deputy" or "security" or "police" or "army" or "navy" or "opposition" or "party" or "far-right" or "peace" or "special"
                || words.Spelling(at) is "of" && first < name && _all[first].IsCapital && _all[first].Is(WordClass.Common);
            if (!isPart && !isHyphen)
                break;
            hasRole |= word.Is(WordClass.Title | WordClass.Role) && !isHyphen;
            first = isHyphen ? first : at;
            if (word.Has(WordTraits.StartsSentence) && !isHyphen)
                break;
        }

        if (!hasRole)
            return null;
        var role = words.Phrase(first, name - 1);
        return role is "Mr" or "Mr." or "Mrs" or "Mrs." or "Ms" or "Ms." or "Miss" or "Sir" or "Dr" or "Dr." ? null : role;
    }

    private string? After(int name)
    {
        if (name + 2 >= _all.Length || !_all[name + 1].IsMark(',') || _all[name + 2].IsCapital && !_all[name + 2].Is(WordClass.Title | WordClass.Demonym))
            return null;
        var first = name + 2;
        if (words.Spelling(first) is "the" or "a" or "an" or "who")
            first++;
        var hasRole = false;
        for (var at = first; at < _all.Length && at - first <= LongestAfter; at++)
        {
            ref readonly var word = ref _all[at];
            if (word.Kind == WordKind.Mark && word.First is ',' or '.' or ';' or ')')
                return hasRole && at > first ? words.Phrase(first, at - 1) : null;
            if (word.Is(WordClass.Speech) || word.Has(WordTraits.StartsLine) || words.Spelling(at) is "and" or "is" or "was" or "has" or "had" or "were" or "are" or "but")
                return null;
            hasRole |= word.Is(WordClass.Role);
        }

        return null;
    }
}
