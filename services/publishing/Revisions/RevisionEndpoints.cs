using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Formats;

namespace Wiredesk.Publishing.Revisions;

/// <summary>A revision as the history lists it.</summary>
/// <param name="Kind">How it differs from the one before, where that is known.</param>
public sealed record RevisionSummary(int Revision, DateTimeOffset Received, string? Headline, RevisionKind? Kind);

/// <summary>A revision in full, and what it changed of the one before it; nothing for the first.</summary>
public sealed record RevisionView(
    Guid Id, int Revision, DateTimeOffset Received, RevisionKind? Kind, string? Headline, string? Standfirst, IReadOnlyList<string> By, string Body, int? Before, IReadOnlyList<FieldChange> Changes);

/// <summary><c>/v1/articles/{id}/revisions</c>: the history of an article.</summary>
public static class RevisionEndpoints
{
    public static void MapRevisions(this IEndpointRouteBuilder routes)
    {
        var revisions = routes.MapGroup("/articles/{id:guid}/revisions").WithTags("Articles");
        revisions.MapGet("/", ListRevisions).WithSummary("The revisions of an article, the first one first")
            .Produces<ListPage<RevisionSummary>>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
        revisions.MapGet("/{revision:int}", GetRevision).WithSummary("A revision in full, and what it changed, word by word")
            .Produces<RevisionView>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
    }

    private static async Task<IResult> ListRevisions(Guid id, ArticleAccess access, ArticleStore articles, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        var (article, _, problem) = await access.Find(id, http.User, cancellationToken);
        if (article is null) return problem!;
        var shown = Public(await articles.Revisions(id, cancellationToken), article, time.GetUtcNow());
        return Served.Json(new ListPage<RevisionSummary>(
            [.. shown.Select(one => new RevisionSummary(one.Article.Revision, one.Article.ReceivedAt, Headline(one), one.Article.Kind))], null));
    }

    private static async Task<IResult> GetRevision(Guid id, int revision, ArticleAccess access, ArticleStore articles, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        var (article, _, problem) = await access.Find(id, http.User, cancellationToken);
        if (article is null) return problem!;
        var shown = Public(await articles.Revisions(id, cancellationToken), article, time.GetUtcNow());
        var wanted = shown.FirstOrDefault(one => one.Article.Revision == revision);
        return wanted is null
            ? PublishingProblems.NotFound.Answer($"Article {id} has no revision {revision} that can be read.")
            : Served.Json(View(wanted, shown.LastOrDefault(one => one.Article.Revision < revision)));
    }

    // What its source held back was never published; it is no part of the history.
    private static List<PublishedRevision> Public(IReadOnlyList<PublishedRevision> revisions, PublishedArticle article, DateTimeOffset now) =>
        [.. revisions.Where(one => one.Article.Revision == article.Article!.Revision || !(one.Article.Withheld || one.Article.EmbargoUntil > now))];

    private static RevisionView View(PublishedRevision revision, PublishedRevision? before)
    {
        var (article, analysis) = (revision.Article, revision.Analysis);
        return new RevisionView(
            article.Id, article.Revision, article.ReceivedAt, article.Kind, Headline(revision), Wording.Of(article, analysis).Standfirst, article.Authors, analysis.Body.Text, before?.Article.Revision,
            before is null ? [] : Wording.Of(before.Article, before.Analysis).ChangesTo(Wording.Of(article, analysis)));
    }

    private static string? Headline(PublishedRevision revision) => Wording.Of(revision.Article, revision.Analysis).Headline;
}
