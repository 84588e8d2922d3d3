using System.Collections.Frozen;

namespace Wiredesk.Enrichment.Reading;

/// <summary>Words whose full stop ends no sentence.</summary>
internal static class Abbreviations
{
    // As they are written: "No. 5" is one, "no." is not.
    private static readonly FrozenSet<string> Known = """
        Mr Mrs Ms Mx Messrs Dr Prof St Sen Rep Reps Sens Gov Gen Lt Col Capt Sgt Maj Cmdr Adm Pres Rev Fr Hon Supt Det Insp Cpl Pvt Jr Sr No Nos Mt Ft
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec vs etc al approx a.m p.m e.g i.e cf vol pp eds Ave Blvd Rd Inc Ltd Co Corp Bros Dept Univ
        Hr Nr Str Mio Mrd bzw usw ca z.B u.a d.h ggf inkl evtl vgl bspw sog Mme Mlle Sra Dra Srta Dña Ud Uds núm Sig Dott Ing Avv On pag ecc
        Exmo Eng Dhr Mevr Drs bijv resp kl bl.a t.ex dvs f.eks osv tzn np m.in tj prof inż mgr godz св г гг им ул руб млн млрд тыс проф акад чел напр ст
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // Names may follow these, so a capital after them tells nothing.
    private static readonly FrozenSet<string> Starters = """
        The A An In On At He She It They We But And This That These Those There However Therefore Meanwhile When While After Before As If For Since Under Its His Her Their
        Der Die Das Ein Eine Er Sie Es Im In Le La Les Un Une Il Elle El Los Las Una En Lo Gli De Het Een Den Det Han Hon W Na To В На Он Она Они Это
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StarterLookup = Starters.GetAlternateLookup<ReadOnlySpan<char>>();

    // "on 25. November", "den 3. oktober": languages that put a full stop after the number of a day.
    private static readonly FrozenSet<string> OrdinalLanguages = FrozenSet.Create("de", "da", "nb", "nn", "fi", "cs", "sk", "sl", "hr", "bs", "sr", "hu", "et", "lv", "is", "tr");

    /// <summary>Whether a full stop after a word is its own and not the sentence's.</summary>
    public static bool Is(ReadOnlySpan<char> word, string language)
    {
        if (word.Length == 1)
            return char.IsUpper(word[0]) || Lookup.Contains(word); // An initial: "William J. Burns".
        if (word.Length <= 2 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[^1]))
            return OrdinalLanguages.Contains(language);
        return word.Length <= 6 && Lookup.Contains(word);
    }

    /// <summary>Whether a text goes on with a word that mostly starts sentences and hardly ever a name.</summary>
    public static bool StartsSentence(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length]))
            length++;
        return length > 0 && StarterLookup.Contains(rest[..length]);
    }
}
