using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Editing;

/// <summary>What becomes of a received article when an editor changes, restores or erases it. Pure: the caller saves and sends.</summary>
public static class Redacted
{
    // An editor knows.
    private static readonly Origin ByEditor = new("editor", 1);

    /// <remarks>The content hash stays that of the source's own text: what the source sends again does not undo the editor's work.</remarks>
    public static (IngestedArticle Article, string Outcome) Apply(IngestedArticle held, ReviseArticle message, DateTimeOffset now)
    {
        if (held.Withdrawn || held.Article is null) return (held, "withdrawn");
        if (held.Article.Revision != message.Revision) return (held, "superseded");
        var origins = held.Article.Origins.ToDictionary();
        if (message.Headline is not null) origins["headline"] = ByEditor;
        if (message.Standfirst is not null) origins["standfirst"] = ByEditor;
        if (message.Text is not null) origins["text"] = ByEditor;
        if (message.Authors is not null) origins["authors"] = ByEditor;
        var revision = held.Article with
        {
            Revision = held.Article.Revision + 1,
            Headline = message.Headline ?? held.Article.Headline,
            Standfirst = message.Standfirst ?? held.Article.Standfirst,
            Text = message.Text ?? held.Article.Text,
            Authors = message.Authors ?? held.Article.Authors,
            Kind = message.Kind,
            ReceivedAt = now,
            ModifiedAt = now,
            Origins = origins,
        };
        return (held with { Article = revision, Outgoing = [.. held.Outgoing, Message(revision, now)] }, "revision");
    }

    public static (IngestedArticle Article, string Outcome) Apply(IngestedArticle held, RestoreArticle message, DateTimeOffset now)
    {
        if (held.Erased) return (held, "erased");
        if (held.Article is null) return (held with { Withdrawn = false }, "restored");
        return held.RestoredAt >= message.RequestedAt
            ? (held, "unchanged")
            : (held with { Withdrawn = false, RestoredAt = message.RequestedAt, Outgoing = [.. held.Outgoing, Message(held.Article, now)] }, "restored");
    }

    public static (IngestedArticle Article, string Outcome) Apply(IngestedArticle held, EraseArticle message) => held.Erased
        ? (held, "unchanged")
        : (held with { Article = null, ContentHash = null, Withdrawn = true, Erased = true, ErasedBy = message.RequestedBy, Outgoing = [] }, "erased");

    private static OutgoingMessage Message(Article revision, DateTimeOffset now) =>
        OutgoingMessage.Of(new ArticleIngested(new ArticleVersion(revision.Id, revision.Revision), revision), now, Arrival.LargestArticle);
}
