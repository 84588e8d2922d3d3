using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Articles;

/// <summary>How a delivery ended.</summary>
/// <param name="Outcome"><c>new</c>, <c>revision</c>, <c>unchanged</c>, <c>kill</c> or <c>refused</c>.</param>
public sealed record Delivery(string Outcome, Guid? Id = null, int? Revision = null, string? Reason = null)
{
    /// <summary>Whether it is of an erased article: then what brought it is not kept either.</summary>
    public bool IsErased { get; init; }
}

/// <summary>Takes in articles of a source: finds each by its aliases, decides, saves, announces.</summary>
/// <remarks>Idempotent: the same content under the same alias again is <c>unchanged</c> and makes no message.</remarks>
public sealed class Intake(ArticleStore articles, Outbox<IngestedArticle> outbox, Outcomes outcomes, TimeProvider time)
{
    // As many as the store commits together with profit.
    private const int AtOnce = 64;

    public async Task<Delivery> Take(string source, ReceivedArticle received, CancellationToken cancellationToken)
    {
        try
        {
            return SourceRules.Name(source) is { } problem ? new Delivery("refused", Reason: problem) : await Save(source, received, cancellationToken);
        }
        catch (RefusedException refusal)
        {
            return new Delivery("refused", Reason: refusal.Message);
        }
    }

    /// <summary>Takes in many at a time; the answers come in the order of the articles.</summary>
    /// <remarks>What bears the same name is taken one after the other, so that of two versions the later one stands.</remarks>
    public async Task<IReadOnlyList<Delivery>> Take(IReadOnlyList<(string Source, ReceivedArticle Article)> received, CancellationToken cancellationToken)
    {
        var places = new SemaphoreSlim(AtOnce); // Not disposed: when the caller hangs up, some are still at work.
        var last = new Dictionary<string, Task>();
        var taken = new List<Task<Delivery>>(received.Count);
        foreach (var (source, article) in received)
        {
            await places.WaitAsync(cancellationToken);
            var names = Alias.Of(source, article, ContentHash.Of(article.Headline, article.Text));
            var before = names.Select(name => last.GetValueOrDefault(name)).OfType<Task>().Where(task => !task.IsCompleted).ToList();
            var one = Task.Run(async () =>
            {
                try
                {
                    await Task.WhenAll(before);
                    return await Take(source, article, cancellationToken);
                }
                finally
                {
                    places.Release();
                }
            }, CancellationToken.None);
            foreach (var name in names)
                last[name] = one;
            taken.Add(one);
        }

        return await Task.WhenAll(taken);
    }

    /// <summary>Whether something is of an erased article.</summary>
    public async Task<bool> IsErased(string source, ReceivedArticle received, CancellationToken cancellationToken) =>
        await articles.Find(Alias.Of(source, received, ContentHash.Of(received.Headline, received.Text)), cancellationToken) is { Erased: true };

    private async Task<Delivery> Save(string source, ReceivedArticle received, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var contentHash = ContentHash.Of(received.Headline, received.Text);
        var aliases = Alias.Of(source, received, contentHash);
        while (true)
        {
            var held = await articles.Find(aliases, cancellationToken);
            var (next, word, reason) = Arrival.Apply(held, source, received, contentHash, await Free(source, received, aliases, held, cancellationToken), time.GetUtcNow());
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
            return new Delivery(word, next.Version > 0 ? Guid.Parse(next.Id) : null, next.Article?.Revision, reason) { IsErased = next.Erased };
        }
    }

    // An alias that already names another article stays with that one. When none was found, all that were looked up are free.
    private async Task<IReadOnlyList<string>> Free(
        string source, ReceivedArticle received, IReadOnlyList<string> aliases, IngestedArticle? held, CancellationToken cancellationToken)
    {
        var free = new List<string>();
        foreach (var alias in aliases)
        {
            if (held is null || held.Aliases.Contains(alias) || await articles.Find([alias], cancellationToken) is null)
                free.Add(alias);
        }

        if (received.IsPolled && Alias.ByTitle(source, received) is { } title && !free.Contains(title) && held?.Aliases.Contains(title) != true && await articles.Find([title], cancellationToken) is null)
            free.Add(title);
        return free;
    }
}
