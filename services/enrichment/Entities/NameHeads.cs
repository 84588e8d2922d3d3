using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Which word makes those before it one name: University, River, War.</summary>
internal readonly ref struct NameHeads(WordList words)
{
    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>The last word that makes the words up to it one name: University, River, War; -1 if none does.</summary>
    public int LastHead(int at, int end)
    {
        var best = -1;
        for (var index = at; index <= end; index++)
        {
            ref readonly var word = ref _all[index];
            if (word.Kind != WordKind.Word)
                continue;
            if (index > at && (word.Is(WordClass.Role) && !word.Is(WordClass.OrgHead) || word.Is(WordClass.Weekday) || word.Has(WordTraits.InTitle) && word.Is(WordClass.Speech | WordClass.PlaceBefore) && !word.Is(WordClass.PlaceHead | WordClass.OrgHead | WordClass.PlaceFront)))
                break;
            if (!word.Is(WordClass.OrgHead | WordClass.PlaceHead | WordClass.MiscHead) || !word.IsCapital)
            {
                best = !word.IsCapital && words.Spelling(index) is "of" or "for" && best == index - 1 && best >= 0 ? end : best;
                if (best == end)
                    break;
                continue;
            }

            if (index == at && !(index < end && words.Spelling(index + 1) is "of" or "for"))
                continue;
            if (word.Has(WordTraits.InTitle) && (word.Is(WordClass.Common) && !_all[index - 1 < at ? at : index - 1].IsCapital || word.Is(WordClass.MiscHead)))
                break;
            best = index;
        }

        if (best <= at)
            return best == at && at < end ? end : -1;
        return IsPersonBefore(at, best) || IsFamilyName(at, best) ? -1 : best;
    }

    // Joost van den Berg: behind such a small word a head is a family name.
    private bool IsFamilyName(int at, int head) => head > at + 1 && _all[head - 1] is { Kind: WordKind.Word, IsCapital: false } small && small.Is(WordClass.Particle) && words.Spelling(head - 1) is not ("de" or "di" or "do" or "da" or "del");

    // George Bush, Jonathan Field: a family name that is also such a word.
    private bool IsPersonBefore(int at, int head) =>
        _all[head].Is(WordClass.Surname) && _all[at].Is(WordClass.FirstName) && head - at <= 2;

    /// <summary>What the head of a name says that it names.</summary>
    public EntityType TypeOfHead(int at, int head)
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

    /// <summary>Whether the words between a known name and a head make one name with both: Cairo University.</summary>
    public bool IsComposite(int end, int head)
    {
        for (var at = end + 1; at < head; at++)
        {
            if (_all[at].Is(WordClass.Role | WordClass.Demonym) && _all[at].IsCapital || Gazetteer.Shipped.Match(words, at, out var length) is not null && length > 1)
                return false;
            // Yerevan Resume Border Talks: in a headline the verb has a capital as well.
            if (_all[head].Is(WordClass.PlaceHead) && _all[at].Has(WordTraits.InTitle) && _all[at].Is(WordClass.Common) && words.Spelling(at) is not "International")
                return false;
        }

        return !(_all[head].Has(WordTraits.InTitle) && _all[head].Is(WordClass.MiscHead)) && !(_all[head].Is(WordClass.MiscHead) && !_all[head].Is(WordClass.OrgHead | WordClass.PlaceHead));
    }
}
