using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Editing;

/// <summary>Changes a received article by an editor's command: decides, saves, sends.</summary>
public sealed class Redaction(ArticleStore articles, Outbox<IngestedArticle> outbox, Outcomes outcomes, TimeProvider time)
{
    /// <param name="decide">A pure decision over the stored article; tried again when another writer came between. An article that never came in is left alone.</param>
    public async Task Apply(Guid id, Func<IngestedArticle, DateTimeOffset, (IngestedArticle Article, string Outcome)> decide, string? reason, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (await articles.Find(id, cancellationToken) is { } held)
        {
            var (decided, word) = decide(held, time.GetUtcNow());
            var outcome = time.Outcome(IngestionService.Name, word, started, reason);
            if (!ReferenceEquals(decided, held))
            {
                if (await articles.Save(decided with { Outcome = outcome }, cancellationToken) is not { } saved) continue;
                await outbox.Send(saved);
            }
            else
            {
                await outbox.Send(held); // What a crash left.
            }

            outcomes.Record(id, decided.Article?.Revision ?? 0, outcome);
            return;
        }
    }
}
