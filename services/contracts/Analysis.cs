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

    /// <summary>Headings inside the body.</summary>
    public IReadOnlyList<TextPassage> Subheads { get; init; } = [];

    /// <summary>Clutter that is no part of the body: interface words, credits, source lists, promotion.</summary>
    public IReadOnlyList<RemovedRange> Removed { get; init; } = [];

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

/// <summary>A stretch that is kept as data and left out of the body, and the kind of clutter it is (<c>interface</c>, <c>photo-credit</c>, ...).</summary>
public sealed record RemovedRange(int Start, int End, string Kind);

/// <summary>A phrase that tells what the text is about; the score orders phrases of one text, 0 to 1.</summary>
public sealed record Keyphrase(string Text, double Score);

/// <summary>Something that looks wrong, with the rule that saw it; without offsets it concerns the whole text.</summary>
public sealed record QualityFlag(string Code, string Message, int? Start = null, int? End = null);
