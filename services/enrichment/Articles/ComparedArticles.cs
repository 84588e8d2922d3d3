namespace Wiredesk.Enrichment.Articles;

/// <summary>The kept articles read again by the rules of today, beside the analyses in use: what would change. Writes nothing.</summary>
public sealed class ComparedArticles(AnalysisRules rules, AnalysisStore analyses)
{
    public async Task<ComparedPage> Page(int limit, string? after, CancellationToken cancellationToken)
    {
        var page = await analyses.ByRules(Defaults.Documents.Range.All, limit, after, cancellationToken);
        return new ComparedPage([.. page.Items.Select(kept => ComparedArticle.Of(kept, rules))], page.Next);
    }
}

/// <summary>Some compared articles, and from where to go on; nothing when they were the last.</summary>
public sealed record ComparedPage(IReadOnlyList<ComparedArticle> Articles, string? Next);
