using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Formats;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Stories;

/// <summary>A story as the list shows it.</summary>
/// <param name="Title">The headline of its first article.</param>
/// <param name="Updated">When its newest article could first be read here.</param>
/// <param name="Latest">Its newest article.</param>
public sealed record StorySummary(Guid Id, string Title, DateTimeOffset Updated, ArticleSummary Latest);

/// <summary>A story with what happened in it, the earliest happening first.</summary>
/// <param name="Articles">How many of its articles are shown; of a very long story the first 500.</param>
public sealed record StoryView(Guid Id, string Title, int Articles, IReadOnlyList<EventView> Timeline)
{
    public static StoryView Of(Guid id, IReadOnlyList<PublishedArticle> articles) => new(
        id,
        ServedFeed.TitleOf(articles[0]),
        articles.Count,
        [.. articles.GroupBy(article => article.Decision!.Event).Select(happening => EventView.Of(happening.Key, [.. happening])).OrderBy(happening => happening.Date).ThenBy(happening => happening.Id)]);
}

/// <summary>A happening, with the copy groups that report it.</summary>
/// <param name="Title">The headline of its first article.</param>
/// <param name="Date">The earliest publication date of its articles.</param>
/// <param name="Reports">One for each copy group: its lead, with who else ran it.</param>
public sealed record EventView(Guid Id, Guid Story, string Title, DateTimeOffset Date, IReadOnlyList<ArticleSummary> Reports)
{
    public static EventView Of(Guid id, IReadOnlyList<PublishedArticle> articles) => new(
        id,
        articles[0].Decision!.Story,
        ServedFeed.TitleOf(articles[0]),
        articles.Min(Facets.Date),
        [.. articles.GroupBy(article => article.Decision!.Group).Select(group => Report([.. group]))]);

    private static ArticleSummary Report(IReadOnlyList<PublishedArticle> group)
    {
        var lead = group.FirstOrDefault(article => article.Decision!.Lead == article.Article!.Id) ?? group[0];
        return new ArticleSummary(lead) { Copies = CopyView.Of(lead.Article!.Id, [.. group.Where(article => article.Id != lead.Id)]) };
    }
}

/// <summary>A value that articles can be filtered by.</summary>
/// <param name="Articles">How many readable articles have it; absent for partners that may not read everything.</param>
public sealed record ValueView(string Name, long? Articles);

/// <summary>A topic that articles can be filtered by.</summary>
/// <param name="Code">Its code; absent where the source gives a name only.</param>
public sealed record TopicView(string? Code, string Name, long? Articles);
