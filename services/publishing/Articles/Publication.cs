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
        var before = Measured(held);
        var measured = before is null || message.Decision.Version > before.Version ? message.Decision : before;
        if (held?.Article is not null && !newer && measured == before)
            return (held, (message.Article.Revision, message.Analysis.Version, message.Decision.Version) == (held.Article.Revision, held.Analysis!.Version, before.Version) ? "unchanged" : "superseded");

        // The place is of the newest decision, the reasons are of the newest that measured the text: so the order of arrival makes no difference.
        var next = (held ?? Empty(message.Article.Id, now)) with
        {
            Status = PublicationStatus.Usable,
            CreatedAt = held?.CreatedAt ?? now,
            ChangedAt = now,
            Measured = measured,
            Decision = decided ? message.Decision : held!.Decision! with { Confidence = measured.Confidence, Evidence = measured.Evidence },
        };
        if (newer)
            next = next with { Article = message.Article, Analysis = message.Analysis };
        if (held?.Article is not null && !newer && !decided)
            return (next, "superseded");

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

        var measured = Measured(held);
        var next = (held ?? Empty(change.ArticleId, now)) with
        {
            Measured = measured,
            Decision = new Decision
            {
                Version = message.DecisionVersion,
                Relation = change.Relation,
                Of = change.Of,
                Group = change.Group,
                Lead = change.Lead,
                Event = change.Event,
                Story = change.Story,
                Confidence = measured?.Confidence ?? 1,
                Evidence = measured?.Evidence ?? new Evidence(message.Reason, [], 0, 0, []),
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

    // A document of the first version has it in the decision only.
    private static Decision? Measured(PublishedArticle? held) => held?.Measured ?? (held?.Article is null ? null : held.Decision);

    private static PublishedArticle Empty(Guid id, DateTimeOffset now) => new() { Id = id.ToString("D"), Status = PublicationStatus.Expected, ChangedAt = now };

    private static PublishedArticle Announce<T>(PublishedArticle article, ChangeKind kind, T message, DateTimeOffset now) where T : class => article with
    {
        Unnumbered = [.. article.Unnumbered, Change.Of(kind, article.State, now)],
        Outgoing = [.. article.Outgoing, OutgoingMessage.Of(message, now)],
    };
}
