using System.Collections;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Copies;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <summary>An article as the state machine holds it.</summary>
internal sealed class Member
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The revision of its content.</summary>
    public required int Revision { get; init; }

    /// <summary>The publisher or agency.</summary>
    public required string Source { get; init; }

    /// <summary>The agency that its text credits; null for none.</summary>
    public required string? Agency { get; init; }

    /// <summary>The arrival of this revision.</summary>
    public required long Arrival { get; init; }

    /// <summary>The arrival of the article's first revision: who was earlier is decided by it.</summary>
    public required long First { get; init; }

    /// <summary>The number under which the index of shingles knows it.</summary>
    public required int Number { get; init; }

    /// <summary>When it was taken in.</summary>
    public required DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When the publisher says that it was first published.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The hash of all its words in order; 0 for a text without words.</summary>
    public required ulong Content { get; init; }

    /// <summary>Whether its headline says that it replaces an earlier text.</summary>
    public required bool MarksUpdate { get; init; }

    /// <summary>Its text.</summary>
    public required HeldText Text { get; init; }

    /// <summary>The copy group it belongs to.</summary>
    public CopyGroup Group { get; set; } = null!;

    /// <summary>Shingles, by position, that it added to the text it was found to be a copy of; null for none.</summary>
    public BitArray? Added { get; set; }

    /// <summary>Whether its shingles are in the index; an exact copy is found by its twin.</summary>
    public bool IsIndexed { get; set; }

    /// <summary>How it relates to another article.</summary>
    public Link Link { get; set; } = null!;

    /// <summary>The latest decision about it.</summary>
    public Verdict Verdict { get; set; } = null!;

    /// <summary>What its arrival changed about others; null for nothing.</summary>
    public IReadOnlyList<Verdict>? Changed { get; set; }

    /// <summary>An arrival as it is held.</summary>
    public static Member Of(Fingerprint fingerprint, long arrival, long first, int number) => new()
    {
        Id = fingerprint.ArticleId,
        Revision = fingerprint.Revision,
        Source = string.Intern(fingerprint.Source), // there are few
        Agency = fingerprint.Agency is { } agency ? string.Intern(agency) : null,
        Arrival = arrival,
        First = first,
        Number = number,
        ReceivedAt = fingerprint.ReceivedAt,
        PublishedAt = fingerprint.PublishedAt,
        Content = fingerprint.Content,
        MarksUpdate = fingerprint.MarksUpdate,
        Text = HeldText.Of(fingerprint),
    };

    /// <summary>Leaves the words of another article out of all that was decided about it.</summary>
    public void Forget(string article)
    {
        var measured = Link.Evidence;
        if (Link.Of == article)
            Link = Link with { Evidence = measured.Without(here: false, there: true) };
        if (Verdict.Of == article) // Where both hold one evidence, it is held and written once.
            Verdict = ReferenceEquals(Verdict.Evidence, measured) ? Verdict with { Evidence = Link.Evidence } : Verdict.Without(article);
        Changed = Changed?.Without(article);
    }

    /// <summary>Writes it without its group.</summary>
    public void Write(StateWriter writer)
    {
        writer.Text(Id);
        writer.Number(Revision);
        writer.Text(Source);
        writer.Text(Agency);
        writer.Number(Arrival);
        writer.Number(First);
        writer.Number(Number);
        writer.Instant(ReceivedAt);
        writer.Instant(PublishedAt);
        writer.Hash(Content);
        writer.Flag(MarksUpdate);
        writer.Later(Text);
        writer.Values<bool>(Added is null ? [] : [.. Added.Cast<bool>()]);
        writer.Flag(IsIndexed);
        writer.Number((int)Link.Relation);
        writer.Text(Link.Of);
        writer.Fraction(Link.Confidence);
        writer.Evidence(Link.Evidence);
        writer.Verdict(Verdict, Link.Evidence);
        writer.All(Changed ?? [], changed => writer.Verdict(changed));
    }

    public static Member Read(StateReader reader)
    {
        var member = new Member
        {
            Id = reader.Text(),
            Revision = reader.Number(),
            Source = reader.Text(),
            Agency = reader.TextOrNone(),
            Arrival = reader.Long(),
            First = reader.Long(),
            Number = reader.Number(),
            ReceivedAt = reader.Instant(),
            PublishedAt = reader.Instant(),
            Content = reader.Hash(),
            MarksUpdate = reader.Flag(),
            Text = reader.HeldText(),
        };
        member.Added = reader.Values<bool>() is { Length: > 0 } added ? new BitArray(added) : null;
        member.IsIndexed = reader.Flag();
        member.Link = new Link((Relation)reader.Number(), reader.TextOrNone(), reader.Double(), reader.Evidence());
        member.Verdict = reader.Verdict(member.Link.Evidence);
        member.Changed = reader.All(() => reader.Verdict()) is { Length: > 0 } changed ? changed : null;
        return member;
    }
}

/// <summary>How an article relates to another, without its place in groups.</summary>
internal sealed record Link(Relation Relation, string? Of, double Confidence, Evidence Evidence)
{
    /// <summary>It relates to nothing that was there before.</summary>
    public static Link Original { get; } = new(Relation.Original, null, 1, Passages.None);
}
