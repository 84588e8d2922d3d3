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

    /// <summary>Who had it erased. There from the start of the erasure, so that what is decided meanwhile finds it.</summary>
    public string? ErasedBy { get; init; }

    /// <summary>When nothing of it was left here, neither in what was decided about others.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>How the latest message about the article ended here.</summary>
    public required StageOutcome Outcome { get; init; }

    /// <summary>By the articles whose words it holds, in the decision and in messages that wait.</summary>
    public static Index<DecidedArticle> ByQuoted { get; } = new("quoted", article => Quoted.By(article).Select(id => (Key)id));

    public static Collection<DecidedArticle> Collection { get; } = new("articles", OutgoingIndex<DecidedArticle>(), ByQuoted);
}
