using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Articles;

/// <summary>Whether partners can read an article.</summary>
public enum PublicationStatus
{
    /// <summary>A value that this version does not know.</summary>
    Unknown,

    /// <summary>Only its place among others is known; the text has not arrived yet.</summary>
    Expected,

    /// <summary>It can be read.</summary>
    Usable,

    /// <summary>It was killed; a tombstone stands in its place.</summary>
    Withdrawn,
}

/// <summary>An article as partners get it: the newest revision, analysis and decision, each taken by its own version.</summary>
public sealed record PublishedArticle : OutboxDocument, ISequenced<PublishedArticle, Change>
{
    public required PublicationStatus Status { get; init; }

    /// <summary>The newest revision that arrived; absent while only expected.</summary>
    public Article? Article { get; init; }

    public Analysis? Analysis { get; init; }

    /// <summary>Its place among others and the reasons for it: the newest of <see cref="Measured"/> and the changes of groups.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The newest decision that came with the article itself: its evidence and confidence stay when groups change.</summary>
    public Decision? Measured { get; init; }

    /// <summary>When partners could first read it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When anything about it last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who withdrew it, when and why.</summary>
    public WithdrawArticle? Withdrawal { get; init; }

    /// <summary>How the latest message about it ended here.</summary>
    public StageOutcome? Outcome { get; init; }

    /// <summary>What happened to it and has no number in the changes feed yet.</summary>
    public IReadOnlyList<Change> Unnumbered { get; init; } = [];

    /// <summary>Which state of the article this is.</summary>
    public ArticleVersion State => new(Guid.Parse(Id), Article?.Revision ?? 0, Analysis?.Version ?? 0, Decision?.Version ?? 0);

    /// <summary>What partners can read, by when it was first published.</summary>
    public static Index<PublishedArticle> ByCreated { get; } =
        Index<PublishedArticle>.Of("created", article => article.Status == PublicationStatus.Usable ? article.CreatedAt : default(Key?));

    /// <summary>What waits for numbers, by when it changed.</summary>
    public static Index<PublishedArticle> ByUnnumbered { get; } =
        Index<PublishedArticle>.Of("unnumbered", article => article.Unnumbered is [var first, ..] ? first.At : default(Key?));

    public static Collection<PublishedArticle> Collection { get; } = new("articles", ByCreated, ByUnnumbered, OutgoingIndex<PublishedArticle>());

    public PublishedArticle WithUnnumbered(IReadOnlyList<Change> entries) => this with { Unnumbered = entries };
}

/// <summary>A revision that was published at some time: the history of an article.</summary>
public sealed record PublishedRevision : Document
{
    public required Article Article { get; init; }

    public required Analysis Analysis { get; init; }

    public static Collection<PublishedRevision> Collection { get; } = new("revisions");

    public static PublishedRevision Of(ArticleClassified message) => new()
    {
        Id = $"{message.Article.Id:D}/{message.Article.Revision}",
        Article = message.Article,
        Analysis = message.Analysis,
    };
}
