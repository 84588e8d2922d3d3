namespace Wiredesk.Enrichment.Articles;

/// <summary>An article analysed by the rules of today, beside the analysis that is in use.</summary>
/// <param name="Comparison">Absent when the text was not kept.</param>
public sealed record ComparedArticle(Guid Id, int Revision, string? Headline, int Rules, AnalysisComparison? Comparison)
{
    public static ComparedArticle Of(EnrichedArticle kept, AnalysisRules today) => new(
        kept.State.ArticleId,
        kept.State.Revision,
        kept.Article?.Headline ?? kept.Analysis!.Title?.Text,
        kept.State.AnalysisVersion,
        kept.Article is { } article ? AnalysisComparison.Of(kept.Analysis!, today.Analyse(article)) : null);
}
