using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Erasure;

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

    /// <summary>Its source or an editor holds it back for the time being.</summary>
    Withheld,

    /// <summary>It may not be read before a given instant.</summary>
    Embargoed,

    /// <summary>Everything about it was removed; a tombstone without content stands in its place.</summary>
    Erased,
}

/// <summary>An article as partners get it: the newest revision, analysis and decision, each taken by its own version.</summary>
public sealed record PublishedArticle : OutboxDocument, ISequenced<PublishedArticle, Change>
{
    public required PublicationStatus Status { get; init; }

    /// <summary>Where it comes from; stays when it is erased. Absent while only expected.</summary>
    public string? Source { get; init; }

    /// <summary>The newest revision that arrived; absent while only expected, and when erased.</summary>
    public Article? Article { get; init; }

    public Analysis? Analysis { get; init; }

    /// <summary>Its place among others and the reasons for it: the newest of <see cref="Measured"/> and the changes of groups.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The newest decision that came with the article itself: its evidence and confidence stay when groups change.</summary>
    public Decision? Measured { get; init; }

    /// <summary>Where it stood before, the earliest first: at most the last fifty places.</summary>
    public IReadOnlyList<EarlierDecision> Earlier { get; init; } = [];

    /// <summary>When partners could first read it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When anything about it last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who last killed it, when and why.</summary>
    public WithdrawArticle? Withdrawal { get; init; }

    /// <summary>Who last took a kill back; it holds when it is later than the kill.</summary>
    public RestoreArticle? Restoration { get; init; }

    /// <summary>The editor who holds it back.</summary>
    public EditorAction? Hold { get; init; }

    /// <summary>The editor who released a revision in spite of its source's embargo or hold.</summary>
    public EditorAction? Release { get; init; }

    /// <summary>Who had it erased.</summary>
    public EraseArticle? Erasure { get; init; }

    /// <summary>What editors did with it, oldest first.</summary>
    public IReadOnlyList<EditorAction> Actions { get; init; } = [];

    /// <summary>As what partners could read it before: its source, language and topics then, as facets. Only sets that no other holds, and not what it is now while it can be read.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReadableAs { get; init; } = [];

    /// <summary>How often it came back after it could not be read: tells the first kill of a revision from the second.</summary>
    public int Returns { get; init; }

    /// <summary>How the latest message about it ended here.</summary>
    public StageOutcome? Outcome { get; init; }

    /// <summary>What happened to it and has no number in the changes feed yet.</summary>
    public IReadOnlyList<Change> Unnumbered { get; init; } = [];

    /// <summary>Which state of the article this is.</summary>
    public ArticleVersion State => new(Guid.Parse(Id), Article?.Revision ?? 0, Analysis?.Version ?? 0, Decision?.Version ?? 0);

    /// <summary>Whether partners may read it at an instant: an embargo holds even where its status is not up to date.</summary>
    public bool IsReadable(DateTimeOffset now) => Status == PublicationStatus.Usable && !(Article!.EmbargoUntil > now && Release?.Revision != Article.Revision);

    /// <summary>What partners can read, by when it was first published.</summary>
    public static Index<PublishedArticle> ByCreated { get; } =
        Index<PublishedArticle>.Of("created", article => article.Status == PublicationStatus.Usable ? article.CreatedAt : default(Key?));

    /// <summary>What waits for the end of its embargo, by that end.</summary>
    public static Index<PublishedArticle> ByEmbargo { get; } =
        Index<PublishedArticle>.Of("embargo", article => article.Status == PublicationStatus.Embargoed ? article.Article!.EmbargoUntil : default(Key?));

    /// <summary>What has content, by source and then by when it came in.</summary>
    public static Index<PublishedArticle> ByReceived { get; } =
        Index<PublishedArticle>.Of("received", article => article.Article is { } held ? Key.Of(held.Source, held.ReceivedAt.UtcTicks) : default(Key?));

    /// <summary>What was readable and is no longer, by when it was taken away.</summary>
    public static Index<PublishedArticle> ByGone { get; } = Index<PublishedArticle>.Of(
        "gone", article => article.CreatedAt is not null && article.Status is (PublicationStatus.Withdrawn or PublicationStatus.Withheld or PublicationStatus.Embargoed or PublicationStatus.Erased) ? article.ChangedAt : default(Key?));

    /// <summary>What waits for numbers, by when it changed.</summary>
    public static Index<PublishedArticle> ByUnnumbered { get; } =
        Index<PublishedArticle>.Of("unnumbered", article => article.Unnumbered is [var first, ..] ? first.At : default(Key?));

    /// <summary>What left a group, an event or a story, by what it left and when.</summary>
    public static Index<PublishedArticle> ByLeft { get; } = new("left", article => article.Earlier.SelectMany(before => before.Left(article.Decision!)).Distinct());

    /// <summary>By the articles whose words its decisions hold.</summary>
    public static Index<PublishedArticle> ByQuoted { get; } = new("quoted", article => Quoting.In(article).Select(id => (Key)id));

    public static Collection<PublishedArticle> Collection { get; } =
        new("articles", ByCreated, ByEmbargo, ByGone, ByLeft, ByQuoted, ByReceived, ByUnnumbered, OutgoingIndex<PublishedArticle>())
        {
            Print = PrintedArticle.Of,
        };

    public PublishedArticle WithUnnumbered(IReadOnlyList<Change> entries) => this with { Unnumbered = entries };
}

/// <summary>Something that an editor did with an article.</summary>
/// <param name="Kind"><c>publish</c>, <c>update</c>, <c>correct</c>, <c>withhold</c>, <c>kill</c>, <c>restore</c> or <c>erase</c>.</param>
/// <param name="By">The holder of the editor's key.</param>
/// <param name="Revision">The revision that the editor had before them.</param>
public sealed record EditorAction(string Kind, string By, string Reason, DateTimeOffset At, int Revision);
