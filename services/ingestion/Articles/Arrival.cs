using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Ingestion.Articles;

/// <summary>What becomes of an article that a source delivers. Pure: the caller saves and sends.</summary>
public static class Arrival
{
    // Enrichment adds the body, which may be the whole text again; a message may have 4 MB.
    internal const int LargestArticle = 1_900_000;

    // A feed that gives an article a new id at each poll does not fill the store with them.
    private const int MostAliases = 16;

    /// <summary>The new state and the name of the outcome (<c>new</c>, <c>revision</c>, <c>unchanged</c>, <c>kill</c>, <c>refused</c>), with a reason when refused.</summary>
    /// <param name="held">The article that one of the aliases names; null when none does.</param>
    public static (IngestedArticle Article, string Outcome, string? Reason) Apply(
        IngestedArticle? held, string source, ReceivedArticle received, string contentHash, IReadOnlyList<string> aliases, DateTimeOffset now)
    {
        // A name that comes with a known one names the same article from now on, whatever else the delivery brings.
        var known = held is null
            ? new IngestedArticle { Id = Guid.CreateVersion7(now).ToString("D"), Source = source, Aliases = aliases, Outcome = null! }
            : held with { Aliases = [.. held.Aliases.Union(aliases).Take(Math.Max(MostAliases, held.Aliases.Count))] };
        if (received.Status == ArticleStatus.Canceled)
            return known.Withdrawn ? (known, "unchanged", null) : (Withdraw(known, now), "kill", null);
        if (known.Erased)
            return (known, "refused", "This article was erased.");
        if (known.Withdrawn)
            return (known, "refused", "The source withdrew this article; an editor can restore it.");
        if (string.IsNullOrWhiteSpace(received.Text))
            return (known, "refused", "It has no text.");
        if (known.Article is { } article && known.ContentHash == contentHash && article.EmbargoUntil == received.EmbargoUntil && article.Withheld == IsWithheld(received))
            return (known, "unchanged", null);

        var revision = Revision(known, received, now);
        return (
            known with
            {
                Article = revision,
                ContentHash = contentHash,
                Outgoing = [.. known.Outgoing, OutgoingMessage.Of(new ArticleIngested(new ArticleVersion(revision.Id, revision.Revision), revision), now, LargestArticle)],
            },
            known.Article is null ? "new" : "revision",
            null);
    }

    private static IngestedArticle Withdraw(IngestedArticle known, DateTimeOffset now) => known with
    {
        Withdrawn = true,
        Outgoing =
        [
            .. known.Outgoing,
            OutgoingMessage.Of(new WithdrawArticle(Guid.Parse(known.Id), (known.Article?.Revision ?? 0) + 1, "The source withdrew it.", known.Source, now), now),
        ],
    };

    // Publishing holds it back, also where an earlier revision is out.
    private static bool IsWithheld(ReceivedArticle received) => received.Status == ArticleStatus.Withheld;

    private static Article Revision(IngestedArticle known, ReceivedArticle received, DateTimeOffset now) => new()
    {
        Id = Guid.Parse(known.Id),
        Revision = (known.Article?.Revision ?? 0) + 1,
        Source = known.Source,
        Text = received.Text,
        ReceivedAt = now,
        Headline = received.Headline,
        Standfirst = received.Standfirst,
        Authors = received.Authors,
        Url = received.Url,
        PublishedAt = received.PublishedAt,
        ModifiedAt = received.ModifiedAt,
        Language = received.Language,
        Media = received.Media,
        EmbargoUntil = received.EmbargoUntil,
        Withheld = IsWithheld(received),
        Urgency = received.Urgency,
        Rights = received.Rights,
        Subjects = received.Subjects,
        Kind = known.Article is { } before ? RevisionDiff.KindOf(before.Headline, before.Text, received.Headline, received.Text) : null,
        Origins = received.Origins,
    };
}
