using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Articles;

/// <summary>The rules by which articles are analysed, and their version; the analyses that they make carry it.</summary>
public sealed record AnalysisRules(int Version, Func<Article, Analysis> Analyse)
{
    /// <summary>Those of this build.</summary>
    public static AnalysisRules Today { get; } = new(Analyser.RulesVersion, Analyser.Analyse);
}
