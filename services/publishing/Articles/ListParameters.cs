using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Articles;

/// <summary>The parameters of a list of articles, as they come.</summary>
public sealed class ListParameters
{
    [FromQuery(Name = "q"), Description("Words of headline, standfirst or body, all of which must be there; \"words in quotation marks\" must follow one another.")]
    public string? Text { get; init; }

    [FromQuery(Name = "source"), Description("The source; several are alternatives, here as below.")]
    public string[]? Sources { get; init; }

    [FromQuery(Name = "language"), Description("ISO 639-1.")]
    public string[]? Languages { get; init; }

    [FromQuery(Name = "topic"), Description("The code (medtop:15000000) or name of a topic.")]
    public string[]? Topics { get; init; }

    [FromQuery(Name = "entity"), Description("The name of a person, organisation or place.")]
    public string[]? Entities { get; init; }

    [FromQuery(Name = "relation"), Description("original, copy, nearCopy, excerpt, extension, sameEvent or sameStory.")]
    public string[]? Relations { get; init; }

    [FromQuery(Name = "group"), Description("The id of a copy group.")]
    public string[]? Groups { get; init; }

    [FromQuery(Name = "event"), Description("The id of an event.")]
    public string[]? Events { get; init; }

    [FromQuery(Name = "story"), Description("The id of a story.")]
    public string[]? Stories { get; init; }

