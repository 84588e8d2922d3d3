using System.Globalization;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Search;

/// <summary>What an article can be filtered by, each as <c>field:value</c> in lower case.</summary>
public static class Facets
{
    public static string Facet(string field, string value) => $"{field.ToLowerInvariant()}:{value.Trim().ToLowerInvariant()}";

    /// <summary>When the publisher says that it was published, else when it came in.</summary>
    public static DateTimeOffset Date(PublishedArticle article) => article.Article!.PublishedAt ?? article.Article.ReceivedAt;

    /// <summary>The facets of an article with its content.</summary>
    public static IReadOnlyList<string> Of(PublishedArticle article)
    {
        var (content, analysis, decision) = (article.Article!, article.Analysis!, article.Decision!);
        var facets = new List<string>
        {
            Facet("source", content.Source),
            Facet("language", analysis.Language.Code),
            Facet("relation", decision.Relation.ToString()),
            Facet("group", decision.Group.ToString("D")),
            Facet("event", decision.Event.ToString("D")),
            Facet("story", decision.Story.ToString("D")),
            Day(Date(article)),
            Month(Date(article)),
        };
        facets.AddRange(analysis.Topics.SelectMany(topic => new[] { Facet("topic", topic.QCode), Facet("topic", topic.Name) }));
        facets.AddRange(content.Subjects.SelectMany(subject => new[] { subject.Code, subject.Name }).OfType<string>().Select(value => Facet("topic", value)));
        facets.AddRange(analysis.Entities.Select(entity => Facet("entity", entity.Name)));
        return [.. facets.Distinct()];
    }

    /// <summary>The day of an instant, in UTC.</summary>
    public static string Day(DateTimeOffset at) => "day:" + at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The month of an instant, in UTC.</summary>
    public static string Month(DateTimeOffset at) => "month:" + at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
