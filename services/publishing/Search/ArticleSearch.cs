using Wiredesk.Publishing.Articles;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Search;

/// <summary>In which order articles are listed.</summary>
public enum ArticleOrder
{
    /// <summary>By when they could first be read here, the newest first.</summary>
    Newest,

    /// <summary>The same, the oldest first.</summary>
    Oldest,

    /// <summary>By how well the words fit, the best first: of the newest thousand that have them.</summary>
    Relevance,
}

/// <summary>An article that was found, with the other readable articles of what it was gathered by.</summary>
/// <param name="Others">The earliest first; at most 100.</param>
public sealed record Found(PublishedArticle Article, IReadOnlyList<PublishedArticle> Others);

/// <summary>A place in a list: behind a number, and in a ranking how many were shown of those up to it.</summary>
public readonly record struct ListPlace(long Number, int Shown = 0);

/// <summary>A page of what was found, and the place to go on from; null when there is nothing more.</summary>
public sealed record FoundPage(IReadOnlyList<Found> Items, ListPlace? Next);

/// <summary>Finds articles that a partner may read, one for each copy group, event or story if so asked.</summary>
public sealed class ArticleSearch(IArticleIndex index, ArticleStore articles, TimeProvider time)
{
    private const int MostScanned = 5_000;
    private const int MostMembers = 100;

    /// <summary>A page in the order asked for. A page may be short, also before the last: then too little of what was looked at could be shown.</summary>
    public async Task<FoundPage> Page(
        Reader reader, ArticleFilter filter, Gathering gathering, ArticleOrder order, ListPlace? after, int limit, CancellationToken cancellationToken)
    {
        var query = Query(reader, filter);
        if (order == ArticleOrder.Relevance) return await Ranked(reader, query, gathering, after, limit, cancellationToken);

        var (items, place, newestFirst) = (new List<Found>(), after?.Number, order == ArticleOrder.Newest);
        for (var scanned = 0; scanned < MostScanned;)
        {
            var take = gathering == Gathering.None ? limit - items.Count + 1 : Math.Max(20, (limit - items.Count) * 5 / 4); // Some are copies.
            var batch = await index.Find(query, place, take, newestFirst, cancellationToken);
            scanned += batch.Count;
            foreach (var found in await Shown(batch, query, gathering, reader, cancellationToken))
            {
                if (items.Count == limit) return new FoundPage(items, new ListPlace(place!.Value));
                place = found.Entry.Number;
                if (found.Found is not null) items.Add(found.Found);
            }

            if (batch.Count < take) return new FoundPage(items, null);
        }

        return new FoundPage(items, new ListPlace(place!.Value));
    }

    /// <summary>The readable articles of a group, event or story, the earliest first; at most 500.</summary>
    public async Task<IReadOnlyList<PublishedArticle>> Members(Reader reader, Gathering gathering, Guid id, CancellationToken cancellationToken) =>
        await Readable(await MemberIds(reader, gathering, id, cancellationToken), reader, cancellationToken);

    /// <summary>The same by their ids, as the index has them: some may not be readable any more.</summary>
    public async Task<IReadOnlyList<Guid>> MemberIds(Reader reader, Gathering gathering, Guid id, CancellationToken cancellationToken)
    {
        var query = Query(reader, new ArticleFilter());
        return [.. (await index.Members(gathering, [id], newestFirst: false, 500, cancellationToken)).Where(entry => Satisfies(entry, query)).Select(entry => entry.Id)];
    }

    /// <summary>Those of the articles that can be read now, in the given order.</summary>
    public async Task<IReadOnlyList<PublishedArticle>> Readable(IReadOnlyList<Guid> ids, Reader reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var current = await articles.Find(ids, cancellationToken);
        return [.. ids.Where(current.ContainsKey).Select(id => current[id]).Where(article => article.IsReadable(now) && reader.Entitlement.Allows(article, now))];
    }

    /// <summary>The earliest readable article of each group, event or story, of those among its first twenty.</summary>
    public async Task<IReadOnlyDictionary<Guid, PublishedArticle>> Firsts(Reader reader, Gathering gathering, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var query = Query(reader, new ArticleFilter());
        var entries = (await index.Members(gathering, ids, newestFirst: false, 20, cancellationToken)).Where(entry => Satisfies(entry, query))
            .GroupBy(entry => entry.In(gathering)).ToDictionary(members => members.First().Id, members => members.Key);
        return (await Readable([.. entries.Keys], reader, cancellationToken)).ToDictionary(article => entries[article.Article!.Id]);
    }

    private static IndexQuery Query(Reader reader, ArticleFilter filter, DateTimeOffset now) => new(
        [.. filter.Clauses(), .. reader.Entitlement.Filter.Clauses()],
        filter.Text is { } text ? SearchWords.Phrases(text) ?? [] : [],
        filter.From, filter.To, reader.Entitlement.EarliestCreated(now));

