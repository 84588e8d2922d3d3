using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Articles;

/// <summary>What becomes of a published article when a message about it arrives. Pure: the caller saves and sends.</summary>
/// <remarks>Each method gives the new state and the name of the outcome; the state is the held one itself when nothing changes.</remarks>
public static class Publication
{
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, ArticleClassified message, DateTimeOffset now)
    {
        if (held?.Status is PublicationStatus.Withdrawn) return (held, "withdrawn");
        if (held?.Status is PublicationStatus.Erased) return (held, "erased");

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
            Source = message.Article.Source,
            Measured = measured,
            Decision = decided ? message.Decision : held!.Decision! with { Confidence = measured.Confidence, Evidence = measured.Evidence },
            Earlier = decided ? EarlierDecision.After(held, message.Decision, "decided-anew", now) : held!.Earlier,
            ChangedAt = now,
        };
        if (newer)
            next = next with { Article = message.Article, Analysis = message.Analysis };
        if (held?.Article is not null && !newer && !decided)
            return (next, "superseded");
        // A correction that is only analysed anew corrects nothing a second time.
        var corrects = message.Article.Kind == RevisionKind.Correction && message.Article.Revision > (held?.Article?.Revision ?? 0);
        var change = !newer ? ChangeKind.Relation : corrects ? ChangeKind.Correct : ChangeKind.Update;
        return Standing.Settle(held, next, change, now);
    }

    /// <summary>The article in its new place; unchanged when a later decision already holds.</summary>
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, GroupsChanged message, GroupChange change, DateTimeOffset now)
    {
        if (held?.Status is PublicationStatus.Erased) return (held, "erased");
        if (held?.Decision is { } decision && decision.Version >= message.DecisionVersion)
            return (held, decision.Version == message.DecisionVersion ? "unchanged" : "superseded");

        var measured = Measured(held);
        var moved = new Decision
        {
            Version = message.DecisionVersion,
            Relation = change.Relation,
            Of = change.Of,
            Group = change.Group,
            Lead = change.Lead,
            Event = change.Event,
            Story = change.Story,
            Confidence = change.Confidence ?? measured?.Confidence ?? 1,
            LeadReason = change.LeadReason,
            Confirmations = change.Confirmations,
            Evidence = change.Evidence ?? measured?.Evidence ?? new Evidence(message.Reason, [], 0, 0, []),
        };
        var next = (held ?? Empty(change.ArticleId, now)) with
        {
            Measured = change.Evidence is null ? measured : moved,
            Decision = moved,
            Earlier = EarlierDecision.After(held, moved, message.Reason, now),
            ChangedAt = now,
        };
        return Standing.Settle(held, next, ChangeKind.Relation, now);
    }

    /// <summary>A tombstone in the article's place, whether the article has arrived or not; superseded when it was asked before a restoration.</summary>
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, WithdrawArticle message, DateTimeOffset now)
    {
        if (held?.Status is PublicationStatus.Withdrawn) return (held, "unchanged");
        if (held?.Status is PublicationStatus.Erased) return (held, "erased");
        var next = (held ?? Empty(message.ArticleId, now)) with { Withdrawal = message, ChangedAt = now };
        return held?.Restoration?.RequestedAt >= message.RequestedAt ? (held, "superseded") : Standing.Settle(held, next, ChangeKind.Kill, now);
    }

    /// <summary>The article as it was before it was killed. Before its kill arrives it is only noted.</summary>
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, RestoreArticle message, DateTimeOffset now)
    {
        if (held?.Status is PublicationStatus.Erased) return (held, "erased");
        if (held?.Restoration?.RequestedAt >= message.RequestedAt) return (held, "unchanged");
        if (held?.Withdrawal?.RequestedAt > message.RequestedAt) return (held, "superseded");
        return Standing.Settle(held, (held ?? Empty(message.ArticleId, now)) with { Restoration = message, ChangedAt = now }, ChangeKind.Restore, now);
    }

    /// <summary>A tombstone without content.</summary>
    public static (PublishedArticle Article, string Outcome) Apply(PublishedArticle? held, EraseArticle message, DateTimeOffset now)
    {
        if (held?.Status is PublicationStatus.Erased) return (held, "unchanged");
        var next = new PublishedArticle
        {
            Id = message.ArticleId.ToString("D"),
            Version = held?.Version ?? 0,
            Status = PublicationStatus.Erased,
            Source = held?.Source ?? held?.Article?.Source,
            CreatedAt = held?.CreatedAt,
            ChangedAt = now,
            Erasure = message,
            Returns = held?.Returns ?? 0,
            Unnumbered = held?.Unnumbered ?? [],
        };
        return Standing.Settle(held, next, ChangeKind.Erase, now);
    }

    /// <summary>The article after the end of its embargo; unchanged before.</summary>
    public static (PublishedArticle Article, string Outcome) Lift(PublishedArticle? held, DateTimeOffset now) =>
        held is not { Status: PublicationStatus.Embargoed } || held.Article!.EmbargoUntil > now
            ? (held!, "unchanged")
            : Standing.Settle(held, held with { ChangedAt = now }, ChangeKind.EmbargoLift, now);

    /// <summary>The headline as the publisher gave it, else as it was found in the text.</summary>
    public static string? Headline(PublishedArticle article) => article.Article?.Headline ?? article.Analysis?.Title?.Text;

    /// <summary>An article of which nothing is known yet.</summary>
    public static PublishedArticle Empty(Guid id, DateTimeOffset now) => new() { Id = id.ToString("D"), Status = PublicationStatus.Expected, ChangedAt = now };

    // A document of the first version has it in the decision only.
    private static Decision? Measured(PublishedArticle? held) => held?.Measured ?? (held?.Article is null ? null : held.Decision);
}
