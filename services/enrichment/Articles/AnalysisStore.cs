using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Enrichment.Articles;

/// <summary>Analyses, the newest one of each article, with the messages that announce them.</summary>
public sealed class AnalysisStore(IDocuments<EnrichedArticle> articles)
{
    public Task<EnrichedArticle?> Find(Guid id, CancellationToken cancellationToken) => articles.Get(id.ToString("D"), cancellationToken);

    /// <summary>Keeps an analysis and what is to be sent; an older one than is held is sent on for the history, and not kept. Of an erased article neither is done.</summary>
    public async Task<EnrichedArticle> Save(ArticleEnriched message, Func<string, StageOutcome> outcomeOf, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outgoing = OutgoingMessage.Of(message, now);
        while (true)
        {
            var held = await Find(message.Article.Id, cancellationToken);
            if (held is { Erased: true }) return held with { Outcome = outcomeOf("erased") };
            var next = held is null
                ? new EnrichedArticle { Id = message.Article.Id.ToString("D"), State = message.Version, Article = message.Article, Analysis = message.Analysis, Outcome = outcomeOf("enriched"), Outgoing = [outgoing] }
                : Apply(held, message, outcomeOf) with { Outgoing = [.. held.Outgoing, outgoing] };
            if (held is null ? await articles.InsertIfAbsent(next, cancellationToken) : await articles.Replace(next, cancellationToken))
                return next with { Version = next.Version + 1 };
        }
    }

    /// <summary>The kept articles whose analyses were made by rules of a range of versions, by version.</summary>
    public Task<Page<EnrichedArticle>> ByRules(Defaults.Documents.Range versions, int limit, string? after, CancellationToken cancellationToken) =>
        articles.Query(EnrichedArticle.ByRules, versions, limit, cancellationToken, after);

    /// <summary>How many analyses were made by rules of a range of versions.</summary>
    public Task<long> Count(Defaults.Documents.Range versions, CancellationToken cancellationToken) => articles.Count(EnrichedArticle.ByRules, versions, cancellationToken);

    /// <summary>Puts in the place of an article's analysis that it was erased: one that is made at this moment cannot be kept after that.</summary>
    public async Task Erase(Guid id, StageOutcome outcome, CancellationToken cancellationToken)
    {
        while (true)
        {
            var held = await Find(id, cancellationToken);
            if (held is { Erased: true }) return;
            var next = new EnrichedArticle { Id = id.ToString("D"), Version = held?.Version ?? 0, State = held?.State ?? new ArticleVersion(id, 0), Erased = true, Outcome = outcome };
            if (held is null ? await articles.InsertIfAbsent(next, cancellationToken) : await articles.Replace(next, cancellationToken)) return;
        }
    }

    private static EnrichedArticle Apply(EnrichedArticle held, ArticleEnriched message, Func<string, StageOutcome> outcomeOf) =>
        (message.Version.Revision, message.Version.AnalysisVersion).CompareTo((held.State.Revision, held.State.AnalysisVersion)) switch
        {
            > 0 => held with { State = message.Version, Article = message.Article, Analysis = message.Analysis, Outcome = outcomeOf("enriched") },
            0 => held with { Outcome = outcomeOf("unchanged") },
            _ => held with { Outcome = outcomeOf("superseded") },
        };
}
