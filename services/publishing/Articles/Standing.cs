using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Articles;

/// <summary>Whether an article can be read, and what is announced when that or its content changed. Pure.</summary>
internal static class Standing
{
    /// <summary>The status that follows from what is known of an article.</summary>
    public static PublicationStatus Of(PublishedArticle article, DateTimeOffset now)
    {
        if (article.Erasure is not null) return PublicationStatus.Erased;
        if (article.Withdrawal is { } kill && !(article.Restoration?.RequestedAt > kill.RequestedAt)) return PublicationStatus.Withdrawn;
        if (article.Article is not { } content) return PublicationStatus.Expected;
        if (article.Hold is not null) return PublicationStatus.Withheld;
        if (article.Release?.Revision == content.Revision) return PublicationStatus.Usable;
        if (content.Withheld) return PublicationStatus.Withheld;
        return content.EmbargoUntil > now ? PublicationStatus.Embargoed : PublicationStatus.Usable;
    }

    /// <summary>The changed article with its status, and with the announcement that partners need; none when they see no difference.</summary>
    /// <param name="cause">What changed, where the status stays.</param>
    public static (PublishedArticle Article, string Outcome) Settle(PublishedArticle? before, PublishedArticle after, ChangeKind cause, DateTimeOffset now)
    {
        var was = before?.Status ?? PublicationStatus.Expected;
        after = after with { Status = Of(after, now) };
        after = after with { ReadableAs = Judged.Before(before, after) };
        return (was, after.Status) switch
        {
            (_, PublicationStatus.Erased) => (Announce(after, ChangeKind.Erase, new ArticleWithdrawn(after.State, "erased"), now), "erased"),
            (not PublicationStatus.Withdrawn, PublicationStatus.Withdrawn) => (Announce(after, ChangeKind.Kill, new ArticleWithdrawn(after.State, after.Withdrawal!.Reason), now), "withdrawn"),
            (PublicationStatus.Usable, PublicationStatus.Usable) => cause switch
            {
                ChangeKind.Relation => (Announce(after, cause, new ArticleUpdated(after.State, "relation"), now), "regrouped"),
                ChangeKind.Correct => (Announce(after, cause, new ArticleUpdated(after.State, "correct"), now), "corrected"),
                ChangeKind.Update => (Announce(after, cause, new ArticleUpdated(after.State, "update"), now), "updated"),
                _ => (after, "noted"),
            },
            (_, PublicationStatus.Usable) => Appear(after, was, now),
            (PublicationStatus.Usable, _) => (Announce(after, ChangeKind.Withhold, new ArticleWithdrawn(after.State, after.Hold?.Reason ?? "withheld by its source"), now), "withheld"),
            (_, PublicationStatus.Withheld) => (after, "withheld"),
            (_, PublicationStatus.Embargoed) => (after, "embargoed"),
            _ => (after, "noted"),
        };
    }

    private static (PublishedArticle Article, string Outcome) Appear(PublishedArticle after, PublicationStatus was, DateTimeOffset now)
    {
        if (after.CreatedAt is null)
        {
            var first = after with { CreatedAt = now };
            var kind = was == PublicationStatus.Embargoed ? ChangeKind.EmbargoLift : ChangeKind.Create;
            return (Announce(first, kind, new ArticlePublished(first.State, first.Article!.Source, Publication.Headline(first)), now), "published");
        }

        var again = after with { Returns = after.Returns + 1 };
        return was == PublicationStatus.Embargoed
            ? (Announce(again, ChangeKind.EmbargoLift, new ArticleUpdated(again.State, "restore"), now), "published")
            : (Announce(again, ChangeKind.Restore, new ArticleUpdated(again.State, "restore"), now), "restored");
    }

    private static PublishedArticle Announce<T>(PublishedArticle article, ChangeKind kind, T message, DateTimeOffset now) where T : class => article with
    {
        Unnumbered = [.. article.Unnumbered, Change.Of(kind, article.State, now, article.Returns)],
        Outgoing = [.. article.Outgoing, OutgoingMessage.Of(message, now)],
    };
}
