namespace Wiredesk.Publishing.Search;

/// <summary>Finds readable articles by words and facets, in the order in which they could first be read.</summary>
/// <remarks>
/// Derived from the articles and the changes feed, and made again from them when it is lost. It only proposes: whoever reads it looks at the article itself
/// before showing it. Two engines keep this contract: SQLite (FTS5) and MongoDB (text index).
/// </remarks>
public interface IArticleIndex
{
    /// <summary>The number of the last change that it holds.</summary>
    Task<long> Applied(CancellationToken cancellationToken);

    /// <summary>Takes in articles that can be read and out those that cannot, and notes up to which change that is true, all at once.</summary>
    Task Apply(IReadOnlyList<IndexedArticle> readable, IReadOnlyList<Guid> unreadable, long upTo, CancellationToken cancellationToken);

    /// <summary>Takes erased articles out for good: nothing of them is left, in the files of the index neither.</summary>
    Task Forget(IReadOnlyCollection<Guid> erased, CancellationToken cancellationToken);

    /// <summary>Articles that satisfy a query, in the order of their numbers, after one number.</summary>
    Task<IReadOnlyList<IndexEntry>> Find(IndexQuery query, long? after, int limit, bool newestFirst, CancellationToken cancellationToken);

    /// <summary>The best of the newest thousand articles up to a number that satisfy a query with a text, best first.</summary>
    Task<IReadOnlyList<IndexEntry>> Best(IndexQuery query, long upTo, CancellationToken cancellationToken);

    /// <summary>The readable articles of copy groups, events or stories, for each at most <paramref name="most"/>, in the order of their numbers.</summary>
    Task<IReadOnlyList<IndexEntry>> Members(Gathering gathering, IReadOnlyCollection<Guid> ids, bool newestFirst, int most, CancellationToken cancellationToken);

    /// <summary>Whether no other readable article is in an article's copy group.</summary>
    Task<bool> StandsAlone(Guid article, Guid group, CancellationToken cancellationToken);

    /// <summary>What a facet field (<c>source</c>, <c>topic</c>, <c>language</c>) can be, and how many readable articles have each value.</summary>
    Task<IReadOnlyList<FacetCount>> Values(string field, CancellationToken cancellationToken);
}

/// <summary>What articles are gathered by.</summary>
public enum Gathering
{
    /// <summary>Nothing: each article stands for itself.</summary>
    None,

    /// <summary>The same text.</summary>
    Group,

    /// <summary>The same happening.</summary>
    Event,

    /// <summary>The same thread of happenings.</summary>
    Story,
}

/// <summary>What the index keeps of an article.</summary>
/// <param name="Number">The number of the change by which it came in, where the index does not know it yet.</param>
/// <param name="Words">The words that can be searched, see <see cref="SearchWords"/>.</param>
/// <param name="Labels">How the values of countable facets are written, by facet.</param>
public sealed record IndexedArticle(
    long Number, Guid Id, Guid Group, Guid Lead, Guid Event, Guid Story, DateTimeOffset CreatedAt, DateTimeOffset Date,
    string Words, IReadOnlyList<string> Facets, IReadOnlyDictionary<string, string> Labels);

/// <summary>An article that was found.</summary>
/// <param name="Number">Its place in the order: greater is later.</param>
/// <param name="Facets">The terms of its facets (<see cref="SearchWords.Term"/>), separated by spaces; all are of one length, so that one is found by looking for its text.</param>
public sealed record IndexEntry(long Number, Guid Id, Guid Group, Guid Lead, Guid Event, Guid Story, DateTimeOffset CreatedAt, DateTimeOffset Date, string Facets)
{
    /// <summary>Whether it has one facet of each clause.</summary>
    public bool Satisfies(IEnumerable<Clause> clauses) => clauses.All(clause => clause.AnyOf.Any(facet => Facets.Contains(SearchWords.Term(facet), StringComparison.Ordinal)));

    /// <summary>The group, event or story that it belongs to.</summary>
    public Guid In(Gathering gathering) => gathering switch { Gathering.Group => Group, Gathering.Event => Event, Gathering.Story => Story, _ => Id };
}

/// <summary>A value that articles have, as it is written, and how many readable articles have it.</summary>
public sealed record FacetCount(string Value, long Articles);

/// <summary>What is asked of the index: one facet of each clause, every phrase, within times.</summary>
/// <param name="Phrases">Each a run of words that must follow one another.</param>
/// <param name="From">The earliest publication date, inclusive.</param>
/// <param name="To">The latest publication date, exclusive.</param>
/// <param name="CreatedFrom">When it could first be read here at the earliest.</param>
public sealed record IndexQuery(
    IReadOnlyList<Clause> Clauses, IReadOnlyList<string> Phrases, DateTimeOffset? From = null, DateTimeOffset? To = null, DateTimeOffset? CreatedFrom = null)
{
    private const int MostDays = 62;
    private const int MostMonths = 240;

    /// <summary>The clauses, and days or months that cover the times, so that an index need not look at every article of other times.</summary>
    public IReadOnlyList<Clause> Covering() => From is null || To is null || To <= From ? Clauses : [.. Clauses, .. Times(From.Value.UtcDateTime, To.Value.UtcDateTime)];

    private static IEnumerable<Clause> Times(DateTime from, DateTime to)
    {
        var days = (to.Date - from.Date).Days + 1;
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        if (days <= MostDays)
            yield return new Clause("date", [.. Enumerable.Range(0, days).Select(n => Facets.Day(new DateTimeOffset(from.Date.AddDays(n), TimeSpan.Zero)))]);
        else if (months <= MostMonths)
            yield return new Clause("date", [.. Enumerable.Range(0, months).Select(n => Facets.Month(new DateTimeOffset(from.Year, from.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(n)))]);
    }
}
