using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Articles;

/// <summary>Applies a decision to a published article: decides, saves, numbers, sends.</summary>
public sealed class Publisher(ArticleStore articles, Outbox<PublishedArticle> outbox, Sequencer<PublishedArticle, Change> changes, Outcomes outcomes, TimeProvider time)
{
    /// <param name="decide">A pure decision over the stored article; tried again when another writer came between.</param>
    /// <param name="reason">Why, for the journey of the article.</param>
    public async Task<PublishedArticle> Apply(
        Guid id, Func<PublishedArticle?, DateTimeOffset, (PublishedArticle Article, string Outcome)> decide, string? reason, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var (saved, outcome) = await articles.Change(
            id, held => decide(held, time.GetUtcNow()), word => time.Outcome(PublishingService.Name, word, started, reason), cancellationToken);
        changes.Wake();
        var isSaved = ReferenceEquals(saved.Outcome, outcome);
        saved = await articles.WithoutErased(saved, cancellationToken); // Also of one that was broken off here, and came again.
        // What waits is sent by who saved it, after a crash by the sweeper or the next start. Sent here too, an erasure of many that tell of each other
        // would ask for itself again with each thing that is told of it, and that lead to the next.
        if (isSaved) await outbox.Send(saved);
        outcomes.Record(id, saved.State.Revision, outcome);
        return saved;
    }
}
