using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Enrichment.Articles;

/// <summary>The newest analysis of an article, and the text that it speaks of; of an erased article, that it was here.</summary>
public sealed record EnrichedArticle : OutboxDocument
{
    /// <summary>Which revision was analysed, by which version of the rules.</summary>
    public required ArticleVersion State { get; init; }

    /// <summary>The revision that was analysed, kept so that better rules can read it again; absent in what was kept before this was.</summary>
    public Article? Article { get; init; }

    /// <summary>Absent when it was erased.</summary>
    public Analysis? Analysis { get; init; }

    /// <summary>Whether the article was erased: then nothing is kept of it, however late it comes.</summary>
    public bool Erased { get; init; }

    /// <summary>How the latest message about the article ended here.</summary>
    public required StageOutcome Outcome { get; init; }

    /// <summary>What was analysed, by the version of the rules.</summary>
    public static Index<EnrichedArticle> ByRules { get; } = Index<EnrichedArticle>.Of("rules", article => article.Erased ? default(Key?) : (long)article.State.AnalysisVersion);

    public static Collection<EnrichedArticle> Collection { get; } = new("articles", OutgoingIndex<EnrichedArticle>(), ByRules);
}
