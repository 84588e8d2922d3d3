using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Formats;

/// <summary>A saved search of the partner, and where it can be read as a feed.</summary>
public sealed record FeedView(string Name, string? Title, string Url);

/// <summary><c>/v1/feeds</c>: each saved search as Atom, RSS, JSON Feed or news sitemap; and the schema of our ninjs.</summary>
public static class FeedEndpoints
{
    private static readonly string[] Types = [.. Format.All.Where(format => format.ForLists).OrderByDescending(format => format == Format.Atom).Select(format => format.MediaType)];

    private static readonly byte[] Schema = ReadSchema();

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("/feeds").WithTags("Feeds");
        feeds.MapGet("/", ListFeeds).WithSummary("Your saved searches").Produces<ListPage<FeedView>>();
        feeds.MapGet("/{name}", GetFeed).WithSummary("The newest articles of a saved search, as Atom unless asked otherwise")
            .WithDescription("By Accept or format=: atom (with tombstones of what was killed), rss, json-feed, sitemap (the news of two days), json, ninjs, json-ld.")
            .Produces(StatusCodes.Status200OK, contentType: Types[0], additionalContentTypes: Types[1..])
            .Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status406NotAcceptable);
        routes.MapGet("/schemas/ninjs", (HttpContext _) => new Served(Schema, "application/schema+json")).WithTags("Feeds")
            .WithSummary("The JSON Schema of our ninjs: IPTC ninjs 3.1 and one property more").Produces(StatusCodes.Status200OK, contentType: "application/schema+json");
    }

    private static async Task<IResult> ListFeeds(PartnerStore partners, HttpContext http, CancellationToken cancellationToken)
    {
        var reader = await partners.Of(http.User, cancellationToken);
        return Served.Json(new ListPage<FeedView>([.. reader.Filters.Select(filter => new FeedView(filter.Name, filter.Title, $"/v1/feeds/{filter.Name}"))], null));
    }

    private static async Task<IResult> GetFeed(
        string name, ArticleLists lists, PartnerStore partners, HttpContext http, CancellationToken cancellationToken, string? limit = null, string? cursor = null, string? format = null)
    {
        var reader = await partners.Of(http.User, cancellationToken);
        if (reader.Filters.FirstOrDefault(filter => filter.Name == name) is not { } saved) return PublishingProblems.NotFound.Answer($"You have no saved search '{Paging.Shown(name)}'.");
        var (request, problem) = new ListParameters { Limit = limit, Cursor = cursor, Format = format }.Read();
        return request is null ? problem! : await lists.Serve(saved.Title ?? saved.Name, request with { Filter = saved.Filter }, reader, http, cancellationToken, Format.Atom);
    }

    private static byte[] ReadSchema()
    {
        using var resource = typeof(FeedEndpoints).Assembly.GetManifestResourceStream("ninjs-wiredesk.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
