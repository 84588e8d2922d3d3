using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>What stands around a name and tells what it names.</summary>
internal readonly ref struct NameContext(WordList words)
{
    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>What the noun after the comma says that a name is: "Al-Nahar, a media outlet", "Aisha Bello, a lawyer", "Kericho, a town in".</summary>
    public EntityType Apposition(int last)
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

    /// <summary>Whether a word of reporting stands before a name: reports from X, according to X, citing X.</summary>
    public bool IsAfterSource(int at)
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

    /// <summary>Whether a word stands before a name that mostly stands before places: in X, near X, the city of X.</summary>
    public bool IsAfterPlaceWord(int at)
    {
        var before = at - 1;
        if (before >= 0 && words.Spelling(before) is "the" or "The")
            before--;
        return before >= 0 && !_all[before].IsCapital && words.Spelling(before) is "in" or "In" or "at" or "near" or "outside" or "inside" or "across" or "from" or "around" or "throughout" or "to" or "toward" or "towards"
            || before >= 0 && words.Spelling(before) is "of" && before > 0 && _all[before - 1].Is(WordClass.PlaceHead | WordClass.PlaceBefore) && !_all[before - 1].IsCapital;
    }

    /// <summary>Whether those who belong to an organisation are named after it: X fighters, the X leadership.</summary>
    public bool IsBeforeMembers(int last) => last + 1 < _all.Length && words.Spelling(last + 1) is "fighters" or "militants" or "rebels" or "gunmen" or "insurgents" or "militia" or "militiamen" or "militias" or "leadership" or "delegation" or "delegations" or "negotiators" or "lawmakers";

    /// <summary>Whether a head of government is named: the X administration.</summary>
    public bool IsBeforeAdministration(int last) => last + 1 < _all.Length && words.Spelling(last + 1) is "administration" or "presidency";

    /// <summary>Whether a place follows after a comma: X, Kenya.</summary>
    public bool IsBeforePlace(int at) =>
        at + 2 < _all.Length && _all[at + 1].IsMark(',') && _all[at + 2].IsCapital && Gazetteer.Shipped.Match(words, at + 2, out _) is { Type: EntityType.Place, IsUnsure: false };
}
