using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Articles;

/// <summary>What becomes of a published article when a message about it arrives. Pure: the caller saves and sends.</summary>
public static class Publication
{
    /// <summary>The new state and the name of the outcome; the state is the held one itself when nothing changes.</summary>
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, ArticleClassified message, DateTimeOffset now)
    {
        if (held?.Status == PublicationStatus.Withdrawn)
            return (held, "withdrawn");

        // Revision and analysis go together; the decision has a version of its own, since a change of groups may overtake the article.
        var newer = held?.Article is null || (message.Article.Revision, message.Analysis.Version).CompareTo((held.Article.Revision, held.Analysis!.Version)) > 0;
        var decided = held?.Decision is null || message.Decision.Version > held.Decision.Version;
        if (held?.Article is not null && !newer && !decided)
            return (held, (message.Article.Revision, message.Decision.Version) == (held.Article.Revision, held.Decision!.Version) ? "unchanged" : "superseded");

        var next = (held ?? Empty(message.Article.Id, now)) with { Status = PublicationStatus.Usable, CreatedAt = held?.CreatedAt ?? now, ChangedAt = now };
        if (newer)
            next = next with { Article = message.Article, Analysis = message.Analysis };
        if (decided)
            next = next with { Decision = message.Decision };

        return held?.Article is null
            ? (Announce(next, ChangeKind.Create, new ArticlePublished(next.State, next.Article!.Source, Headline(next)), now), "published")
            : newer
                ? (Announce(next, ChangeKind.Update, new ArticleUpdated(next.State, "update"), now), "updated")
                : (Announce(next, ChangeKind.Relation, new ArticleUpdated(next.State, "relation"), now), "regrouped");
    }

    /// <summary>The article in its new place; unchanged when a later decision already holds.</summary>
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, GroupsChanged message, GroupChange change, DateTimeOffset now)
    {
        if (held?.Decision is { } decision && decision.Version >= message.DecisionVersion)
            return (held, decision.Version == message.DecisionVersion ? "unchanged" : "superseded");

        var known = held?.Decision?.Evidence ?? new Evidence(message.Reason, [], 0, 0, []);
        var next = (held ?? Empty(change.ArticleId, now)) with
        {
            Decision = new Decision
            {
                Version = message.DecisionVersion,
                Relation = change.Relation,
                Of = change.Of,
                Group = change.Group,
                Lead = change.Lead,
                Event = change.Event,
                Story = change.Story,
                Confidence = held?.Decision?.Confidence ?? 1,
                Evidence = known,
            },
            ChangedAt = now,
        };
        return next.Status == PublicationStatus.Usable
            ? (Announce(next, ChangeKind.Relation, new ArticleUpdated(next.State, "relation"), now), "regrouped")
            : (next, "noted");
    }

    /// <summary>A tombstone in the article's place, whether the article has arrived or not.</summary>
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, WithdrawArticle message, DateTimeOffset now)
    {
        if (held?.Status == PublicationStatus.Withdrawn)
            return (held, "unchanged");
        var next = (held ?? Empty(message.ArticleId, now)) with { Status = PublicationStatus.Withdrawn, Withdrawal = message, ChangedAt = now };
        return (Announce(next, ChangeKind.Kill, new ArticleWithdrawn(next.State, message.Reason), now), "withdrawn");
    }

    /// <summary>The headline as the publisher gave it, else as it was found in the text.</summary>
    public static string? Headline(PublishedArticle article) => article.Article?.Headline ?? article.Analysis?.Title?.Text;

    private static PublishedArticle Empty(Guid id, DateTimeOffset now) => new() { Id = id.ToString("D"), Status = PublicationStatus.Expected, ChangedAt = now };

    private static PublishedArticle Announce<T>(PublishedArticle article, ChangeKind kind, T message, DateTimeOffset now) where T : class => article with
    {
        Unnumbered = [.. article.Unnumbered, Change.Of(kind, article.State, now)],
        Outgoing = [.. article.Outgoing, OutgoingMessage.Of(message, now)],
    };
}
