using System.Globalization;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Partners;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Stories;

/// <summary><c>/v1/stories</c>, <c>/v1/events</c>, <c>/v1/sources</c>, <c>/v1/topics</c>.</summary>
public static class StoryEndpoints
{
    private const string List = "stories";
    private const string Redirected =
        "Ids are stable. What was joined to an older one answers 308 with the address of that one. What was split keeps its id for those who stayed; when nobody stayed, it leads to where the last one went.";

    public static void MapStories(this IEndpointRouteBuilder routes)
    {
        var stories = routes.MapGroup("/stories").WithTags("Stories");
        stories.MapGet("/", ListStories).WithSummary("Stories, the one with the newest article first")
            .Produces<ListPage<StorySummary>>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest);
        stories.MapGet("/{id:guid}", GetStory).WithSummary("A story with its timeline: its events, and who reported each")
            .WithDescription(Redirected).Produces<StoryView>().Produces(StatusCodes.Status304NotModified).Produces(StatusCodes.Status308PermanentRedirect).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/events/{id:guid}", GetEvent).WithTags("Stories").WithSummary("A happening, with the copy groups that report it")
            .WithDescription(Redirected).Produces<EventView>().Produces(StatusCodes.Status304NotModified).Produces(StatusCodes.Status308PermanentRedirect).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/sources", ListSources).WithTags("Vocabulary").WithSummary("The sources of readable articles").Produces<ListPage<ValueView>>();
        routes.MapGet("/languages", ListLanguages).WithTags("Vocabulary").WithSummary("The languages of readable articles").Produces<ListPage<ValueView>>();
        routes.MapGet("/topics", ListTopics).WithTags("Vocabulary").WithSummary("The topics of readable articles").Produces<ListPage<TopicView>>();
    }

    private static async Task<IResult> ListStories(
        ArticleSearch search, PartnerStore partners, HttpContext http, CancellationToken cancellationToken, int limit = Paging.DefaultLimit, string? cursor = null)
    {
        if (Paging.Refuse(limit) is { } refusal) return refusal;
        if (!Paging.TryRead(cursor, List, out var position)) return Paging.BadCursor(cursor!);
        var number = 0L;
        if (position is not null && !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return Paging.BadCursor(cursor!);

        var reader = await partners.Of(http.User, cancellationToken);
        var page = await search.Page(reader, new ArticleFilter(), Gathering.Story, ArticleOrder.Newest, position is null ? null : new ListPlace(number), limit, cancellationToken);
        var firsts = await search.Firsts(reader, Gathering.Story, [.. page.Items.Select(found => found.Article.Decision!.Story)], cancellationToken);
        var next = page.Next is { } place ? Paging.Write(place.Number.ToString(CultureInfo.InvariantCulture), List) : null;
        if (next is not null) Paging.Link(http, next);
        return Served.Json(new ListPage<StorySummary>([.. page.Items.Select(found => Summary(found.Article, firsts))], next));
    }

    private static StorySummary Summary(PublishedArticle latest, IReadOnlyDictionary<Guid, PublishedArticle> firsts)
    {
        var story = latest.Decision!.Story;
        return new StorySummary(story, ServedFeed.TitleOf(firsts.GetValueOrDefault(story, latest)), latest.CreatedAt!.Value, new ArticleSummary(latest));
    }

    private static async Task<IResult> GetStory(Guid id, ArticleSearch search, Moves moves, PartnerStore partners, HttpContext http, CancellationToken cancellationToken)
    {
        var reader = await partners.Of(http.User, cancellationToken);
        if (await search.Members(reader, Gathering.Story, id, cancellationToken) is { Count: > 0 } members) return Served.Json(StoryView.Of(id, members));
        var now = await moves.Follow(Gathering.Story, id, cancellationToken);
        return now != id && await search.Members(reader, Gathering.Story, now, cancellationToken) is { Count: > 0 }
            ? TypedResults.Redirect($"/v1/stories/{now:D}", permanent: true, preserveMethod: true)
            : PublishingProblems.NotFound.Answer($"There is no story {id}.");
    }

    private static async Task<IResult> GetEvent(Guid id, ArticleSearch search, Moves moves, PartnerStore partners, HttpContext http, CancellationToken cancellationToken)
    {
        var reader = await partners.Of(http.User, cancellationToken);
        if (await search.Members(reader, Gathering.Event, id, cancellationToken) is { Count: > 0 } members) return Served.Json(EventView.Of(id, members));
        var now = await moves.Follow(Gathering.Event, id, cancellationToken);
        return now != id && await search.Members(reader, Gathering.Event, now, cancellationToken) is { Count: > 0 }
            ? TypedResults.Redirect($"/v1/events/{now:D}", permanent: true, preserveMethod: true)
            : PublishingProblems.NotFound.Answer($"There is no event {id}.");
    }

    private static Task<IResult> ListSources(IArticleIndex index, PartnerStore partners, HttpContext http, CancellationToken cancellationToken) =>
        Values("source", index, partners, http, entitlement => entitlement.Sources, cancellationToken);

    private static Task<IResult> ListLanguages(IArticleIndex index, PartnerStore partners, HttpContext http, CancellationToken cancellationToken) =>
        Values("language", index, partners, http, entitlement => entitlement.Languages, cancellationToken);

    private static async Task<IResult> ListTopics(IArticleIndex index, PartnerStore partners, HttpContext http, CancellationToken cancellationToken)
    {
        var entitlement = (await partners.Of(http.User, cancellationToken)).Entitlement;
        var topics = (await index.Values("topic", cancellationToken)).Select(value => Topic(value, entitlement))
            .Where(topic => entitlement.Topics.Count == 0 || entitlement.Topics.Any(allowed => Is(allowed, topic.Code) || Is(allowed, topic.Name)));
        return Served.Json(new ListPage<TopicView>([.. topics], null));
    }

    private static async Task<IResult> Values(
        string field, IArticleIndex index, PartnerStore partners, HttpContext http, Func<Entitlement, IReadOnlyList<string>> allowed, CancellationToken cancellationToken)
    {
        var entitlement = (await partners.Of(http.User, cancellationToken)).Entitlement;
        var names = allowed(entitlement);
        var values = (await index.Values(field, cancellationToken)).Where(value => names.Count == 0 || names.Contains(value.Value, StringComparer.OrdinalIgnoreCase));
        return Served.Json(new ListPage<ValueView>([.. values.Select(value => new ValueView(value.Value, Count(value, entitlement)))], null));
    }

    // A topic is kept as "medtop:15000000 sport"; a name alone where the source gave no code.
    private static TopicView Topic(FacetCount value, Entitlement entitlement) =>
        value.Value.Split(' ', 2) is [var code, var name] && code.Contains(':', StringComparison.Ordinal)
            ? new TopicView(code, name, Count(value, entitlement))
            : new TopicView(null, value.Value, Count(value, entitlement));

    private static long? Count(FacetCount value, Entitlement entitlement) => entitlement == Entitlement.Everything ? value.Articles : null;

    private static bool Is(string allowed, string? value) => string.Equals(allowed, value, StringComparison.OrdinalIgnoreCase);
}
