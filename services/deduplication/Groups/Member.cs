using System.Collections;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Copies;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Groups;

/// <summary>An article as the state machine holds it.</summary>
internal sealed class Member(Fingerprint fingerprint, long arrival, long first, int number)
{
    /// <summary>Its content.</summary>
    public Fingerprint Fingerprint { get; } = fingerprint;

    /// <summary>The arrival of this revision.</summary>
    public long Arrival { get; } = arrival;

    /// <summary>The arrival of the article's first revision: who was earlier is decided by it.</summary>
    public long First { get; } = first;

    /// <summary>The number under which the index of shingles knows it.</summary>
    public int Number { get; } = number;

    /// <summary>Its id.</summary>
    public string Id => Fingerprint.ArticleId;

    /// <summary>The copy group it belongs to.</summary>
    public CopyGroup Group { get; set; } = null!;

    /// <summary>Shingles, by position, that it added to the text it was found to be a copy of; null for none.</summary>
    public BitArray? Added { get; set; }

    /// <summary>Whether its shingles are in the index; an exact copy is found by its twin.</summary>
    public bool IsIndexed { get; set; }

    /// <summary>What it is about; only for articles that were told on their own.</summary>
    public Terms? Terms { get; set; }

    /// <summary>The same, weighted by what the words told when it was last compared.</summary>
    public Vector? Vector { get; set; }

    /// <summary>The words under which it is found as a report.</summary>
    public uint[] IndexedWords { get; set; } = [];

    /// <summary>How it relates to another article.</summary>
    public Link Link { get; set; } = null!;

    /// <summary>The latest decision about it.</summary>
    public Verdict Verdict { get; set; } = null!;

    /// <summary>What was answered when it arrived.</summary>
    public Outcome? Outcome { get; set; }
}

/// <summary>How an article relates to another, without its place in groups.</summary>
internal sealed record Link(Relation Relation, string? Of, double Confidence, Evidence Evidence)
{
    /// <summary>It relates to nothing that was there before.</summary>
    public static Link Original { get; } = new(Relation.Original, null, 1, Passages.None);
}
