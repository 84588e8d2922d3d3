using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Ingestion.Articles;

/// <summary>An article as received: its names at its source, its newest revision, and the messages that still announce it.</summary>
public sealed record IngestedArticle : OutboxDocument
{
    public required string Source { get; init; }

    /// <summary>By what the source knows it (see <see cref="Alias"/>); no two articles share one.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The newest revision; absent when its kill came first.</summary>
    public Article? Article { get; init; }

    /// <summary>The hash of the newest revision's content.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Whether the source withdrew it.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>When an editor last took a kill back.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>Whether everything but its names was removed.</summary>
    public bool Erased { get; init; }

    /// <summary>Who had it erased.</summary>
    public string? ErasedBy { get; init; }

    /// <summary>When nothing else of it was left here, in raw originals neither; absent of what an earlier version erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>How the latest delivery of it ended here.</summary>
    public required StageOutcome Outcome { get; init; }

    public static Index<IngestedArticle> ByAlias { get; } =
        new("alias", article => article.Aliases.Select(alias => (Key)alias), Unique: true);

    /// <summary>The articles of a source, by when the newest revision came.</summary>
    public static Index<IngestedArticle> BySource { get; } =
        Index<IngestedArticle>.Of("source", article => article.Article is { } newest ? Key.Of(article.Source, newest.ReceivedAt.UtcTicks) : default(Key?));

    public static Collection<IngestedArticle> Collection { get; } = new("articles", ByAlias, BySource, OutgoingIndex<IngestedArticle>());
}
