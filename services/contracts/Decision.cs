using System.Text.Json.Serialization;

namespace Wiredesk.Contracts;

/// <summary>What deduplication concluded about an article, and why.</summary>
public sealed record Decision
{
    /// <summary>The arrival number of the decision; a greater one replaces a smaller one.</summary>
    public required long Version { get; init; }

    /// <summary>How the article relates to what came before it.</summary>
    public required Relation Relation { get; init; }

    /// <summary>The article it relates to; absent for an original.</summary>
    public Guid? Of { get; init; }

    /// <summary>The copy group it belongs to; stays the same when the lead changes.</summary>
    public required Guid Group { get; init; }

    /// <summary>The article that leads the copy group.</summary>
    public required Guid Lead { get; init; }

    /// <summary>The happening that it reports.</summary>
    public required Guid Event { get; init; }

    /// <summary>The thread of happenings that it belongs to.</summary>
    public required Guid Story { get; init; }

    /// <summary>How sure the relation is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Why that article leads the group: <c>first</c>, <c>agency</c>, <c>published-earlier</c>, <c>killed-lead</c>, <c>split</c> or <c>editor</c>; absent in decisions of before.</summary>
    public string? LeadReason { get; init; }

    /// <summary>How many publishers and agencies had reported the happening on their own; reprints of one agency count once. Absent in decisions of before.</summary>
    public int? Confirmations { get; init; }

    /// <summary>What the relation rests on.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Earlier articles that came near when it arrived, and why they were not joined; absent when none did, of copies, once it was moved, and in decisions of before.</summary>
    public IReadOnlyList<NotJoined>? NotJoined { get; init; }
}

/// <summary>An earlier article that came near and was not joined.</summary>
/// <param name="Article">The earlier article.</param>
/// <param name="As">What it would have been joined as: <c>nearCopy</c>, <c>sameEvent</c> or <c>sameStory</c>.</param>
/// <param name="Score">Of copies the shares that each text has of the other, added: 0 to 2. Of events and stories the logarithm of the odds.</param>
/// <param name="Needed">What the score must be above; one that is speaks for a join that <paramref name="Why"/> stood against.</param>
/// <param name="Why">
/// <c>too-unlike</c>; <c>nearer-elsewhere</c>: others speak more for where it stands; <c>editor</c>: an editor said so. Of copies also <c>scattered</c>: what they share does not lie together;
/// <c>other-opening</c>: both open in words of their own; <c>phrases</c>: they share nothing longer; <c>quotation</c>: one quotes the other; <c>contradicts</c>: numbers, dates or names differ at the same places.
/// </param>
public sealed record NotJoined(string Article, Relation As, double Score, double Needed, string Why)
{
    /// <summary>Numbers, dates and names that differ at the same places, of copies.</summary>
    public IReadOnlyList<Difference>? Differs { get; init; }

    /// <summary>How alike the two reports are, of events and stories.</summary>
    public IReadOnlyList<SignalScore>? Signals { get; init; }
}

/// <summary>How an article relates to an earlier one.</summary>
public enum Relation
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>The first report of its happening.</summary>
    Original,

    /// <summary>The same words.</summary>
    Copy,

    /// <summary>The same text, lightly edited or wrapped in other boilerplate.</summary>
    NearCopy,

    /// <summary>A part of the other text.</summary>
    Excerpt,

    /// <summary>The other text and more.</summary>
    Extension,

    /// <summary>The same happening in other words.</summary>
    SameEvent,

    /// <summary>Another happening of the same story.</summary>
    SameStory,
}

/// <summary>The measured reasons of a decision.</summary>
/// <param name="Rules">The version of the rules that decided.</param>
/// <param name="Shared">Passages that both texts have, with offsets on both sides.</param>
/// <param name="Containment">The share of the smaller text's shingles that the other holds, 0 to 1.</param>
/// <param name="Jaccard">The share of all shingles of the two that both hold, 0 to 1.</param>
/// <param name="Differs">Numbers and the like that tell the two apart.</param>
public sealed record Evidence(
    string Rules,
    IReadOnlyList<SharedPassage> Shared,
    double Containment,
    double Jaccard,
    IReadOnlyList<Difference> Differs)
{
    /// <summary>How alike the two are, signal by signal; absent where nothing was compared, and in decisions of before.</summary>
    public IReadOnlyList<SignalScore>? Signals { get; init; }
}

/// <summary>One way in which two articles were compared, and what was found.</summary>
/// <param name="Signal">
/// Of copies <c>coveredHere</c> and <c>coveredThere</c>: the share of each text that the other has. Of reports the likeness of their <c>words</c>, <c>names</c>, <c>opening</c>,
/// <c>headline</c>, <c>numbers</c> and <c>plainWords</c> (neither names nor numbers); whether the <c>years</c>, <c>days</c> and <c>weekdays</c> that they name agree; and <c>daysApart</c>.
/// </param>
/// <param name="Score">0 to 1; of years, days and weekdays 1 for agreeing and -1 for contradicting; of <c>daysApart</c> the days between the two as published, else as received.</param>
[method: JsonConstructor]
public readonly record struct SignalScore(string Signal, double Score);

/// <summary>A passage that two texts share: offsets into the text here and into the text of the other article.</summary>
[method: JsonConstructor]
public readonly record struct SharedPassage(int HereStart, int HereEnd, int ThereStart, int ThereEnd);

/// <summary>A number, date, place or name on which two texts differ.</summary>
public sealed record Difference(string Kind, string? Here, string? There);
