using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Sources;

namespace Wiredesk.Ingestion.Push;

/// <summary>How one pushed item ended.</summary>
/// <param name="Index">Its place in the body, from 0.</param>
/// <param name="OwnId">The id that it came with.</param>
/// <param name="Id">The id that we know it by.</param>
public sealed record PushedDelivery(int Index, string? OwnId, string Outcome, Guid? Id = null, int? Revision = null, string? Reason = null);

/// <summary>Takes in a body of pushed articles.</summary>
public sealed class PushIntake(Intake intake, SourceStore sources, Originals originals)
{
    /// <summary>An answer for each item, in their order; or why the body could not be read at all.</summary>
    /// <param name="source">The source of articles that name none.</param>
    /// <param name="maySendFor">Which sources the sender may speak for.</param>
    public async Task<(IReadOnlyList<PushedDelivery> Items, Refusal? Error)> Take(
        string source, Func<string, bool> maySendFor, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var reading = ArticleJson.Read(body);
        if (reading.Error is { } error)
            return ([], error);
        var answers = new PushedDelivery[reading.Items.Count];
        var taken = new List<(int Index, string Source, ReceivedArticle Article)>();
        foreach (var (index, ownId, article, refusal) in reading.Items)
        {
            var from = article?.Source?.Trim() is { Length: > 0 } named ? named : source;
            var reason = refusal?.Message ?? SourceRules.Name(from) ?? (maySendFor(from) ? null : $"The key may not send articles in for the source {from}.");
            answers[index] = new PushedDelivery(index, ownId, "refused", Reason: reason);
            if (reason is null)
                taken.Add((index, from, article!));
        }

        // Both before the answer: what was answered is kept. The original first: an erasure finds it, or is found by what is taken in of it.
        // From there on it goes to the end, also when the sender hangs up: an original that holds something erased must be let go again.
        var original = taken.Count > 0 ? await Keep(source, [.. taken.Select(one => one.Source).Distinct()], body, cancellationToken) : null;
        var deliveries = await intake.Take([.. taken.Select(one => (one.Source, one.Article))], CancellationToken.None);
        if (deliveries.Any(delivery => delivery.IsErased))
            await originals.Forget(original, CancellationToken.None);
        foreach (var (one, delivery) in taken.Zip(deliveries))
            answers[one.Index] = new PushedDelivery(one.Index, one.Article.OwnId, delivery.Outcome, delivery.Id, delivery.Revision, delivery.Reason);
        return (answers, null);
    }

    private async Task<Receipt?> Keep(string source, List<string> senders, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var settings = new List<Source>();
        foreach (var name in senders.OrderByDescending(name => name == source))
            settings.Add(await sources.FindOrDefault(name, cancellationToken));
        return await originals.Keep(settings, new Incoming("push", "articles", body), CancellationToken.None);
    }
}
