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
    /// <param name="isFromHere">Whether the message may be one that an editor sent from here: it comes back while it waits in the article's own outbox, and must not send itself again.</param>
    public async Task<PublishedArticle> Apply(
        Guid id, Func<PublishedArticle?, DateTimeOffset, (PublishedArticle Article, string Outcome)> decide, string? reason, CancellationToken cancellationToken, bool isFromHere = false)
    {
        var started = time.GetTimestamp();
        var (saved, outcome) = await articles.Change(
            id, held => decide(held, time.GetUtcNow()), word => time.Outcome(PublishingService.Name, word, started, reason), cancellationToken);
        changes.Wake();
        var isSaved = ReferenceEquals(saved.Outcome, outcome);
        if (isSaved) saved = await articles.WithoutErased(saved, cancellationToken);
        if (isSaved || !isFromHere) await outbox.Send(saved); // What a crash left there is sent by the sweeper, or the next start.
        outcomes.Record(id, saved.State.Revision, outcome);
        return saved;
    }
}
