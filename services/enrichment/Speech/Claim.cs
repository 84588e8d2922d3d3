namespace Wiredesk.Enrichment.Speech;

/// <summary>A place where the text says that a source says something; all are indexes of words, ends exclusive.</summary>
/// <param name="Verb">The word that tells of speech.</param>
/// <param name="SourceFirst">Where the source starts; -1 for hearsay, which names none.</param>
/// <param name="NeedsQuote">Whether it tells of speech only beside quoted words.</param>
internal readonly record struct Claim(int Verb, int CueFirst, int CueLast, int SourceFirst, int SourceLast, bool NeedsQuote)
{
    public bool IsHearsay => SourceFirst < 0;

    public int First => IsHearsay ? CueFirst : Math.Min(CueFirst, SourceFirst);

    public int Last => Math.Max(CueLast, SourceLast);
}
