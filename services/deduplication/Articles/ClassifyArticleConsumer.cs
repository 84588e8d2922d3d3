using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Defaults.Bus;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Articles;

/// <summary>Decides whether an article is new, a copy, or another report of a known happening.</summary>
/// <remarks>Safe to redeliver: the arrival is found again, with the decision that was made then.</remarks>
public sealed class ClassifyArticleConsumer(
    ArrivalLog arrivals, Announcer announcer, [FromKeyedServices(DeduplicationService.Name)] Remains remains, TimeProvider time) : IConsumer<ArticleEnriched>
{
    public async Task Consume(ConsumeContext<ArticleEnriched> context)
    {
        var message = context.Message;
        var started = time.GetTimestamp();

        var fingerprint = Fingerprint.Of(Received(message)); // pure, and the costly step
        var (number, result) = await arrivals.Enter(Arrival.Of(message.Version, fingerprint), context.CancellationToken);
        var saved = await announcer.Save(
            message.Article.Id, message.Article.Revision,
            (held, outcomeOf, now) => Decided.Apply(held, message, number, result, outcomeOf, now),
            started, null, context.CancellationToken);
        if (saved.ErasedBy is null) return;
        // It was erased before it came, or while it was decided: its entry was made after the others were emptied.
        await arrivals.Erase(message.Article.Id, number, context.CancellationToken);
        await remains.Remove(message.Article.Id, context.CancellationToken);
    }

    // Clutter is left out: two articles of one site share it, and are no copies for that.
    private static ReceivedText Received(ArticleEnriched message) => new()
    {
        ArticleId = message.Article.Id.ToString("D"),
        Revision = message.Article.Revision,
        Source = message.Article.Source,
        Text = message.Article.Text,
        Title = message.Article.Headline,
        ReceivedAt = message.Article.ReceivedAt,
        PublishedAt = message.Article.PublishedAt,
        LeftOut = [.. message.Analysis.Removed.OrderBy(range => range.Start).Select(range => new TextSpan(range.Start, range.End))],
    };
}
