namespace Wiredesk.Contracts;

/// <summary>What an article's text says about itself. Offsets are UTF-16 code units into <see cref="Article.Text"/>, end-exclusive.</summary>
public sealed record Analysis
{
    /// <summary>The version of the enrichment rules; a greater one replaces a smaller one.</summary>
    public required int Version { get; init; }

    /// <summary>The language the text is written in.</summary>
    public required DetectedLanguage Language { get; init; }

    /// <summary>The body: the text between its first and last kept character, with what was removed cut out.</summary>
    public required TextPassage Body { get; init; }

    /// <summary>The headline found in the text; absent when the text has none.</summary>
    public TextPassage? Title { get; init; }

    /// <summary>The line above the headline that names the subject.</summary>
    public TextPassage? Kicker { get; init; }

    /// <summary>The summary between headline and body.</summary>
    public TextPassage? Standfirst { get; init; }

    /// <summary>The line that names the authors.</summary>
    public Byline? Byline { get; init; }

    /// <summary>Where, and by which agency, the report was filed: the opening of many agency texts.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>Headings inside the body.</summary>
    public IReadOnlyList<TextPassage> Subheads { get; init; } = [];

    /// <summary>Clutter that is no part of the body: interface words, credits, source lists, promotion.</summary>
    public IReadOnlyList<RemovedRange> Removed { get; init; } = [];

    /// <summary>The reports that the text lists as its sources.</summary>
    public IReadOnlyList<CitedSource> CitedSources { get; init; } = [];

    /// <summary>What the text is about, in its own words, best first.</summary>
    public IReadOnlyList<Keyphrase> Keyphrases { get; init; } = [];

    /// <summary>Reading time of the body in minutes, at least 1.</summary>
    public int ReadingMinutes { get; init; } = 1;

    /// <summary>What looks wrong with the text.</summary>
    public IReadOnlyList<QualityFlag> Flags { get; init; } = [];
}

/// <summary>A language (ISO 639-1; <c>und</c> when the text does not tell) and how sure that is, 0 to 1.</summary>
public sealed record DetectedLanguage(string Code, double Confidence);

/// <summary>A stretch of the text and what it reads.</summary>
public sealed record TextPassage(int Start, int End, string Text);

/// <summary>The authors that a text names, and where: <c>By Jane Doe and John Roe, Reuters</c>.</summary>
/// <param name="Name">The names as written, without the word that introduces them.</param>
/// <param name="Start">Where the line starts.</param>
/// <param name="End">Where the line ends.</param>
/// <param name="Role">What the line says of them besides: an office, an agency, a section.</param>
public sealed record Byline(string Name, int Start, int End, string? Role = null);

/// <summary>Where a report was filed: <c>CAIRO, Nov 25 (Reuters) -</c>.</summary>
public sealed record Dateline(string Place, int Start, int End, string? Date = null, string? Agency = null);

/// <summary>A report that the text lists as its source.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Start">Where its line starts.</param>
/// <param name="End">Where its line ends.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="SectionPage">True when the address is that of a section, whose content changes; absent otherwise.</param>
public sealed record CitedSource(Uri Url, int Start, int End, string? Publisher = null, string? Title = null, bool? SectionPage = null);

/// <summary>A stretch that is kept as data and left out of the body, and the kind of clutter it is (<c>interface</c>, <c>photo-credit</c>, ...).</summary>
public sealed record RemovedRange(int Start, int End, string Kind);

/// <summary>A phrase that tells what the text is about; the score orders phrases of one text, 0 to 1.</summary>
public sealed record Keyphrase(string Text, double Score);

/// <summary>Something that looks wrong, with the rule that saw it; without offsets it concerns the whole text.</summary>
public sealed record QualityFlag(string Code, string Message, int? Start = null, int? End = null);
