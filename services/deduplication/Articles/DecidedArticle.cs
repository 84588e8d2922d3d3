using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Deduplication.Articles;

/// <summary>What was decided about an article, and the messages that still say so.</summary>
public sealed record DecidedArticle : OutboxDocument
{
    /// <summary>Which state of the article the decision is about.</summary>
    public required ArticleVersion State { get; init; }

    /// <summary>The decision; absent when the article was withdrawn before it arrived.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Whether it was killed: then nothing more is said of it.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>When a kill was last taken back.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>Who had it erased, and when that was done here.</summary>
    public string? ErasedBy { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>How the latest message about the article ended here.</summary>
    public required StageOutcome Outcome { get; init; }

    public static Collection<DecidedArticle> Collection { get; } = new("articles", OutgoingIndex<DecidedArticle>());
}