    private IndexQuery Query(Reader reader, ArticleFilter filter) => Query(reader, filter, time.GetUtcNow());

    private async Task<FoundPage> Ranked(Reader reader, IndexQuery query, Gathering gathering, ListPlace? after, int limit, CancellationToken cancellationToken)
    {
        var upTo = after?.Number ?? long.MaxValue;
        var best = await index.Best(query, upTo, cancellationToken);
        if (best.Count == 0) return new FoundPage([], null);
        if (after is null) upTo = best.Max(entry => entry.Number);
        var rest = best.Skip(after?.Shown ?? 0).ToList();
        var items = new List<Found>();
        var looked = 0;
        foreach (var some in rest.Take(MostMembers + (2 * limit)).Chunk(limit))
        {
            if (items.Count == limit) break;
            foreach (var found in await Shown(some, query, gathering, reader, cancellationToken))
            {
                if (items.Count == limit) break;
                looked++;
                if (found.Found is not null) items.Add(found.Found);
            }
        }

        return new FoundPage(items, looked < rest.Count ? new ListPlace(upTo, (after?.Shown ?? 0) + looked) : null);
    }

    /// <summary>Which of a batch stand for what they are gathered by: the lead of a copy group, if it satisfies the query, else the earliest that does; the newest of an event or story.</summary>
    private async Task<IReadOnlyList<(IndexEntry Entry, Found? Found)>> Shown(
        IReadOnlyList<IndexEntry> batch, IndexQuery query, Gathering gathering, Reader reader, CancellationToken cancellationToken)
    {
        var newestFirst = gathering is Gathering.Event or Gathering.Story;
        var members = gathering == Gathering.None
            ? Enumerable.Empty<IndexEntry>().ToLookup(entry => entry.Id)
            : (await Matching(query, gathering, batch, newestFirst, cancellationToken)).ToLookup(entry => entry.In(gathering));
        var shown = batch.Where(entry => gathering == Gathering.None || Stands(entry, [.. members[entry.In(gathering)]], gathering)).ToDictionary(entry => entry.Id);
        var others = gathering == Gathering.Group ? shown.Values.SelectMany(entry => members[entry.Group]).Select(entry => entry.Id) : [];
        var readable = (await Readable([.. shown.Keys.Concat(others).Distinct()], reader, cancellationToken)).ToDictionary(article => Guid.Parse(article.Id));
        return [.. batch.Select(entry => (entry, shown.ContainsKey(entry.Id) && readable.TryGetValue(entry.Id, out var article) ? new Found(article, Others(entry)) : null))];

        IReadOnlyList<PublishedArticle> Others(IndexEntry entry) => gathering != Gathering.Group
            ? []
            : [.. members[entry.Group].Where(member => member.Id != entry.Id && readable.ContainsKey(member.Id)).Select(member => readable[member.Id])];
    }

    /// <summary>The members that satisfy the query themselves: a copy may have words that its lead has not.</summary>
    private async Task<IReadOnlyList<IndexEntry>> Matching(
        IndexQuery query, Gathering gathering, IReadOnlyList<IndexEntry> found, bool newestFirst, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. found.Select(entry => entry.In(gathering)).Distinct()];
        var all = (await index.Members(gathering, ids, newestFirst, MostMembers, cancellationToken)).Where(entry => Satisfies(entry, query)).ToLookup(entry => entry.In(gathering));
        if (query.Phrases.Count == 0) return [.. all.SelectMany(members => members)];
        var (known, matching) = (found.Select(entry => entry.Id).ToHashSet(), new List<IndexEntry>());
        foreach (var id in ids)
        {
            // Most stand alone, and were found by the words just now.
            if (all[id].ToList() is [var alone] && known.Contains(alone.Id))
            {
                matching.Add(alone);
                continue;
            }

            var clause = new Clause("gathered", [Facets.Facet(gathering.ToString(), id.ToString("D"))]);
            matching.AddRange(await index.Find(query with { Clauses = [.. query.Clauses, clause] }, null, MostMembers, newestFirst, cancellationToken));
        }

        return matching;
    }

    private static bool Stands(IndexEntry entry, IReadOnlyList<IndexEntry> members, Gathering gathering)
    {
        if (members.Count == 0) return true; // The index moved on meanwhile.
        var lead = gathering == Gathering.Group ? members.FirstOrDefault(member => member.Id == member.Lead) ?? members[0] : members[0];
        return lead.Id == entry.Id;
    }

    private static bool Satisfies(IndexEntry entry, IndexQuery query) =>
        entry.Satisfies(query.Clauses) && (query.From is null || entry.Date >= query.From) && (query.To is null || entry.Date < query.To)
        && (query.CreatedFrom is null || entry.CreatedAt >= query.CreatedFrom);
}