    [FromQuery(Name = "from"), Description("The earliest publication date, inclusive: a day (2026-03-01, UTC) or an instant with offset.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("The latest publication date, exclusive.")]
    public string? To { get; init; }

    [FromQuery(Name = "copies"), Description("together (the default): one entry for each copy group, with who else ran it; apart: each copy is an entry.")]
    public string? Copies { get; init; }

    [FromQuery(Name = "sort"), Description("-created (the default, newest first), created, or relevance (with q: the best of the newest thousand).")]
    public string? Sort { get; init; }

    [FromQuery(Name = "fields"), Description("The fields of each article to be given, separated by commas; id always is.")]
    public string? Fields { get; init; }

    [FromQuery(Name = "format"), Description("The format, for those who cannot send Accept: json, ninjs, json-ld, atom, rss, json-feed, sitemap.")]
    public string? Format { get; init; }

    [FromQuery(Name = "limit"), Description("How many, 1 to 500; 50 unless said otherwise.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("Where to go on: the next of the page before.")]
    public string? Cursor { get; init; }

    /// <summary>What was asked for, or what is wrong with it.</summary>
    public (ArticleRequest? Request, ProblemHttpResult? Problem) Read()
    {
        var limit = Paging.DefaultLimit;
        if (Limit is not null && !int.TryParse(Limit, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out limit))
            return (null, PublishingProblems.BadLimit.Answer($"limit is '{Paging.Shown(Limit)}'; it must be 1 to {Paging.MaxLimit}."));
        if (Paging.Refuse(limit) is { } refusal) return (null, refusal);
        if (!Words<Relation>(Relations, out var relations, out var wrong)) return Wrong($"relation cannot be '{Paging.Shown(wrong)}'.");
        if (!Ids(Groups, out var groups, out wrong)) return Wrong($"group cannot be '{Paging.Shown(wrong)}': an id.");
        if (!Ids(Events, out var events, out wrong)) return Wrong($"event cannot be '{Paging.Shown(wrong)}': an id.");
        if (!Ids(Stories, out var stories, out wrong)) return Wrong($"story cannot be '{Paging.Shown(wrong)}': an id.");
        if (!Instant(From, out var from)) return Wrong($"from cannot be '{Paging.Shown(From!)}': a day such as 2026-03-01, or an instant with its offset.");
        if (!Instant(To, out var to)) return Wrong($"to cannot be '{Paging.Shown(To!)}': a day such as 2026-03-01, or an instant with its offset.");
        if (to <= from) return Wrong("to must be later than from.");
        if (Copies is not (null or "together" or "apart")) return Wrong($"copies cannot be '{Paging.Shown(Copies)}': together or apart.");
        if (Sort is not (null or "-created" or "created" or "relevance")) return Wrong($"sort cannot be '{Paging.Shown(Sort)}': -created, created or relevance.");
        if (Sort == "relevance" && Text is null) return Wrong("sort=relevance needs q.");
        if (Text is not null && (Text.Length > 500 || SearchWords.Phrases(Text) is not { Count: > 0 })) return Wrong("q must hold 1 to 16 words or phrases, in at most 500 characters.");
        if (!FieldsOf<ArticleSummary>(Fields, out var fields, out wrong)) return Wrong($"There is no field '{Paging.Shown(wrong)}'.");

        var filter = new ArticleFilter
        {
            Text = Text,
            Sources = Sources ?? [],
            Languages = Languages ?? [],
            Topics = Topics ?? [],
            Entities = Entities ?? [],
            Relations = relations,
            Groups = groups,
            Events = events,
            Stories = stories,
            From = from,
            To = to,
        };
        var order = Sort switch { "created" => ArticleOrder.Oldest, "relevance" => ArticleOrder.Relevance, _ => ArticleOrder.Newest };
        return !Place(Cursor, order, out var place)
            ? (null, Paging.BadCursor(Cursor!))
            : (new ArticleRequest(filter, Copies == "apart" ? Gathering.None : Gathering.Group, order, place, limit, fields), null);

        static (ArticleRequest?, ProblemHttpResult?) Wrong(string detail) => (null, PublishingProblems.BadParameter.Answer(detail));
    }

    /// <summary>The names in <c>fields</c>; null when all are wanted.</summary>
    public static bool FieldsOf<T>(string? named, out IReadOnlySet<string>? fields, out string wrong)
    {
        (fields, wrong) = (null, "");
        if (string.IsNullOrEmpty(named)) return true;
        var known = Json.Options.GetTypeInfo(typeof(T)).Properties.Select(property => property.Name).ToHashSet();
        var wanted = named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        fields = wanted;
        wrong = wanted.FirstOrDefault(field => !known.Contains(field)) ?? "";
        return wrong.Length == 0;
    }

    /// <summary>The cursor behind a place in a list of this order.</summary>
    public static string CursorOf(ListPlace place, ArticleOrder order) => Paging.Write(
        order == ArticleOrder.Relevance ? string.Create(CultureInfo.InvariantCulture, $"{place.Number}+{place.Shown}") : place.Number.ToString(CultureInfo.InvariantCulture), ListOf(order));

    private static string ListOf(ArticleOrder order) => order switch { ArticleOrder.Oldest => "articles-up", ArticleOrder.Relevance => "articles-best", _ => "articles" };

    private static bool Place(string? cursor, ArticleOrder order, out ListPlace? place)
    {
        place = null;
        if (!Paging.TryRead(cursor, ListOf(order), out var position)) return false;
        if (position is null) return true;
        var parts = position.Split('+');
        var shown = 0;
        if (parts.Length != (order == ArticleOrder.Relevance ? 2 : 1)
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out shown)))
        {
            return false;
        }

        place = new ListPlace(number, shown);
        return true;
    }

    private static bool Words<T>(string[]? words, out IReadOnlyList<T> values, out string wrong) where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        wrong = (words ?? []).FirstOrDefault(word => !known.ContainsKey(word) || word == "unknown") ?? "";
        values = wrong.Length > 0 ? [] : [.. (words ?? []).Select(word => known[word])];
        return wrong.Length == 0;
    }

    private static bool Ids(string[]? texts, out IReadOnlyList<Guid> ids, out string wrong)
    {
        wrong = (texts ?? []).FirstOrDefault(text => !Guid.TryParseExact(text, "D", out _)) ?? "";
        ids = wrong.Length > 0 ? [] : [.. (texts ?? []).Select(text => Guid.ParseExact(text, "D"))];
        return wrong.Length == 0;
    }

    // Without an offset an instant would be read in the time zone of whoever reads it; a day is one in UTC.
    private static bool Instant(string? text, out DateTimeOffset? instant)
    {
        instant = null;
        if (text is null) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            instant = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        else if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            && (text[^1] == 'Z' || text[^6] is '+' or '-' or ' '))
            instant = at;
        return instant is not null;
    }
}

/// <summary>What a list is to show.</summary>
/// <param name="Fields">The fields of each article; null for all.</param>
public sealed record ArticleRequest(ArticleFilter Filter, Gathering Gathering, ArticleOrder Order, ListPlace? After, int Limit, IReadOnlySet<string>? Fields);
