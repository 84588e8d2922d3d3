using System.Globalization;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Partners;

/// <summary>Whether an article is in a partner's feed, and why.</summary>
/// <param name="Included">Whether the partner can read it now.</param>
/// <param name="Reason">The deciding reason in a sentence.</param>
/// <param name="Steps">Everything that was looked at, in the order in which it decides.</param>
public sealed record FeedVerdict(string Partner, bool Included, string Reason, IReadOnlyList<FeedStep> Steps);

/// <summary>One thing that decides whether an article is in a feed.</summary>
/// <param name="Step"><c>publication</c>, <c>embargo</c>, <c>entitlement</c>, <c>copies</c>, <c>filter NAME</c> or <c>delivery</c>.</param>
public sealed record FeedStep(string Step, bool Passed, string Reason);

/// <summary>Answers why an article is, or is not, in a partner's feed.</summary>
public sealed class FeedJudge(PartnerStore partners, ReceiptStore receipts, ChangeStore changes, TimeProvider time)
{
    public async Task<FeedVerdict> Of(PublishedArticle article, string partnerId, CancellationToken cancellationToken)
    {
        var partner = await partners.Find(partnerId, cancellationToken);
        var read = (await receipts.All(cancellationToken)).Where(receipt => receipt.Partner == partnerId).ToList();
        return Judge(article, partnerId, partner, await changes.Of(Guid.Parse(article.Id), cancellationToken), read, time.GetUtcNow());
    }

    /// <summary>The verdict over what is known. Pure.</summary>
    public static FeedVerdict Judge(
        PublishedArticle article, string partnerId, Partner? partner, IReadOnlyList<Change> changes, IReadOnlyList<Receipt> read, DateTimeOffset now)
    {
        var entitlement = partner?.Entitlement ?? Entitlement.Everything;
        var refusal = entitlement.Refusal(article, now);
        List<FeedStep> steps =
        [
            Publication(article),
            Embargo(article, now),
            new("entitlement", refusal is null, refusal ?? (partner is null ? "no partner of this name is kept, so nothing is withheld from its keys" : "its entitlement holds the article")),
        ];
        var refused = steps.FirstOrDefault(step => !step.Passed);
        if (article is { Article: not null, Decision: not null })
        {
            steps.Add(Copies(article));
            steps.AddRange((partner?.Filters ?? []).Select(saved => new FeedStep(
                $"filter {saved.Name}", saved.Filter.Matches(article),
                saved.Filter.Matches(article) ? saved.Filter.Text is null ? "it satisfies the saved search" : "it satisfies the saved search, if it has the words searched for" : "it does not satisfy the saved search")));
        }

        steps.Add(Delivery(changes, read));
        return new FeedVerdict(partnerId, refused is null, refused?.Reason ?? steps.First(step => step.Step == "entitlement").Reason, steps);
    }

    private static FeedStep Publication(PublishedArticle article) => article.Status switch
    {
        PublicationStatus.Usable or PublicationStatus.Embargoed => new("publication", true, "it is published"),
        PublicationStatus.Expected => new("publication", false, "its text has not come through the earlier stages yet"),
        PublicationStatus.Withdrawn => new("publication", false, $"it was killed by {article.Withdrawal!.RequestedBy}: {article.Withdrawal.Reason}"),
        PublicationStatus.Withheld => new("publication", false, article.Hold is { } hold ? $"{hold.By} holds it back: {hold.Reason}" : "its source holds it back"),
        PublicationStatus.Erased => new("publication", false, "it was erased"),
        _ => new("publication", false, "its status is not known to this version"),
    };

    private static FeedStep Embargo(PublishedArticle article, DateTimeOffset now) =>
        article.Article?.EmbargoUntil is { } until && until > now && article.Release?.Revision != article.Article.Revision
            ? new("embargo", false, string.Create(CultureInfo.InvariantCulture, $"it is under embargo until {until:u}"))
            : new("embargo", true, "no embargo holds");

    private static FeedStep Copies(PublishedArticle article) => article.Decision!.Lead == article.Article!.Id
        ? new("copies", true, "it leads its copy group: lists show it as an entry of its own")
        : new("copies", true, article.Decision.Relation is Relation.SameEvent or Relation.SameStory or Relation.Original
            ? "lists show it as an entry of its own"
            : $"it is a copy: lists show it under {article.Decision.Lead}, unless that cannot be read, or copies=apart is asked for");

    private static FeedStep Delivery(IReadOnlyList<Change> changes, IReadOnlyList<Receipt> read)
    {
        if (changes.Count == 0) return new("delivery", false, "nothing was announced of it yet");
        if (read.MaxBy(receipt => receipt.Number) is not { } furthest) return new("delivery", false, "the partner has not read the changes feed yet");
        return furthest.Number >= changes[^1].Number
            ? new("delivery", true, $"the partner has its latest change, {changes[^1].Number}, over {furthest.Channel}")
            : new("delivery", false, $"its latest change is {changes[^1].Number}; the partner is known to have read up to {furthest.Number}");
    }
}
