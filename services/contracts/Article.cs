namespace Wiredesk.Contracts;

/// <summary>One publisher's text, at one revision, as ingestion understood it.</summary>
/// <remarks>
/// Carried whole by the messages, so that a stage needs nothing but its message. Raw HTML never rides the bus;
/// media travel as references. <see cref="Text"/> is at most 1 MB of UTF-8; what is larger was refused by ingestion.
/// </remarks>
public sealed record Article
{
    /// <summary>The id that was minted when the article was first seen, the same over all its revisions.</summary>
    public required Guid Id { get; init; }

    /// <summary>1 for the first version of the content, then 2, 3, ...</summary>
    public required int Revision { get; init; }

    /// <summary>The publisher or agency that it was taken from, by its name in this installation.</summary>
    public required string Source { get; init; }

    /// <summary>The text as it was given, clutter included; paragraphs are separated by line breaks. All offsets count into it.</summary>
    public required string Text { get; init; }

    /// <summary>When this revision was taken in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The headline that came with the article; absent when only the text was given.</summary>
    public string? Headline { get; init; }

    /// <summary>The summary or first paragraph that the publisher set apart.</summary>
    public string? Standfirst { get; init; }

    /// <summary>The names of the authors, as the publisher wrote them.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The address at which the publisher shows the article.</summary>
    public Uri? Url { get; init; }

    /// <summary>When the publisher says that it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the publisher says that it was last changed.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The language the publisher named (BCP 47); enrichment looks for itself.</summary>
    public string? Language { get; init; }

    /// <summary>Pictures, sound and video, by reference.</summary>
    public IReadOnlyList<Media> Media { get; init; } = [];

    /// <summary>Until when partners must not see it; absent when there is no embargo.</summary>
    public DateTimeOffset? EmbargoUntil { get; init; }

    /// <summary>Whether its source holds it back for the time being.</summary>
    public bool Withheld { get; init; }

    /// <summary>How urgent its source calls it: 1 (most) to 9 (IPTC urgency).</summary>
    public int? Urgency { get; init; }

    /// <summary>What may be done with it.</summary>
    public UsageRights? Rights { get; init; }

    /// <summary>What its source says it is about.</summary>
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>How this revision differs from the one before; absent for the first.</summary>
    public RevisionKind? Kind { get; init; }

    /// <summary>Where the derived fields came from, by field name.</summary>
    public IReadOnlyDictionary<string, Origin> Origins { get; init; } = new Dictionary<string, Origin>();
}

/// <summary>A picture, sound or film that belongs to an article, by reference.</summary>
public sealed record Media(Uri Url, string? Caption = null, string? Credit = null, string? Rights = null);

/// <summary>Where a field's value came from (feed, json-ld, page text, rule, editor).</summary>
/// <param name="From">The kind of place.</param>
/// <param name="Confidence">0 (a guess) to 1 (certain).</param>
public sealed record Origin(string From, double Confidence);

/// <summary>What a source allows: its terms in words, and whether it reserves text and data mining (TDMRep, robots signals).</summary>
/// <param name="UsageTerms">The terms as the source words them.</param>
/// <param name="CopyrightNotice">Who holds the copyright, as the source words it.</param>
/// <param name="TdmReserved">True when mining is reserved, false when it is allowed; absent when nothing was said.</param>
/// <param name="TdmPolicy">Where the conditions of mining can be read.</param>
public sealed record UsageRights(string? UsageTerms = null, string? CopyrightNotice = null, bool? TdmReserved = null, Uri? TdmPolicy = null);

/// <summary>A subject that a source gives an article: a code of a vocabulary, its name, or both.</summary>
public sealed record Subject(string? Code, string? Name);

/// <summary>How a revision differs from the one before.</summary>
public enum RevisionKind
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>Spelling, punctuation or layout.</summary>
    Typo,

    /// <summary>The text goes on, or was rewritten.</summary>
    Update,

    /// <summary>Mends an error, and says so.</summary>
    Correction,

    /// <summary>Other numbers, names or dates than before.</summary>
    NewFacts,
}
