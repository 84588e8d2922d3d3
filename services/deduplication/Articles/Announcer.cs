using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Keeps what was decided about an article together with what is to be said of it, says it, and notes how the message ended.</summary>
public sealed class Announcer(DecisionStore decisions, Outbox<DecidedArticle> outbox, Outcomes outcomes, TimeProvider time)
{
    /// <param name="decide">A pure decision over the stored one; tried again when another writer came between.</param>
    /// <param name="started">When the work began, by the clock's timestamp.</param>
    /// <param name="reason">Why, for the journey of the article.</param>
    /// <param name="revision">The revision that the message is about.</param>
    public async Task<DecidedArticle> Save(
        Guid id, int revision, Func<DecidedArticle?, Func<string, StageOutcome>, DateTimeOffset, DecidedArticle> decide, long started, string? reason, CancellationToken cancellationToken)
    {
        var saved = await decisions.Save(id, held => decide(held, word => time.Outcome(DeduplicationService.Name, word, started, reason), time.GetUtcNow()), cancellationToken);
        saved = await decisions.WithoutErased(saved, cancellationToken);
        await outbox.Send(saved);
        outcomes.Record(id, revision, saved.Outcome);
        return saved;
    }

    /// <summary>Notes how a message ended that changed nothing.</summary>
    public void Note(Guid id, int revision, string word, long started, string? reason) =>
        outcomes.Record(id, revision, time.Outcome(DeduplicationService.Name, word, started, reason));
}
