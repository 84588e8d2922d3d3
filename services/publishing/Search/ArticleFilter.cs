using Wiredesk.Contracts;
using Wiredesk.Publishing.Articles;

namespace Wiredesk.Publishing.Search;

/// <summary>Which articles are asked for. Values of one list are alternatives; an article must satisfy every list that is not empty.</summary>
public sealed record ArticleFilter
{
    /// <summary>Words of headline, standfirst and body; a phrase stands in quotation marks; all must be there.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>ISO 639-1.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Codes (<c>medtop:15000000</c>) or names of topics.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Names of people, organisations and places.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    public IReadOnlyList<Relation> Relations { get; init; } = [];

    public IReadOnlyList<Guid> Groups { get; init; } = [];

    public IReadOnlyList<Guid> Events { get; init; } = [];

    public IReadOnlyList<Guid> Stories { get; init; } = [];

    /// <summary>The earliest publication date (the publisher's, else when it came in), inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest publication date, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The lists as facets: one of each clause is wanted.</summary>
    public IReadOnlyList<Clause> Clauses() =>
    [
        .. Clause("source", Sources),
        .. Clause("language", Languages),
        .. Clause("topic", Topics),
        .. Clause("entity", Entities),
        .. Clause("relation", Relations.Select(relation => relation.ToString())),
        .. Clause("group", Groups.Select(id => id.ToString("D"))),
        .. Clause("event", Events.Select(id => id.ToString("D"))),
        .. Clause("story", Stories.Select(id => id.ToString("D"))),
    ];

    /// <summary>Whether an article satisfies everything but the text, which only the index can tell.</summary>
    public bool Matches(PublishedArticle article)
    {
        var facets = Facets.Of(article).ToHashSet(StringComparer.Ordinal);
        return Clauses().All(clause => clause.AnyOf.Any(facets.Contains)) && IsInTime(Facets.Date(article));
    }

    private bool IsInTime(DateTimeOffset date) => (From is null || date >= From) && (To is null || date < To);

    private static IEnumerable<Clause> Clause(string field, IEnumerable<string> values)
    {
        IReadOnlyList<string> facets = [.. values.Select(value => Facets.Facet(field, value)).Distinct()];
        return facets.Count == 0 ? [] : [new Clause(field, facets)];
    }
}

/// <summary>Alternatives of which an article must have one.</summary>
/// <param name="Field">What they are about: <c>source</c>, <c>language</c>, ...</param>
/// <param name="AnyOf">The facets.</param>
public sealed record Clause(string Field, IReadOnlyList<string> AnyOf);
