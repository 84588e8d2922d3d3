using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Partners;

/// <summary>What a partner may read. An empty list allows everything; what is not allowed does not exist for the partner.</summary>
public sealed record Entitlement
{
    /// <summary>May read everything in every format.</summary>
    public static Entitlement Everything { get; } = new();

    /// <summary>The sources whose articles are allowed.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The languages that are allowed, ISO 639-1.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The topics of which an article must have one, by code or name.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The formats that are allowed: <c>json</c>, <c>ninjs</c>, <c>json-ld</c>, <c>atom</c>, <c>rss</c>, <c>json-feed</c>, <c>sitemap</c>.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>How many days back articles are allowed, counted from when they could first be read here; absent = all.</summary>
    public int? LookBackDays { get; init; }

    /// <summary>The part of it that an index can look for.</summary>
    public ArticleFilter Filter => new() { Sources = Sources, Languages = Languages, Topics = Topics };

    /// <summary>From when on articles are allowed; null for all.</summary>
    public DateTimeOffset? EarliestCreated(DateTimeOffset now) => LookBackDays is { } days ? now.AddDays(-days) : null;

    public bool AllowsFormat(string format) => Formats.Count == 0 || Formats.Contains(format, StringComparer.OrdinalIgnoreCase);

    public bool Allows(PublishedArticle article, DateTimeOffset now) => ReferenceEquals(this, Everything) || Refusal(article, now) is null;

    public bool Allows(Judged article, DateTimeOffset now) => ReferenceEquals(this, Everything) || Refusal(article, now) is null;

    /// <summary>Why the partner may not have an article; null when it may.</summary>
    public string? Refusal(PublishedArticle article, DateTimeOffset now) => Refusal(Judged.Of(article), now);

    private string? Refusal(Judged article, DateTimeOffset now)
    {
        if (article.Source is { } source && Sources.Count > 0 && !Sources.Contains(source, StringComparer.OrdinalIgnoreCase))
            return $"its source {source} is not among the entitled ones";
        if (article.Facets is null)
            return null;
        if (Filter.Clauses().FirstOrDefault(clause => !clause.AnyOf.Any(article.Facets.Contains)) is { } missed)
            return missed.Field == "language"
                ? $"its language {article.Language} is not among the entitled ones"
                : $"it has none of the entitled {missed.Field}s";
        return EarliestCreated(now) is { } earliest && article.CreatedAt < earliest
            ? $"it is older than the {LookBackDays} days that the partner may look back"
            : null;
    }
}
