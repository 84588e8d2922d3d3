using System.Text.Json.Serialization;

namespace Wiredesk.Contracts;

/// <summary>What an article's text says about itself. Offsets are UTF-16 code units into <see cref="Article.Text"/>, end-exclusive.</summary>
public sealed record Analysis
{
    /// <summary>The version of the enrichment rules; a greater one replaces a smaller one.</summary>
    public required int Version { get; init; }

    /// <summary>The language the text is written in.</summary>
    public required DetectedLanguage Language { get; init; }

    /// <summary>The three likeliest languages, best first; also when none is likely enough to be named.</summary>
    public IReadOnlyList<LanguageCandidate> LanguageCandidates { get; init; } = [];

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

    /// <summary>The people, organisations and places that the text names, one for each mention, in the order of the text.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>The dates and periods that the text names, in its order.</summary>
    public IReadOnlyList<DateMention> Dates { get; init; } = [];

    /// <summary>What the text quotes word for word.</summary>
    public IReadOnlyList<Quote> Quotes { get; init; } = [];

    /// <summary>On whose authority the text says what it says.</summary>
    public IReadOnlyList<Attribution> Attributions { get; init; } = [];

    /// <summary>The quantities that the text states.</summary>
    public IReadOnlyList<NumberMention> Numbers { get; init; } = [];

    /// <summary>IPTC Media Topics, most certain first.</summary>
    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>The sentences of the body that say most, in the order of the text.</summary>
    public IReadOnlyList<TextPassage> Summary { get; init; } = [];

    /// <summary>What the text is about, in its own words, best first.</summary>
    public IReadOnlyList<Keyphrase> Keyphrases { get; init; } = [];

    /// <summary>Reading time of the body in minutes, at least 1.</summary>
    public int ReadingMinutes { get; init; } = 1;

    /// <summary>What looks wrong with the text.</summary>
    public IReadOnlyList<QualityFlag> Flags { get; init; } = [];

    /// <summary>Headline and first paragraphs as a vector; absent where no generator is configured, or it failed.</summary>
    public TextEmbedding? Embedding { get; init; }
}

/// <summary>A text as a vector.</summary>
/// <param name="Model">The model that made it; only vectors of one model can be compared.</param>
public sealed record TextEmbedding(string Model, IReadOnlyList<float> Vector);

/// <summary>A language (ISO 639-1; <c>und</c> when the text does not tell) and how sure that is, 0 to 1.</summary>
public sealed record DetectedLanguage(string Code, double Confidence);

/// <summary>A language that a text may be in (ISO 639-1).</summary>
/// <param name="Confidence">How likely, 0 to 1.</param>
/// <param name="Margin">By how much it is likelier than the next one, 0 to 1.</param>
public sealed record LanguageCandidate(string Code, double Confidence, double Margin);

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
/// <remarks>Publisher and headline are written even when the list names none, as <c>null</c>: an entry always shows what it is asked for.</remarks>
public sealed record CitedSource(
    Uri Url, int Start, int End,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Publisher = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title = null,
    bool? SectionPage = null);

/// <summary>A stretch that is kept as data and left out of the body, and the kind of clutter it is (<c>interface</c>, <c>photo-credit</c>, ...).</summary>
public sealed record RemovedRange(int Start, int End, string Kind);

/// <summary>A phrase that tells what the text is about; the score orders phrases of one text, 0 to 1.</summary>
public sealed record Keyphrase(string Text, double Score);

/// <summary>Something that looks wrong, with the rule that saw it; without offsets it concerns the whole text.</summary>
public sealed record QualityFlag(string Code, string Message, int? Start = null, int? End = null);

/// <summary>A person, organisation or place that the text names at one place.</summary>
/// <param name="Text">The mention as written.</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">The full, normalised name, the same for all mentions of it in the text.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Role">The office that the text gives a person: <c>CIA Director</c>.</param>
public sealed record Entity(string Text, int Start, int End, EntityType Type, string Name, double Confidence, string? Role = null);

/// <summary>What a name names.</summary>
public enum EntityType
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>A human being.</summary>
    Person,

    /// <summary>A body of people: a government, party, company, agency, armed group, team.</summary>
    Organisation,

    /// <summary>A country, region, city or site.</summary>
    Place,
}

/// <summary>A date or period that the text names.</summary>
/// <param name="Text">As written: <c>two days earlier</c>.</param>
/// <param name="Value">ISO 8601: a date, month, year or interval; absent when the text does not tell.</param>
/// <param name="Granularity">How exact it is: <c>day</c>, <c>month</c>, <c>year</c>, ...</param>
/// <param name="Basis">What it was resolved by: <c>explicit</c>, <c>publication</c>, <c>anchor</c> (an earlier date of the text), <c>unresolved</c>.</param>
public sealed record DateMention(string Text, int Start, int End, string? Value, string Granularity, string Basis);

/// <summary>Words that the text quotes.</summary>
/// <param name="Text">What was said, without the quotation marks.</param>
/// <param name="Speaker">Who said it, by the normalised name.</param>
/// <param name="Cue">The word that ascribes it: <c>said</c>.</param>
public sealed record Quote(string Text, int Start, int End, string? Speaker = null, string? Cue = null);

/// <summary>A place where the text says on whose authority it reports.</summary>
/// <param name="Source">Who is relied on, as written.</param>
/// <param name="Cue">The words that ascribe it: <c>according to</c>.</param>
/// <param name="Kind"><c>outlet</c>, <c>official</c>, <c>party</c>, <c>anonymous</c> or <c>collective</c>.</param>
/// <param name="Vague">Whether nobody is named who could be asked.</param>
/// <param name="CitedUrl">The address of the cited report that the source published, when the text lists it.</param>
public sealed record Attribution(string Source, string Cue, int Start, int End, string Kind, bool Vague, Uri? CitedUrl = null);

/// <summary>A quantity that the text states.</summary>
/// <param name="Text">As written: <c>over 28,000</c>.</param>
/// <param name="Value">The number; the lower end of a range.</param>
/// <param name="Unit">What it is measured in: <c>percent</c>, <c>USD</c>, <c>day</c>.</param>
/// <param name="Counts">What is counted: <c>deaths</c>.</param>
/// <param name="Comparator"><c>over</c>, <c>under</c>, <c>about</c>, <c>up to</c>; absent for an exact number.</param>
/// <param name="AttributedTo">Who gave the number.</param>
public sealed record NumberMention(
    string Text, int Start, int End, decimal Value, string? Unit = null, string? Counts = null, string? Comparator = null, string? AttributedTo = null);

/// <summary>An IPTC Media Topic (<c>medtop:16000000</c>), and how sure it is, 0 to 1.</summary>
/// <param name="Evidence">The words of the text that speak for it, the strongest first.</param>
public sealed record Topic([property: JsonPropertyName("qcode")] string QCode, string Name, double Confidence, IReadOnlyList<string>? Evidence = null);
