using Wiredesk.Contracts;
using Wiredesk.Enrichment.Body;
using Wiredesk.Enrichment.Reading;

namespace Wiredesk.Enrichment.Speech;

/// <summary>Says what kind of source words name, and whether anybody is named who could be asked.</summary>
internal sealed class SourceKinds(Prose prose, SourcePhrases phrases, Speakers people, IReadOnlyList<CitedSource> cited)
{
    public const string Outlet = "outlet";
    public const string Official = "official";
    public const string Party = "party";
    public const string Anonymous = "anonymous";
    public const string Collective = "collective";

    // Last words of the names of newspapers, stations and agencies.
    private static readonly HashSet<string> OutletNames = ["news", "times", "post", "herald", "tribune", "gazette", "journal", "radio", "tv", "television", "newspaper", "chronicle", "observer", "telegraph", "mirror", "courier", "dispatch", "ledger", "examiner", "inquirer", "sentinel", "express", "corporation", "standard",
        "broadcasting", "newshour", "zeitung", "nachrichten", "anzeiger", "presse", "press", "wire", "newswire", "diario", "periódico", "corriere", "gazzetta", "jornal", "dagblad", "courant", "tidning", "avisen", "gazeta"];

    // What makes a person without a name one who does not want to be named.
    private static readonly HashSet<string> Hiding = ["anonymity", "unnamed", "anonymous", "unidentified", "undisclosed", "familiar", "briefed", "knowledge"];

    public (string Kind, bool Vague) Of(int first, int last)
    {
        var isNamed = HasName(first, last);
        if (phrases.Contains(first, last, Sense.Anonymous) || ContainsAny(first, last + 1, Hiding))
            return (Anonymous, false);
        if (IsOutlet(first, last))
            return (Outlet, false);
        if (phrases.Contains(first, last, Sense.Outlet) && phrases.Contains(first, last, Sense.Collective) is false && Plural(first, last, Sense.Outlet))
            return (Collective, !isNamed);
        if (phrases.Contains(first, last, Sense.Outlet))
            return (Outlet, false);
        if (people.PersonIn(first, last) is { } person)
            return (people.IsOfficial(person) || phrases.Contains(first, last, Sense.Official) || HoldsOffice(first) ? Official : Party, false);
        if (phrases.Contains(first, last, Sense.Collective))
            return (Collective, !isNamed && !HasNumber(first, last));
        if (phrases.Contains(first, last, Sense.Official) || IsCentralBank(first, last))
            return (phrases.Is(first, Sense.Indefinite) && !isNamed ? Anonymous : Official, false);
        if (phrases.Contains(first, last, Sense.And) && isNamed)
            return (Collective, false);
        return (people.IsPlace(first, last) || HoldsOffice(first) ? Official : Party, false);
    }

    /// <summary>Whether the words name a news outlet: a known one, one whose name says so, or one that the text cites.</summary>
    public bool IsOutlet(int first, int last)
    {
        for (var term = first; term < last; term++)
        {
            if (!phrases.IsName(term, -1))
                continue;
            var from = prose.Terms[term].Start;
            var known = Outlets.LengthOfNews(prose.Text.AsSpan(from, prose.Terms[last - 1].End - from));
            if (known > 2 && (known > 3 || last - first <= 2))
                return true;
        }

        return (IsOutletName(prose.Word(last - 1)) && prose.IsCapital(last - 1)) || CitedBy(first, last) is not null;
    }

    /// <summary>Whether the names of newspapers, stations and agencies end in this word.</summary>
    public static bool IsOutletName(string word) => OutletNames.Contains(word);

    /// <summary>The address of the cited report that the source published; absent when it is none of those cited.</summary>
    public Uri? CitedBy(int first, int last)
    {
        if (cited.Count == 0)
            return null;
        var name = Letters(prose.Slice(first, last));
        return cited.FirstOrDefault(source => source.Publisher is { } publisher && Letters(publisher) is var letters && letters.Length > 2
            && (name == letters || name == "the" + letters || "the" + name == letters))?.Url;
    }

    private bool HasName(int first, int last)
    {
        for (var term = first; term < last; term++)
        {
            if (phrases.IsName(term, -1) && !(phrases.HasGap(term, Gap.Sentence) && phrases.Is(term, Sense.AnySource)))
                return true;
        }

        return false;
    }

    // "The mayor of Lyon, Jane Doe, said"
    private bool HoldsOffice(int first)
    {
        if (first == 0 || !phrases.HasGap(first, Gap.Comma))
            return false;
        var start = first - 1;
        while (start > 0 && first - start < 8 && prose.Terms[start].Gap == Gap.None)
            start--;
        return phrases.Contains(start, first, Sense.Official);
    }

    // "the Bank of England"
    private bool IsCentralBank(int first, int last)
    {
        for (var term = first; term + 2 < last; term++)
        {
            if (prose.Word(term) is "bank" && prose.IsCapital(term) && prose.Word(term + 1) is "of" && prose.IsCapital(term + 2))
                return true;
        }

        return false;
    }

    private bool HasNumber(int first, int last) => phrases.Contains(first, last, Sense.Indefinite) || prose.Word(first) is "all" or "both" or "four" or "five" or "six" or "seven";

    private bool Plural(int first, int last, Sense sense)
    {
        for (var term = first; term < last; term++)
        {
            if (phrases.Is(term, sense) && prose.Word(term).EndsWith('s'))
                return true;
        }

        return false;
    }

    // Just after the phrase too: "two people familiar with the talks said".
    private bool ContainsAny(int first, int last, HashSet<string> words)
    {
        for (var term = first; term < Math.Min(last, prose.Terms.Length); term++)
        {
            if (words.Contains(prose.Word(term)))
                return true;
        }

        return false;
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
