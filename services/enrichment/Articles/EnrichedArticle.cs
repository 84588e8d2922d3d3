using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Enrichment.Articles;

/// <summary>The newest analysis of an article.</summary>
public sealed record EnrichedArticle : OutboxDocument
{
    /// <summary>Which revision was analysed, by which version of the rules.</summary>
    public required ArticleVersion State { get; init; }

    public required Analysis Analysis { get; init; }

    /// <summary>How the latest message about the article ended here.</summary>
    public required StageOutcome Outcome { get; init; }

    public static Collection<EnrichedArticle> Collection { get; } = new("articles", OutgoingIndex<EnrichedArticle>());
}
