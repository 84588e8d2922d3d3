using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Ingestion.Articles;

/// <summary>How a delivery ended.</summary>
/// <param name="Outcome"><c>new</c>, <c>revision</c>, <c>unchanged</c>, <c>kill</c> or <c>refused</c>.</param>
public sealed record Delivery(string Outcome, Guid? Id = null, int? Revision = null, string? Reason = null);

/// <summary>Takes in one article of a source: finds it by its aliases, decides, saves, announces.</summary>
/// <remarks>Idempotent: the same content under the same alias again is <c>unchanged</c> and makes no message.</remarks>
public sealed class Intake(ArticleStore articles, Outbox<IngestedArticle> outbox, Outcomes outcomes, TimeProvider time)
{
    public async Task<Delivery> Take(string source, ReceivedArticle received, CancellationToken cancellationToken)
    {
        try
        {
            return await Save(source, received, cancellationToken);
        }
        catch (RefusedException refusal)
        {
            return new Delivery("refused", Reason: refusal.Message);
        }
    }

    private async Task<Delivery> Save(string source, ReceivedArticle received, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var contentHash = ContentHash.Of(received.Headline, received.Text);
        var aliases = Alias.Of(source, received, contentHash);
        while (true)
        {
            var held = await articles.Find(aliases, cancellationToken);
            var (next, word, reason) = Arrival.Apply(held, source, received, contentHash, await Free(aliases, held, cancellationToken), time.GetUtcNow());
            var outcome = time.Outcome(IngestionService.Name, word, started, reason);
            if (word is not ("unchanged" or "refused") || next.Aliases.Count > held?.Aliases.Count)
            {
                if (await articles.Save(next with { Outcome = outcome }, cancellationToken) is not { } saved)
                    continue; // Another writer was first: look again.
                await outbox.Send(saved);
                next = saved;
            }

            // What was refused and never known has no id to be found by.
            outcomes.Record(Guid.Parse(next.Id), next.Article?.Revision ?? 0, outcome);
            return new Delivery(word, next.Version > 0 ? Guid.Parse(next.Id) : null, next.Article?.Revision, reason);
        }
    }

    // An alias that already names another article stays with that one.
    private async Task<IReadOnlyList<string>> Free(IReadOnlyList<string> aliases, IngestedArticle? held, CancellationToken cancellationToken)
    {
        var free = new List<string>();
        foreach (var alias in aliases)
        {
            if (held?.Aliases.Contains(alias) == true || await articles.Find([alias], cancellationToken) is null)
                free.Add(alias);
        }

        return free;
    }
}
