namespace Wiredesk.Enrichment.Reading;

/// <summary>What stands between a word and the word before it.</summary>
[Flags]
internal enum Gap
{
    None = 0,
    Comma = 1,

    /// <summary>A semicolon, or the full stop of an abbreviation.</summary>
    Pause = 2,
    Colon = 4,
    Dash = 8,
    Bracket = 16,
    OpeningBracket = 32,
    Quote = 64,

    /// <summary>The word starts a sentence.</summary>
    Sentence = 128,
}

/// <summary>A word of the body.</summary>
/// <param name="Id">The same for all spellings of one word that differ in case only.</param>
/// <param name="Gap">What stands before it.</param>
internal readonly record struct Term(int Start, int End, int Id, Gap Gap);

/// <summary>A sentence of the body, its closing quotation marks included.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="Last">Index after its last word.</param>
/// <param name="Paragraph">Number of the line it stands in.</param>
internal readonly record struct Sentence(int Start, int End, int First, int Last, int Paragraph)
{
    public int Length => End - Start;
}
