using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Enrichment.Embeddings;

namespace Wiredesk.Enrichment.Articles;

/// <summary>Puts analyses by the rules of today in the place of those that earlier rules made. What would change is seen before (<see cref="ComparedArticles"/>).</summary>
public sealed class Reenrichment(
    AnalysisRules rules, AnalysisStore analyses, Outbox<EnrichedArticle> outbox, ArticleEmbedder embedder, Outcomes outcomes, TimeProvider time)
{
    /// <summary>Analyses a page of the articles that earlier rules analysed, and announces the results, each under its new version.</summary>
    /// <remarks>Safe to break off and to repeat: an article whose new analysis was saved is no longer one of earlier rules. An article that gets a new revision meanwhile keeps that one's analysis.</remarks>
    public async Task<AppliedPage> Apply(int limit, string? after, CancellationToken cancellationToken)
    {
        var page = await analyses.ByRules(Defaults.Documents.Range.Below((long)rules.Version), limit, after, cancellationToken);
        var applied = 0;
        foreach (var kept in page.Items)
        {
            if (kept.Article is not { } article)
                continue;
            var started = time.GetTimestamp();
            var analysis = rules.Analyse(article);
            analysis = analysis with { Embedding = await embedder.Embed(article, analysis, cancellationToken) };

            var message = new ArticleEnriched(kept.State with { AnalysisVersion = analysis.Version }, article, analysis);
            var saved = await analyses.Save(message, word => time.Outcome(EnrichmentService.Name, word, started), time.GetUtcNow(), cancellationToken);
            await outbox.Send(saved);
            outcomes.Record(article.Id, article.Revision, saved.Outcome);
            applied++;
        }

        return new AppliedPage(rules.Version, applied, page.Items.Count - applied, page.Next);
    }
}

/// <summary>Some articles whose new analyses are in place.</summary>
/// <param name="Rules">The version of the rules that made them.</param>
/// <param name="NotKept">How many could not be read again, since their text was not kept.</param>
/// <param name="Next">From where to go on; nothing when they were the last.</param>
public sealed record AppliedPage(int Rules, int Applied, int NotKept, string? Next);
