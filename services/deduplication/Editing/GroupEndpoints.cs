using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;

namespace Wiredesk.Deduplication.Editing;

/// <summary>What an editor asks for.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Articles">The articles concerned.</param>
/// <param name="Why">The reason, which is kept.</param>
/// <param name="Id">The editor's own id of the request: the same again is done once.</param>
public sealed record EditRequest(EditKind Kind, IReadOnlyList<Guid>? Articles, string? Why, Guid? Id = null);

/// <summary>The reason for taking an edit back.</summary>
public sealed record UndoRequest(string? Why);

/// <summary>An edit that was carried out: its number, and the new places of the articles that it concerned.</summary>
public sealed record EditAnswer(long Number, IReadOnlyList<ChangedPlace> Changed);

/// <summary>An article's new place.</summary>
public sealed record ChangedPlace(string Article, Contracts.Relation Relation, string? Of, string Group, string Lead, string Event, string Story);

/// <summary>An edit of the past.</summary>
/// <param name="Refusal">Why it was not done; absent when it was.</param>
public sealed record EditEntry(long Number, EditKind Kind, IReadOnlyList<string> Articles, long? Undoes, string By, string Why, DateTimeOffset At, string? Refusal);

/// <summary><c>/admin/groups</c>: who belongs together, by an editor's word.</summary>
public static class GroupEndpoints
{
    private const int LongestReason = 500;
    private const int MostArticles = 100;
    private const int MostListed = 1000;
    private const string NoBody = "The body says what to do, as JSON.";

    private static readonly string Kinds = string.Join(
        ", ",
        Enum.GetValues<EditKind>().Where(kind => kind is not (EditKind.Unknown or EditKind.Undo)).Select(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())));

    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/admin/groups").RequireAuthorization(Scopes.Edit).WithTags("Groups").RefuseUnknownParameters().AnswerHead();
        groups.MapGet("/{article:guid}", GetGroup).WithSummary("The copy group of an article, its event and its story")
            .ProducesProblem(StatusCodes.Status404NotFound);
        groups.MapGet("/edits", ListEdits).WithSummary("What editors asked for, newest first: who, when and why, and why it was not done")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        groups.MapPost("/edits", Make).WithSummary("Merge, split, not a copy, same event, own event, lock, unlock, choose the lead")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        groups.MapPost("/edits/{number:long}/undo", Undo).WithSummary("Take an edit back")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<GroupView>, ProblemHttpResult>> GetGroup(Guid article, ArrivalLog arrivals, CancellationToken cancellationToken) =>
        await arrivals.Ask(decisions => decisions.GroupOf(article.ToString("D")), cancellationToken) is { } view
            ? TypedResults.Ok(view)
            : Problems.NotFound.Answer($"No article {article} is held.");

    private static async Task<Results<Ok<IReadOnlyList<EditEntry>>, ProblemHttpResult>> ListEdits(
        IDocuments<Arrival> arrivals, CancellationToken cancellationToken, int limit = 100)
    {
        if (limit is < 1 or > MostListed)
            return Problems.BadLimit.Answer($"limit is {limit}; it must be 1 to {MostListed}.");
        var page = await arrivals.Query(Arrival.ByEdit, Defaults.Documents.Range.All, limit, cancellationToken, descending: true);
        return TypedResults.Ok<IReadOnlyList<EditEntry>>([.. page.Items.Select(arrival => new EditEntry(
            arrival.Number, arrival.Edit!.Kind, arrival.Edit.Articles, arrival.Edit.Undoes, arrival.Edit.By, arrival.Edit.Why, arrival.Edit.At, arrival.Edit.Refusal))]);
    }

    private static async Task<Results<Ok<EditAnswer>, ProblemHttpResult>> Make(
        EditRequest? request, ArrivalLog arrivals, EditAnnouncer announcer, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        if (request is null || Wrong(request) is not null)
            return BadRequest(request is null ? NoBody : Wrong(request)!);
        var articles = request.Articles!;
        var edit = new GroupEdit
        {
            Kind = request.Kind,
            Articles = [.. articles.Select(id => id.ToString("D"))],
            WholeOrNot = true,
            By = http.User.SourceOr(null),
            Why = request.Why!,
            At = time.GetUtcNow(),
        };
        var arrival = Arrival.Of(request.Id ?? Guid.NewGuid(), edit);
        if (await arrivals.Find(arrival.Id, cancellationToken) is { Edit: { } earlier } known && !earlier.AsksTheSameAs(edit))
            return Problems.Refused.Answer($"The id {request.Id} is that of edit {known.Number}, which asked for something else.");
        return await Enter(arrival, announcer, cancellationToken);
    }

    private static async Task<Results<Ok<EditAnswer>, ProblemHttpResult>> Undo(
        long number, UndoRequest? request, ArrivalLog arrivals, EditAnnouncer announcer, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        if (request is null || Missing(request.Why) is not null)
            return BadRequest(request is null ? NoBody : Missing(request.Why)!);
        var edit = new GroupEdit
        {
            Kind = EditKind.Undo,
            Articles = (await arrivals.FindEdit(number, cancellationToken))?.Edit?.Articles ?? [],
            Undoes = number,
            By = http.User.SourceOr(null),
            Why = request.Why!,
            At = time.GetUtcNow(),
        };
        return await Enter(Arrival.Of(Guid.NewGuid(), edit), announcer, cancellationToken);
    }

    private static async Task<Results<Ok<EditAnswer>, ProblemHttpResult>> Enter(Arrival arrival, EditAnnouncer announcer, CancellationToken cancellationToken)
    {
        var (number, result) = await announcer.CarryOut(arrival, cancellationToken);
        if (result.Refusal is { } refusal)
            return Problems.Refused.Answer(refusal);
        return TypedResults.Ok(new EditAnswer(number, [.. result.Changed.Select(verdict => new ChangedPlace(
            verdict.ArticleId, verdict.Relation, verdict.Of, verdict.Group, verdict.Lead, verdict.Event, verdict.Story))]));
    }

    private static string? Wrong(EditRequest request) =>
        request.Kind is EditKind.Unknown or EditKind.Undo ? $"'kind' is one of {Kinds}."
        : request.Articles?.Count is null or 0 or > MostArticles ? $"'articles' names 1 to {MostArticles} articles by their ids."
        : Missing(request.Why);

    private static string? Missing(string? why) => string.IsNullOrWhiteSpace(why) || why.Length > LongestReason
        ? $"'why' is the reason, in 1 to {LongestReason} characters."
        : null;

    private static ProblemHttpResult BadRequest(string detail) => Problems.BadRequest.Answer(detail);
}
