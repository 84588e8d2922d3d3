using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Erasure;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Editing;

/// <summary>An article as editors see it, whether it can be read or not.</summary>
/// <param name="EmbargoUntil">Until when it is held back by its source.</param>
/// <param name="Actions">What editors did with it, oldest first.</param>
/// <param name="Changes">All that was announced of it, with the numbers of the changes feed.</param>
public sealed record EditorView(
    Guid Id, PublicationStatus Status, int Revision, string? Source, string? Headline, DateTimeOffset? FirstCreated, DateTimeOffset ChangedAt, DateTimeOffset? EmbargoUntil,
    string? WithdrawnBecause, IReadOnlyList<EditorAction> Actions, IReadOnlyList<EditorChange> Changes);

/// <summary>Something that was announced.</summary>
public sealed record EditorChange(long Number, ChangeKind Kind, int Revision, DateTimeOffset At);

/// <summary><c>/editor/articles</c>: the life of an article, by separate commands. Each says who and why, and may name the revision that the editor has before them.</summary>
public static class EditorEndpoints
{
    private const int LongestReason = 500;

    public static void MapEditor(this IEndpointRouteBuilder routes)
    {
        var editor = routes.MapGroup("/editor/articles/{id:guid}").RequireAuthorization(Scopes.Edit).WithTags("Editor").RefuseUnknownParameters().AnswerHead();
        editor.MapGet("/", GetArticle).WithSummary("An article as editors see it, whether it can be read or not").ProducesProblem(StatusCodes.Status404NotFound);
        Command(editor, "publish", "Make a withheld or embargoed revision readable now", async (desk, id, command, by, cancellationToken) =>
            await desk.Apply(id, (held, now) => Edit.Publish(held!, command, by, now), command.Reason, cancellationToken));
        Command(editor, "withhold", "Hold an article back until it is published again", async (desk, id, command, by, cancellationToken) =>
            await desk.Apply(id, (held, now) => Edit.Withhold(held!, command, by, now), command.Reason, cancellationToken));
        Command(editor, "kill", "Withdraw an article everywhere, now; also one that has not arrived yet", async (desk, id, command, by, cancellationToken) =>
            await desk.Apply(id, (held, now) => Edit.Kill(held, id, command, by, now), command.Reason, cancellationToken), mayBeUnknown: true);
        Command(editor, "restore", "Take a kill back", async (desk, id, command, by, cancellationToken) =>
            await desk.Apply(id, (held, now) => Edit.Restore(held!, command, by, now), command.Reason, cancellationToken));
        Command(editor, "erase", "Remove everything that is known of an article, for good", async (desk, id, command, by, cancellationToken) =>
            await desk.Apply(id, (held, now) => Edit.Erase(held, id, command, by, now), command.Reason, cancellationToken), mayBeUnknown: true);
        editor.MapPost("/update", (Guid id, RevisionCommand command, EditorDesk desk, ArticleStore articles, HttpContext http, CancellationToken cancellationToken) =>
            Revise(id, command, RevisionKind.Update, desk, articles, http, cancellationToken)).WithSummary("Send a new text on its way; it becomes the next revision").ProducesProblem(StatusCodes.Status409Conflict);
        editor.MapPost("/correct", (Guid id, RevisionCommand command, EditorDesk desk, ArticleStore articles, HttpContext http, CancellationToken cancellationToken) =>
            Revise(id, command, RevisionKind.Correction, desk, articles, http, cancellationToken)).WithSummary("The same, as a correction: partners are told that an error is mended").ProducesProblem(StatusCodes.Status409Conflict);
        editor.MapGet("/receipts", ListReceipts).WithSummary("Which partners have the latest state of an article, and who has not").ProducesProblem(StatusCodes.Status404NotFound);
        editor.MapGet("/why", WhyInFeed).WithSummary("Why an article is, or is not, in the feed of a partner").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void Command(
        RouteGroupBuilder editor, string name, string summary, Func<EditorDesk, Guid, EditorCommand, string, CancellationToken, Task<(PublishedArticle Article, string Outcome)>> apply,
        bool mayBeUnknown = false) =>
        editor.MapPost(name, async Task<Results<Ok<EditorView>, ProblemHttpResult>> (
            Guid id, EditorCommand command, EditorDesk desk, ArticleStore articles, ChangeStore changes, HttpContext http, CancellationToken cancellationToken) =>
        {
            if (Wrong(command) is { } problem) return problem;
            if (!mayBeUnknown && await articles.Find(id, cancellationToken) is null) return NotFound(id);
            var (article, outcome) = await apply(desk, id, command, http.User.SourceOr(null), cancellationToken);
            if (Ended(article, name) is { } ended) return ended;
            return outcome == Edit.Conflict ? Conflict(article, command) : TypedResults.Ok(await View(article, changes, cancellationToken));
        }).WithSummary(summary).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Accepted<EditorView>, ProblemHttpResult>> Revise(
        Guid id, RevisionCommand command, RevisionKind kind, EditorDesk desk, ArticleStore articles, HttpContext http, CancellationToken cancellationToken)
    {
        if (Wrong(command) is { } problem) return problem;
        if (command.Revision is null) return PublishingProblems.BadCommand.Answer("revision is missing: the one that the new text is made from.");
        if (command is { Headline: null, Standfirst: null, Text: null, By: null }) return PublishingProblems.BadCommand.Answer("Nothing is changed: give headline, standfirst, text or by.");
        if (command.By?.Any(string.IsNullOrWhiteSpace) == true) return PublishingProblems.BadCommand.Answer("by holds an empty name.");
        if (command.Text is not null && string.IsNullOrWhiteSpace(command.Text)) return PublishingProblems.BadCommand.Answer("text is empty.");
        if (await articles.Find(id, cancellationToken) is null) return NotFound(id);
        var (article, outcome) = await desk.Apply(id, (held, now) => Edit.Revise(held!, command, kind, http.User.SourceOr(null), now), command.Reason, cancellationToken);
        if (Ended(article, kind == RevisionKind.Correction ? "correct" : "update") is { } ended) return ended;
        return outcome == Edit.Conflict
            ? Conflict(article, command)
            : TypedResults.Accepted($"/editor/articles/{id}", await View(article, http.RequestServices.GetRequiredService<ChangeStore>(), cancellationToken));
    }

    private static async Task<Results<Ok<EditorView>, ProblemHttpResult>> GetArticle(Guid id, ArticleStore articles, ChangeStore changes, CancellationToken cancellationToken) =>
        await articles.Find(id, cancellationToken) is { } article ? TypedResults.Ok(await View(article, changes, cancellationToken)) : NotFound(id);

    private static async Task<Results<Ok<ReceiptsView>, ProblemHttpResult>> ListReceipts(
        Guid id, ArticleStore articles, ChangeStore changes, PartnerStore partners, ReceiptStore receipts, TimeProvider time, CancellationToken cancellationToken) =>
        await articles.Find(id, cancellationToken) is not { } article
            ? NotFound(id)
            : TypedResults.Ok(ReceiptsView.Of(
                article, await changes.Of(id, cancellationToken), await partners.List(cancellationToken), await receipts.All(cancellationToken), time.GetUtcNow()));

    private static async Task<Results<Ok<FeedVerdict>, ProblemHttpResult>> WhyInFeed(
        Guid id, FeedJudge judge, ArticleStore articles, CancellationToken cancellationToken, string? partner = null)
    {
        if (string.IsNullOrWhiteSpace(partner)) return PublishingProblems.BadParameter.Answer("partner is missing: the id of a partner.");
        var article = await articles.Find(id, cancellationToken);
        return article is null ? NotFound(id) : TypedResults.Ok(await judge.Of(article, partner, cancellationToken));
    }

    private static async Task<EditorView> View(PublishedArticle article, ChangeStore changes, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(article.Id);
        return new EditorView(
            id, article.Status, article.Article?.Revision ?? 0, article.Source, Publication.Headline(article), article.CreatedAt, article.ChangedAt, article.Article?.EmbargoUntil,
            article.Status == PublicationStatus.Withdrawn ? article.Withdrawal!.Reason : null, article.Actions,
            [.. (await changes.Of(id, cancellationToken)).Select(change => new EditorChange(change.Number, change.Kind, change.Article.Revision, change.At))]);
    }

    private static ProblemHttpResult? Wrong(EditorCommand command) => command.Reason is not { Length: > 0 and <= LongestReason } reason || string.IsNullOrWhiteSpace(reason)
        ? PublishingProblems.BadCommand.Answer($"reason must say why, in 1 to {LongestReason} characters.")
        : null;

    private static ProblemHttpResult NotFound(Guid id) => PublishingProblems.NotFound.Answer($"There is no article {id}.");

    /// <summary>Why nothing can be done to an article that was erased or killed; null when the command can be.</summary>
    private static ProblemHttpResult? Ended(PublishedArticle article, string command) => (article.Status, command) switch
    {
        (PublicationStatus.Erased, not "erase") => PublishingProblems.AlreadyErased.Answer($"Article {article.Id} was erased: nothing is left of it, and that cannot be taken back."),
        (PublicationStatus.Withdrawn, "publish" or "withhold" or "update" or "correct") => PublishingProblems.AlreadyKilled.Answer($"Article {article.Id} was killed: restore it first."),
        _ => null,
    };

    private static ProblemHttpResult Conflict(PublishedArticle article, EditorCommand command) =>
        PublishingProblems.RevisionConflict.Answer($"The command is about revision {command.Revision}; the article has revision {article?.Article?.Revision ?? 0}.");
}
