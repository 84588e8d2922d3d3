using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;

namespace Wiredesk.Publishing.Editing;

/// <summary>What becomes of an article when an editor commands it. Pure: the caller saves and sends.</summary>
/// <remarks>Each gives the new state and the name of the outcome: <c>conflict</c> when another revision is there than the editor had before them.</remarks>
public static class Edit
{
    public const string Conflict = "conflict";

    /// <summary>Gone from every read at once; the other services are told.</summary>
    public static (PublishedArticle Article, string Outcome) Kill(PublishedArticle? held, Guid id, EditorCommand command, string by, DateTimeOffset now)
    {
        if (IsOther(held, command)) return (held!, Conflict);
        var message = new WithdrawArticle(id, held?.Article?.Revision ?? 0, command.Reason, by, now);
        return Tell(held, Publication.Apply(held, message, now), Action("kill", held, command, by, now), message, now);
    }

    public static (PublishedArticle Article, string Outcome) Restore(PublishedArticle held, EditorCommand command, string by, DateTimeOffset now)
    {
        if (IsOther(held, command)) return (held, Conflict);
        if (held.Status != PublicationStatus.Withdrawn) return (held, "unchanged");
        var message = new RestoreArticle(Guid.Parse(held.Id), command.Reason, by, now);
        return Tell(held, Publication.Apply(held, message, now), Action("restore", held, command, by, now), message, now);
    }

    /// <summary>Held back until an editor publishes it.</summary>
    public static (PublishedArticle Article, string Outcome) Withhold(PublishedArticle held, EditorCommand command, string by, DateTimeOffset now)
    {
        if (IsOther(held, command)) return (held, Conflict);
        if (held.Hold is not null || held.Status is PublicationStatus.Withdrawn or PublicationStatus.Erased) return (held, "unchanged");
        var action = Action("withhold", held, command, by, now);
        return Standing.Settle(held, held with { Hold = action, Release = null, Actions = [.. held.Actions, action], ChangedAt = now }, ChangeKind.Withhold, now);
    }

    /// <summary>Readable now, whatever hold or embargo this revision is under.</summary>
    public static (PublishedArticle Article, string Outcome) Publish(PublishedArticle held, EditorCommand command, string by, DateTimeOffset now)
    {
        if (IsOther(held, command)) return (held, Conflict);
        if (held.Status is not (PublicationStatus.Withheld or PublicationStatus.Embargoed)) return (held, "unchanged");
        var action = Action("publish", held, command, by, now);
        return Standing.Settle(held, held with { Hold = null, Release = action, Actions = [.. held.Actions, action], ChangedAt = now }, ChangeKind.Restore, now);
    }

    /// <summary>The editor's text is on its way to ingestion, which makes the revision.</summary>
    public static (PublishedArticle Article, string Outcome) Revise(PublishedArticle held, RevisionCommand command, RevisionKind kind, string by, DateTimeOffset now)
    {
        if (held.Status == PublicationStatus.Withdrawn) return (held, "unchanged");
        if (IsOther(held, command) || held.Article is null) return (held, Conflict);
        var message = new ReviseArticle(held.Article.Id, command.Revision!.Value, kind, command.Reason, by, now, command.Headline, command.Standfirst, command.Text, command.By);
        var action = Action(kind == RevisionKind.Correction ? "correct" : "update", held, command, by, now);
        return (held with { Actions = [.. held.Actions, action], Outgoing = [.. held.Outgoing, OutgoingMessage.Of(message, now)] }, "revising");
    }

    /// <summary>Nothing is left of it; the other services are told.</summary>
    public static (PublishedArticle Article, string Outcome) Erase(PublishedArticle? held, Guid id, EditorCommand command, string by, DateTimeOffset now)
    {
        var message = new EraseArticle(id, by, now);
        // They are told again, for what was erased by a version that left more behind. It has no revision left to be compared.
        if (held?.Status == PublicationStatus.Erased) return (held with { Outgoing = [.. held.Outgoing, OutgoingMessage.Of(message, now)] }, "unchanged");
        if (IsOther(held, command)) return (held!, Conflict);
        return Tell(held, Publication.Apply(held, message, now), Action("erase", held, command, by, now), message, now);
    }

    private static (PublishedArticle Article, string Outcome) Tell<T>(
        PublishedArticle? held, (PublishedArticle Article, string Outcome) decided, EditorAction action, T message, DateTimeOffset now) where T : class =>
        ReferenceEquals(decided.Article, held)
            ? decided
            : (decided.Article with { Actions = [.. decided.Article.Actions, action], Outgoing = [.. decided.Article.Outgoing, OutgoingMessage.Of(message, now)] }, decided.Outcome);

    private static EditorAction Action(string kind, PublishedArticle? held, EditorCommand command, string by, DateTimeOffset now) =>
        new(kind, by, command.Reason, now, held?.Article?.Revision ?? 0);

    private static bool IsOther(PublishedArticle? held, EditorCommand command) => command.Revision is { } revision && revision != (held?.Article?.Revision ?? 0);
}

/// <summary>What an editor commands, and why.</summary>
/// <param name="Reason">Why, in words that partners may read.</param>
/// <param name="Revision">The revision that the editor has before them: when it is given, nothing happens if another came between.</param>
public record EditorCommand(string Reason, int? Revision = null);

/// <summary>A new text by an editor; what is absent stays.</summary>
public sealed record RevisionCommand(string Reason, int? Revision = null, string? Headline = null, string? Standfirst = null, string? Text = null, IReadOnlyList<string>? By = null)
    : EditorCommand(Reason, Revision);
