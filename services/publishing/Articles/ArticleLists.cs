using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Publishing.Changes;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;
using Wiredesk.Publishing.Stories;

namespace Wiredesk.Publishing.Articles;

/// <summary>Serves lists of articles in every format.</summary>
public sealed class ArticleLists(ArticleSearch search, ArticleStore articles, Moves moves, PublicAddress address, TimeProvider time)
{
    private static readonly string Offered = string.Join(", ", Format.All.Where(format => format.ForLists).Select(format => format.MediaType));

    /// <param name="preferred">The format for who asks for none.</param>
    public async Task<IResult> Serve(string title, ArticleRequest request, Reader reader, HttpContext http, CancellationToken cancellationToken, Format? preferred = null)
    {
        var formats = Format.All.Where(format => format.ForLists).OrderByDescending(format => format == preferred);
        if (Format.Wanted(http.Request, formats) is not { } format) return PublishingProblems.NotAcceptable.Answer($"Lists are served as {Offered}.");
        if (!reader.Entitlement.AllowsFormat(format.Name)) return NotEntitled(format);

        request = request with { Filter = await moves.Follow(request.Filter, cancellationToken) };
        var page = await search.Page(reader, request.Filter, request.Gathering, request.Order, request.After, request.Limit, cancellationToken);
        var cursor = page.Next is { } place ? ListParameters.CursorOf(place, request.Order) : null;
        if (cursor is not null) Paging.Link(http, cursor);
        if (format == Format.Json)
            return Served.Json(new ListPage<ArticleSummary>([.. page.Items.Select(found => Summary(found, request.Gathering))], cursor), request.Fields);

        var host = address.Of(http);
        if (format == Format.Ninjs)
            return Served.Json(Page(page.Items.Select(found => Ninjs.Of(found, host)), cursor), null, format.MediaType);
        var gone = format == Format.Atom && request.After is null ? await Gone(request.Filter, reader, cancellationToken) : [];
        var feed = new ServedFeed(title, host, $"{http.Request.Path}{http.Request.QueryString}", cursor is null ? null : Paging.Next(http, cursor), page.Items, gone, time.GetUtcNow());
        return format.Name switch
        {
            "json-ld" => Served.Json(JsonLd.Of(feed), null, format.MediaType),
            "json-feed" => Served.Json(JsonFeed.Of(feed), null, format.MediaType),
            "atom" => new Served(XmlFeeds.Atom(feed), format.MediaType),
            "rss" => new Served(XmlFeeds.Rss(feed), format.MediaType),
            _ => new Served(XmlFeeds.Sitemap(feed), format.MediaType),
        };
    }

    public static IResult NotEntitled(Format format) => PublishingProblems.FormatNotEntitled.Answer($"Your entitlement does not hold {format.Name}.");

    private static ArticleSummary Summary(Found found, Gathering gathering) =>
        new(found.Article) { Copies = gathering == Gathering.Group ? CopyView.Of(found.Article.Article!.Id, [.. found.Others]) : null };

    private static JsonObject Page(IEnumerable<JsonNode> items, string? next)
    {
        var page = new JsonObject { ["items"] = new JsonArray([.. items]) };
        if (next is not null) page["next"] = next;
        return page;
    }

    // Where nothing but its source is left of an article, the source alone decides.
    private async Task<IReadOnlyList<PublishedArticle>> Gone(ArticleFilter filter, Reader reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return [.. (await articles.Gone(cancellationToken)).Where(article => reader.Entitlement.Of(ChangeKind.Kill, Judged.Of(article), now) != Told.Nothing
            && (article.Article is null || article.Decision is null ? filter.Sources.Count == 0 || filter.Sources.Contains(article.Source, StringComparer.OrdinalIgnoreCase) : filter.Matches(article)))];
    }
}
