namespace Wiredesk.Enrichment.Words;

/// <summary>What the lexicon knows of a word, in any letter case. A word may be several things.</summary>
[Flags]
internal enum WordClass : uint
{
    None = 0,

    /// <summary>An article, pronoun, preposition or the like, which names nothing.</summary>
    Function = 1,

    /// <summary>A rank or office that stands before a person's name.</summary>
    Title = 1 << 1,

    /// <summary>A noun for the holder of an office or trade.</summary>
    Role = 1 << 2,

    /// <summary>A noun that ends, or with "of" begins, the name of an organisation.</summary>
    OrgHead = 1 << 3,

    /// <summary>A noun that ends, or with "of" begins, the name of a place.</summary>
    PlaceHead = 1 << 4,

    /// <summary>A word that begins the name of a place.</summary>
    PlaceFront = 1 << 5,

    /// <summary>A noun that ends the name of something else: a war, a prize, a law.</summary>
    MiscHead = 1 << 6,

    /// <summary>An adjective or noun of nationality, faith or party.</summary>
    Demonym = 1 << 7,

    /// <summary>A verb that people and organisations do: say, announce, win.</summary>
    Speech = 1 << 8,

    /// <summary>A word that stands before a place.</summary>
    PlaceBefore = 1 << 9,

    /// <summary>A small word inside names: <c>bin</c>, <c>van</c>.</summary>
    Particle = 1 << 10,

    Weekday = 1 << 11,

    Month = 1 << 12,

    /// <summary>An abbreviation whose point ends no sentence.</summary>
    NoPoint = 1 << 13,

    /// <summary>A given name.</summary>
    FirstName = 1 << 14,

    /// <summary>A family name.</summary>
    Surname = 1 << 15,

    /// <summary>A name that is as often a common word or a place.</summary>
    Unsure = 1 << 16,

    /// <summary>A word that news texts mostly write small.</summary>
    Common = 1 << 17,

    /// <summary>The first word of a name in the gazetteer.</summary>
    NameStart = 1 << 18,

    /// <summary>A word that the date reader knows.</summary>
    Time = 1 << 19,

    /// <summary>A word that the number reader knows.</summary>
    Quantity = 1 << 20,
}
