namespace Wiredesk.Enrichment.Speech;

/// <summary>What a word can do in a sentence that says who said something.</summary>
[Flags]
internal enum Sense : uint
{
    None = 0,

    /// <summary>Tells of speech whoever does it: <c>said</c>, <c>told</c>.</summary>
    Say = 1 << 0,

    /// <summary>Tells of speech when a source does it: <c>warned</c>, <c>maintains</c>.</summary>
    State = 1 << 1,

    /// <summary>Tells of what a source brings forward: <c>highlighted</c>, <c>shows</c>.</summary>
    Show = 1 << 2,

    /// <summary>Introduces quoted words only: <c>called</c>, <c>praised</c>.</summary>
    Quote = 1 << 3,

    /// <summary>What many are said to hold: <c>believe</c>, <c>fear</c>.</summary>
    Think = 1 << 4,

    /// <summary>A form that hangs on the sentence's subject: <c>saying</c>.</summary>
    Gerund = 1 << 5,

    /// <summary>A form that is a noun as well: <c>reports</c>, <c>claims</c>.</summary>
    Noun = 1 << 6,

    /// <summary>A participle that takes <c>by</c>: <c>reported by</c>.</summary>
    Passive = 1 << 7,

    /// <summary>Stands between subject and verb: <c>has</c>, <c>also</c>.</summary>
    Auxiliary = 1 << 8,

    /// <summary>Forms of <c>to be</c>: what follows is suffered, not done.</summary>
    Be = 1 << 9,

    /// <summary>Parts clauses: <c>but</c>, <c>that</c>, <c>because</c>.</summary>
    Break = 1 << 10,
    And = 1 << 11,
    Preposition = 1 << 12,
    Determiner = 1 << 13,
    Indefinite = 1 << 14,
    He = 1 << 15,
    She = 1 << 16,
    They = 1 << 17,

    /// <summary>Starts a clause about the noun before it: <c>who</c>.</summary>
    Relative = 1 << 18,

    /// <summary>Marks hearsay: <c>reportedly</c>.</summary>
    Hearsay = 1 << 19,
    By = 1 << 20,
    Not = 1 << 21,

    /// <summary>A holder of an office, or a body of the state.</summary>
    Official = 1 << 22,
    Anonymous = 1 << 23,
    Collective = 1 << 24,
    Outlet = 1 << 25,

    /// <summary>Another who speaks for a side: <c>spokesman</c>, <c>company</c>.</summary>
    Party = 1 << 26,

    /// <summary>What a source wrote: <c>report</c>, <c>statement</c>.</summary>
    Document = 1 << 27,
    Male = 1 << 28,
    Female = 1 << 29,

    /// <summary>Names what follows rather than quoting it: <c>so-called</c>, <c>dubbed</c>.</summary>
    Naming = 1 << 30,

    /// <summary>A form that mostly is a noun or follows one of several: <c>note</c>, <c>report</c>, <c>say</c>.</summary>
    Bare = 1u << 31,

    AnySource = Official | Anonymous | Collective | Outlet | Party | Document,
    AnyVerb = Say | State | Show | Quote | Think,
    Pronoun = He | She | They,
}
