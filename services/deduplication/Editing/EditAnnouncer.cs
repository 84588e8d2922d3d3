using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Articles;
using Wiredesk.Defaults.Bus;

namespace Wiredesk.Deduplication.Editing;

/// <summary>Carries out an editor's decision, and announces what changed by it.</summary>
/// <remarks>Its entry in the log says until then that it is to be announced. The same edit again is done once, and announced once more only when it is not known to have been.</remarks>
public sealed class EditAnnouncer(ArrivalLog arrivals, DecisionStore decisions, Outbox<DecidedArticle> outbox, TimeProvider time)
{
    public async Task<(long Number, Outcome Outcome)> CarryOut(Arrival arrival, CancellationToken cancellationToken)
    {
        var (number, result) = await arrivals.Enter(arrival, cancellationToken);
        // From here on it goes on when the editor hangs up: what was decided must be announced.
        if (await arrivals.Find(arrival.Id, CancellationToken.None) is { ToAnnounce: true } && await Announce(number, result))
            await arrivals.NoteAnnounced(arrival.Id, result.Refusal, CancellationToken.None);
        return (number, result);
    }

    /// <summary>Saves what is to be said with the decision about one of the articles, and says it; false when none of them is saved yet.</summary>
    private async Task<bool> Announce(long number, Outcome result)
    {
        foreach (var article in result.Changed.Select(verdict => Guid.Parse(verdict.ArticleId)))
        {
            if (await decisions.Find(article, CancellationToken.None) is null)
                continue;
            var saved = await decisions.Save(article, held => Decided.Apply(held!, number, result, time.GetUtcNow()), CancellationToken.None);
            await outbox.Send(await decisions.WithoutErased(saved, CancellationToken.None));
            return true;
        }

        return result.Changed.Count == 0;
    }
}
