using Wiredesk.Contracts;
using Wiredesk.Enrichment.Words;

namespace Wiredesk.Enrichment.Entities;

/// <summary>Names that their first word, or the word before them, says the kind of: Radio Sahel, Bank Hapoalim, Hurricane Ida, Upper Nile.</summary>
internal readonly ref struct NamedKinds(WordList words)
{
    private readonly ReadOnlySpan<Word> _all = words.All;

    /// <summary>Whether the region that a run of words names is told by its direction: Upper Nile, Greater Cairo, Northern Gaza.</summary>
    public bool IsRegion(int at, int end) =>
        _all[at].Is(WordClass.PlaceFront) && at < end && !_all[at].Is(WordClass.FirstName | WordClass.Surname)
        && Gazetteer.Shipped.Match(words, at + 1, out var region) is { Type: EntityType.Place, Section: not "country", IsUnsure: false } && at + region == end;

    /// <summary>Whether a direction and a nationality stand there, which name nothing: South Sudanese, West African.</summary>
    public bool IsNationality(int at, int end) =>
        _all[at].Is(WordClass.PlaceFront) && at < end && _all[at + 1].Is(WordClass.Demonym) && !_all[at + 1].Is(WordClass.FirstName | WordClass.Surname);

    /// <summary>The last word of a station, agency or bank that starts with what it is: Channel 7, Agence Ivoirienne de Presse; 0 where none does.</summary>
    public int LastOfHouse(int at, int end)
    {
        if (words.Spelling(at) is "Channel" && at + 1 < _all.Length && _all[at + 1].Kind == WordKind.Number && !_all[at + 1].Has(WordTraits.StartsLine))
            return at + 1;
        if (at == end || !_all[at + 1].IsCapital || _all[at].Has(WordTraits.InTitle))
            return 0;
        return words.Spelling(at) switch
        {
            "Radio" or "Rádio" => at + 1,
            "Agence" or "Agencia" or "Agenzia" or "Agência" when !_all[end].Is(WordClass.FirstName | WordClass.Surname) => end,
            "Bank" or "Banque" or "Banca" or "Banco" when _all[at + 1].Kind == WordKind.Word && !_all[at + 1].Is(WordClass.FirstName | WordClass.Role | WordClass.Common) => end,
            _ => 0,
        };
    }

    /// <summary>Whether the word before says that a storm is named, which has a given name and is nobody: "la tempête Éowyn".</summary>
    public bool IsStormBefore(int at) => at > 0 && words.Spelling(at - 1) is "tempête" or "ouragan" or "cyclone" or "typhon" or "tormenta" or "huracán" or "ciclón"
        or "tempesta" or "uragano" or "Sturm" or "Sturmtief" or "Orkan" or "Hurrikan" or "furacão";

    /// <summary>Whether a storm or an operation is named from here on.</summary>
    public bool StartsStorm(int at, int end) => at < end && words.Spelling(at) is "Hurricane" or "Typhoon" or "Cyclone" or "Storm" or "Operation";

    /// <summary>What a firm is, before its name, which German writes with a capital: "Der Autozulieferer Brandner AG".</summary>
    public static bool IsGermanTrade(ReadOnlySpan<char> word) =>
        word.Length > 8 && (word.EndsWith("hersteller") || word.EndsWith("zulieferer") || word.EndsWith("konzern") || word.EndsWith("anbieter") || word.EndsWith("betreiber")
            || word.EndsWith("händler") || word.EndsWith("entwickler") || word.EndsWith("dienstleister") || word.EndsWith("unternehmen") || word.EndsWith("gewerkschaft")
            || word.EndsWith("versicherer") || word.EndsWith("produzent"));
}
