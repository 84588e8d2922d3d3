using Wiredesk.Enrichment;
using Wiredesk.Enrichment.Articles;

namespace Wiredesk.Standalone.Looking;

/// <summary><c>wiredesk enrich --compare</c>: analyses what is published by the rules of today, beside the analysis that partners have, and shows what would change.</summary>
/// <remarks>Nothing is written: partners get the new analyses when <c>reprocess</c> sends the articles through, each under its new version.</remarks>
internal static class CompareAnalyses
{
    private sealed record ComparisonLine(Guid Id, int Revision, AnalysisComparison Comparison);

    public static async Task<int> Run(DirectoryInfo data, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(data);
        await foreach (var published in PublishedArticles.Of(stores, cancellationToken))
        {
            if (published is not { Article: { } article, Analysis: { } analysis })
                continue;
            CommandLine.Print(new ComparisonLine(article.Id, article.Revision, AnalysisComparison.Of(analysis, Analyser.Analyse(article))));
        }

        return CommandLine.Done;
    }
}
