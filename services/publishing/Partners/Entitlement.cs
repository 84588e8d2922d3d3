using System.Text.Json.Serialization;
using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Changes;
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

    /// <summary>What the partner could read before; of that it hears what is taken away. Kept with the partner.</summary>
    [JsonIgnore]
    public IReadOnlyList<Entitlement> Earlier { get; init; } = [];

    /// <summary>The part of it that an index can look for.</summary>
    [JsonIgnore]
    public ArticleFilter Filter => new() { Sources = Sources, Languages = Languages, Topics = Topics };

    /// <summary>From when on articles are allowed; null for all.</summary>
    public DateTimeOffset? EarliestCreated(DateTimeOffset now) => LookBackDays is { } days ? now.AddDays(-days) : null;

    public bool AllowsFormat(string format) => Formats.Count == 0 || Formats.Contains(format, StringComparer.OrdinalIgnoreCase);

    public bool Allows(PublishedArticle article, DateTimeOffset now) => ReferenceEquals(this, Everything) || Refusal(article, now) is null;

    /// <summary>The same by what decides it.</summary>
    public bool Allows(Judged article, DateTimeOffset now) => ReferenceEquals(this, Everything) || Refusal(article, now) is null;

    /// <summary>What a partner is told of a change to an article that is now as given.</summary>
    /// <remarks>Whoever could read it hears of every kill, however long ago that was, and of its leaving what they may read; whoever never could hears nothing.</remarks>
    public Told Of(ChangeKind kind, Judged article, DateTimeOffset now)
    {
        if ((article.IsUsable || article.Facets is null) && Allows(article, now)) return Told.Change;
        if (article.Facets is null) return Earlier.Any(before => before.Refusal(article, now) is null) ? Told.Change : Told.Nothing;
        var isHeld = article.ReadableAs.Any(Holds);
        if (!isHeld && !Earlier.Any(before => article.ReadableAs.Any(before.Holds))) return Told.Nothing;
        if (isHeld && !article.IsUsable && !(article.CreatedAt < EarliestCreated(now))) return Told.Change;
        return ChangeView.TakesAway(kind) || (article.IsUsable && kind is ChangeKind.Update or ChangeKind.Correct) ? Told.Loss : Told.Nothing;
    }

    /// <summary>Why the partner may not have an article; null when it may.</summary>
    public string? Refusal(PublishedArticle article, DateTimeOffset now) => Refusal(Judged.Of(article), now);

    /// <summary>Whether another holds the same sources, languages and topics.</summary>
    public bool IsSameSelection(Entitlement other) =>
        Filter.Clauses().SelectMany(clause => clause.AnyOf).ToHashSet(StringComparer.Ordinal).SetEquals(other.Filter.Clauses().SelectMany(clause => clause.AnyOf));

    private bool Holds(IReadOnlySet<string> facets) => Filter.Clauses().All(clause => clause.AnyOf.Any(facets.Contains));

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

/// <summary>How much a partner is told of a change.</summary>
public enum Told
{
    /// <summary>The article never was part of what it gets.</summary>
    Nothing,

    /// <summary>All of it.</summary>
    Change,

    /// <summary>That the article is to be taken down, and nothing of what it is now.</summary>
    Loss,
}
