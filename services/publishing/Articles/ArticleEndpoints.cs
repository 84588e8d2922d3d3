using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Contracts;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Revisions;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Articles;

/// <summary><c>/v1/articles</c>: what partners read.</summary>
public static class ArticleEndpoints
{
    private static readonly string[] ListTypes = [.. Format.All.Where(format => format.ForLists).Select(format => format.MediaType)];
    private static readonly Format[] OneFormats = [.. Format.All.Where(format => format.ForOne)];
    private static readonly string[] OneTypes = [.. OneFormats.Select(format => format.MediaType)];

    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        var articles = routes.MapGroup("/articles").WithTags("Articles");
        articles.MapGet("/", ListArticles).WithSummary("Readable articles, a page at a time")
            .WithDescription("One entry for each copy group, with who else ran it, newest first; searched by words and filtered by source, language, topic, entity, date, relation, event and story. The id of a group, event or story that became part of another is read as that one's. The Link header and next lead to the next page.")
            .Produces<ListPage<ArticleSummary>>(StatusCodes.Status200OK, ListTypes[0], ListTypes[1..])
            .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status406NotAcceptable);
        articles.MapGet("/{id:guid}", GetArticle).WithSummary("One article in full, with who else ran it")
            .Produces<ArticleView>(StatusCodes.Status200OK, OneTypes[0], OneTypes[1..])
            .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status406NotAcceptable).ProducesProblem(StatusCodes.Status410Gone);
        foreach (var name in new[] { "why", "decision" })
        {
            articles.MapGet($"/{{id:guid}}/{name}", GetDecision).WithSummary("Why an article stands where it stands: its relation with the evidence, and where it stood before")
                .WithDescription("Passages are UTF-16 offsets into the text here and into the text of the article in `of`. `leadReason` says why that article leads the group. Of a copy, `changes` says word by word what it changed of that article; of a report told on its own, `notJoined` says what it came near to and why it was not joined. `/why` and `/decision` are the same.")
                .Produces<DecisionView>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
        }
    }

    private static async Task<IResult> ListArticles([AsParameters] ListParameters parameters, ArticleLists lists, PartnerStore partners, HttpContext http, CancellationToken cancellationToken)
    {
        var (request, problem) = parameters.Read();
        return request is null ? problem! : await lists.Serve("Articles", request, await partners.Of(http.User, cancellationToken), http, cancellationToken);
    }

    private static async Task<IResult> GetArticle(
        Guid id, PartnerStore partners, ArticleAccess access, WrittenArticles written, PublicAddress address, HttpContext http, CancellationToken cancellationToken, string? fields = null,
        [FromQuery(Name = "format"), Description("The format, for those who cannot send Accept: json, ninjs or json-ld.")] string? _ = null)
    {
        if (Format.Wanted(http.Request, OneFormats) is not { } format)
            return PublishingProblems.NotAcceptable.Answer($"One article is served as {string.Join(", ", OneTypes)}.");
        if (!ListParameters.FieldsOf<ArticleView>(fields, out var wanted, out var wrong)) return PublishingProblems.BadParameter.Answer($"There is no field '{Paging.Shown(wrong)}'.");
        var reader = await partners.Of(http.User, cancellationToken);
        var host = address.Of(http);
        var key = new WrittenKey(id, format, fields, reader.Entitlement, host);
        if (await written.Find(key, reader, cancellationToken) is { } known) return known;

        var (article, problem) = await access.Find(id, reader, cancellationToken);
        if (article is null) return problem!;
        if (!reader.Entitlement.AllowsFormat(format.Name)) return ArticleLists.NotEntitled(format);
        return await written.Write(key, reader, article, copies => format.Name switch
        {
            "ninjs" => Served.Json(Ninjs.Of(new Found(article, copies), host), article.ChangedAt, format.MediaType),
            "json-ld" => Served.Json(JsonLd.Of(new Found(article, copies), host), article.ChangedAt, format.MediaType),
            _ => Served.Json(new ArticleView(article) { Copies = CopyView.Of(id, [.. copies]) }, wanted),
        }, cancellationToken);
    }

    /// <summary>Those of which the reader may read the earlier article.</summary>
    private static async Task<IReadOnlyList<NotJoined>?> Readable(IReadOnlyList<NotJoined>? missed, Reader reader, ArticleAccess access, CancellationToken cancellationToken)
    {
        var readable = new List<NotJoined>();
        foreach (var one in missed ?? [])
        {
            if ((await access.Find(Guid.Parse(one.Article), reader, cancellationToken)).Article is not null)
                readable.Add(one);
        }

        return readable.Count == 0 ? null : readable;
    }

    private static async Task<IResult> GetDecision(Guid id, ArticleAccess access, HttpContext http, CancellationToken cancellationToken)
    {
        var (article, reader, problem) = await access.Find(id, http.User, cancellationToken);
        if (article is null) return problem!;
        var decision = article.Decision!;
        var other = decision.Of is { } of ? (await access.Find(of, reader, cancellationToken)).Article : null;
        var copied = CopyView.CopiedFrom(decision) is null ? null : other;
        decision = decision with { NotJoined = await Readable(decision.NotJoined, reader, access, cancellationToken) };
        if (other is null) decision = decision with { Evidence = decision.Evidence with { Differs = CopyView.Hidden(decision.Evidence.Differs) } };
        return Served.Json(new DecisionView(article.Article!.Id, article.Article.Revision, decision, article.Earlier)
        {
            Changes = copied is null ? null : Wording.Of(copied.Article!, copied.Analysis!).ChangesTo(Wording.Of(article.Article, article.Analysis!)),
        });
    }
}

/// <summary>What deduplication concluded about an article.</summary>
/// <param name="Earlier">Where it stood before, the earliest first, and what put it elsewhere; at most the last fifty places.</param>
public sealed record DecisionView(Guid Id, int Revision, Decision Decision, IReadOnlyList<EarlierDecision> Earlier)
{
    /// <summary>Of a copy: what it changed of the article in <c>of</c>, word by word. Absent of others, and where the reader may not read that article.</summary>
    public IReadOnlyList<FieldChange>? Changes { get; init; }
}
