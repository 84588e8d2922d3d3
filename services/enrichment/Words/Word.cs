namespace Wiredesk.Enrichment.Words;

/// <summary>What a word of a text is made of.</summary>
internal enum WordKind : byte
{
    /// <summary>Letters, with digits and inner apostrophes at most.</summary>
    Word,

    /// <summary>Digits, with inner points and commas.</summary>
    Number,

    /// <summary>One sign of punctuation.</summary>
    Mark,
}

/// <summary>How a word is written and where it stands.</summary>
[Flags]
internal enum WordTraits : ushort
{
    None = 0,

    /// <summary>Its first letter is a capital.</summary>
    Capital = 1,

    /// <summary>It has two letters or more, and all are capitals.</summary>
    AllCapitals = 2,

    /// <summary>It has a capital after its first letter, and small letters too: <c>McCain</c>, <c>iPhone</c>.</summary>
    InnerCapital = 4,

    /// <summary>One capital with a point: <c>J.</c></summary>
    Initial = 8,

    /// <summary>It has digits.</summary>
    Digits = 16,

    /// <summary>It ends in the point of an abbreviation: <c>Gen.</c>, <c>U.S.</c></summary>
    Abbreviation = 32,

    /// <summary>It is the first word of a sentence, a heading or a quotation.</summary>
    StartsSentence = 64,

    /// <summary>It is the first word of a line.</summary>
    StartsLine = 128,

    /// <summary>Nothing stands between it and the word before.</summary>
    Glued = 256,

    /// <summary>Its line capitalises its words as headlines do, so that a capital says little.</summary>
    InTitle = 512,
}

/// <summary>A word, number or sign: where it stands, how it is written, and what is known of it.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last character.</param>
/// <param name="Hash">Of its letters in lower case without accents.</param>
/// <param name="Class">What the lexicon knows of it.</param>
internal readonly record struct Word(int Start, int End, uint Hash, WordKind Kind, WordTraits Traits, WordClass Class, char First)
{
    public int Length => End - Start;

    /// <summary>Whether it starts with a capital, or has one inside.</summary>
    public bool IsCapital => (Traits & (WordTraits.Capital | WordTraits.InnerCapital)) != 0;

    public bool Has(WordTraits traits) => (Traits & traits) != 0;

    public bool Is(WordClass classes) => (Class & classes) != 0;

    /// <summary>Whether it is the given sign.</summary>
    public bool IsMark(char sign) => Kind == WordKind.Mark && First == sign;
}
