using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Partners;

/// <summary>What of an article decides who may have it, and nothing else of it.</summary>
/// <param name="Source">Where it comes from; all that is left of a tombstone without content.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Facets">Its source, language and topics as facets; null for a tombstone without content, which is judged by its source alone.</param>
/// <param name="CreatedAt">When it could first be read here.</param>
public sealed record Judged(string? Source, string? Language, IReadOnlySet<string>? Facets, DateTimeOffset? CreatedAt)
{
    private static readonly string[] Fields = ["source:", "language:", "topic:"];

    public static Judged Of(PublishedArticle article) => article is { Article: not null, Analysis: { } analysis, Decision: not null }
        ? new Judged(
            article.Source, analysis.Language.Code,
            Search.Facets.Of(article).Where(facet => Array.Exists(Fields, field => facet.StartsWith(field, StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal),
            article.CreatedAt)
        : new Judged(article.Source, null, null, article.CreatedAt);
}
