using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Wiredesk.Publishing.Search;

/// <summary>The article index in a MongoDB collection: a text index over the words, and an index over facets and number.</summary>
/// <remarks>
/// <c>_id</c> the article; <c>n</c> its number; <c>live</c>; <c>grp</c>, <c>lead</c>, <c>event</c>, <c>story</c>; <c>created</c>, <c>date</c> in ticks; <c>f</c> the facets; <c>words</c>; <c>labels</c>.
/// Words are folded before they come here, so the text index knows no language. Ranking and gathering are as in SQLite.
/// A server that has no text index reads the words of all that the rest of the query leaves.
/// </remarks>
public sealed class MongoArticleIndex(IMongoDatabase database, ILogger<MongoArticleIndex> log) : IArticleIndex
{
    private const int MostRanked = 1000;

    private readonly IMongoCollection<BsonDocument> _entries = database.GetCollection<BsonDocument>("article-index");
    private readonly IMongoCollection<BsonDocument> _applied = database.GetCollection<BsonDocument>("article-index-applied");
    private readonly Lock _gate = new();
    private Task<bool>? _made;

    public async Task<long> Applied(CancellationToken cancellationToken) =>
        await _applied.Find(new BsonDocument("_id", "number")).FirstOrDefaultAsync(cancellationToken) is { } applied ? applied["n"].ToInt64() : 0;

    public async Task Apply(IReadOnlyList<IndexedArticle> readable, IReadOnlyList<Guid> unreadable, long upTo, CancellationToken cancellationToken)
    {
        await Make();
        List<WriteModel<BsonDocument>> writes =
        [
            .. unreadable.Select(id => new UpdateOneModel<BsonDocument>(new BsonDocument("_id", id.ToString("D")), Removal())),
            .. readable.Select(article => new UpdateOneModel<BsonDocument>(new BsonDocument("_id", article.Id.ToString("D")), Update(article)) { IsUpsert = true }),
        ];
        if (writes.Count > 0) await _entries.BulkWriteAsync(writes, cancellationToken: cancellationToken);
        // After the entries: a crash in between applies them again, which changes nothing.
        await _applied.UpdateOneAsync(
            new BsonDocument("_id", "number"), new BsonDocument("$set", new BsonDocument("n", upTo)), new UpdateOptions { IsUpsert = true }, cancellationToken);
    }

    public Task Forget(IReadOnlyCollection<Guid> erased, CancellationToken cancellationToken) => _entries.DeleteManyAsync(Erasure(erased), cancellationToken);

    public async Task<IReadOnlyList<IndexEntry>> Find(IndexQuery query, long? after, int limit, bool newestFirst, CancellationToken cancellationToken)
    {
        var isIndexed = await Make();
        var found = await _entries.Find(Filter(query, after, newestFirst, isIndexed)).Project(new BsonDocument("words", 0))
            .Sort(new BsonDocument("n", newestFirst ? -1 : 1)).Limit(limit).ToListAsync(cancellationToken);
        return [.. found.Select(Entry)];
    }

    public async Task<IReadOnlyList<IndexEntry>> Best(IndexQuery query, long upTo, CancellationToken cancellationToken)
    {
        var isIndexed = await Make();
        var found = await _entries.Aggregate(PipelineDefinition<BsonDocument, BsonDocument>.Create(Ranked(query, upTo, isIndexed)), cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return [.. (isIndexed ? found.AsEnumerable() : found.OrderByDescending(entry => Share(entry["words"].AsString, query.Phrases))).Select(Entry)];
    }

    public async Task<IReadOnlyList<IndexEntry>> Members(Gathering gathering, IReadOnlyCollection<Guid> ids, bool newestFirst, int most, CancellationToken cancellationToken)
    {
        await Make();
        var field = gathering switch { Gathering.Group => "grp", Gathering.Event => "event", Gathering.Story => "story", _ => "_id" };
        var members = new List<IndexEntry>();
        foreach (var id in ids)
        {
            var found = await _entries.Find(new BsonDocument { { field, id.ToString("D") }, { "live", true } }).Project(new BsonDocument("words", 0))
                .Sort(new BsonDocument("n", newestFirst ? -1 : 1)).Limit(most).ToListAsync(cancellationToken);
            members.AddRange(found.Select(Entry));
        }

        return members;
    }

    public async Task<bool> StandsAlone(Guid article, Guid group, CancellationToken cancellationToken)
    {
        await Make();
        var others = new BsonDocument { { "grp", group.ToString("D") }, { "live", true }, { "_id", new BsonDocument("$ne", article.ToString("D")) } };
        return !await _entries.Find(others).Project(new BsonDocument("_id", 1)).AnyAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<FacetCount>> Values(string field, CancellationToken cancellationToken)
    {
        await Make();
        var counted = await _entries.Aggregate(PipelineDefinition<BsonDocument, BsonDocument>.Create(Counts(field)), cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return [.. counted.Select(value => new FacetCount(value["_id"].AsString, value["n"].ToInt64()))];
    }

    internal static BsonDocument Update(IndexedArticle article) => new()
    {
        {
            "$set", new BsonDocument
            {
                { "live", true }, { "grp", article.Group.ToString("D") }, { "lead", article.Lead.ToString("D") }, { "event", article.Event.ToString("D") }, { "story", article.Story.ToString("D") },
                { "created", article.CreatedAt.UtcTicks }, { "date", article.Date.UtcTicks }, { "f", new BsonArray(article.Facets.Select(SearchWords.Term)) }, { "words", article.Words },
                { "labels", new BsonArray(article.Labels.Select(label => new BsonDocument { { "k", label.Key[..label.Key.IndexOf(':', StringComparison.Ordinal)] }, { "v", label.Value } })) },
            }
        },
        { "$setOnInsert", new BsonDocument("n", article.Number) }, // An article that comes back has its old place.
    };

    internal static BsonDocument Removal() => new("$set", new BsonDocument { { "live", false }, { "f", new BsonArray() }, { "words", "" }, { "labels", new BsonArray() } });

    internal static BsonDocument Erasure(IReadOnlyCollection<Guid> erased) =>
        new("_id", new BsonDocument("$in", new BsonArray(erased.Select(id => id.ToString("D")))));

    /// <param name="isIndexed">Whether the server has a text index.</param>
    internal static BsonDocument Filter(IndexQuery query, long? after, bool newestFirst, bool isIndexed)
    {
        var clauses = new BsonArray { new BsonDocument("live", true) };
        if (!isIndexed) clauses.AddRange(query.Phrases.Select(phrase => new BsonDocument("words", new BsonRegularExpression(Pattern(phrase)))));
        // In quotation marks each run of words must be there; without them one of all would do.
        else if (query.Phrases.Count > 0) clauses.Add(new BsonDocument("$text", new BsonDocument("$search", string.Join(' ', query.Phrases.Select(phrase => $"\"{phrase}\"")))));
        clauses.AddRange(query.Clauses.Select(clause => new BsonDocument("f", new BsonDocument("$in", new BsonArray(clause.AnyOf.Select(SearchWords.Term))))));
        if (after is { } position) clauses.Add(new BsonDocument("n", new BsonDocument(newestFirst ? "$lt" : "$gt", position)));
        if (query.From is { } from) clauses.Add(new BsonDocument("date", new BsonDocument("$gte", from.UtcTicks)));
        if (query.To is { } to) clauses.Add(new BsonDocument("date", new BsonDocument("$lt", to.UtcTicks)));
        if (query.CreatedFrom is { } created) clauses.Add(new BsonDocument("created", new BsonDocument("$gte", created.UtcTicks)));
        return new BsonDocument("$and", clauses);
    }

    internal static BsonDocument[] Ranked(IndexQuery query, long upTo, bool isIndexed)
    {
        BsonDocument[] newest =
        [
            new("$match", Filter(query, upTo == long.MaxValue ? null : upTo + 1, newestFirst: true, isIndexed)),
            new("$sort", new BsonDocument("n", -1)),
            new("$limit", MostRanked),
        ];
        return !isIndexed ? newest :
        [
            .. newest,
            new("$set", new BsonDocument("score", new BsonDocument("$meta", "textScore"))),
            new("$unset", "words"),
            new("$sort", new BsonDocument { { "score", -1 }, { "n", -1 } }),
        ];
    }

    internal static BsonDocument[] Counts(string field) =>
    [
        new("$match", new BsonDocument { { "live", true }, { "labels.k", field } }),
        new("$unwind", "$labels"),
        new("$match", new BsonDocument("labels.k", field)),
        new("$group", new BsonDocument { { "_id", "$labels.v" }, { "n", new BsonDocument("$sum", 1) } }),
        new("$sort", new BsonDocument("_id", 1)),
    ];

    private static string Pattern(string phrase) => $"(?:^| ){Regex.Escape(phrase)}(?= |$)";

    // How much of a text is what was searched for: the relevance where the server tells none.
    private static double Share(string words, IReadOnlyList<string> phrases) =>
        phrases.Sum(phrase => (double)Regex.Count(words, Pattern(phrase)) * phrase.Length) / words.Length;

    private static IndexEntry Entry(BsonDocument found) => new(
        found["n"].ToInt64(), Guid.Parse(found["_id"].AsString), Guid.Parse(found["grp"].AsString), Guid.Parse(found["lead"].AsString), Guid.Parse(found["event"].AsString),
        Guid.Parse(found["story"].AsString), new DateTimeOffset(found["created"].ToInt64(), TimeSpan.Zero), new DateTimeOffset(found["date"].ToInt64(), TimeSpan.Zero),
        string.Join(' ', found["f"].AsBsonArray.Select(facet => facet.AsString)));

    // Whether the server has a text index.
    private Task<bool> Make()
    {
        lock (_gate)
            return _made = _made is null or { IsFaulted: true } ? MakeIndexes() : _made;
    }

    private async Task<bool> MakeIndexes()
    {
        CreateIndexModel<BsonDocument> Of(BsonDocument keys, bool unique = false) => new(keys, new CreateIndexOptions { Unique = unique ? true : null });
        await _entries.Indexes.CreateManyAsync(
        [
            Of(new BsonDocument("n", -1), unique: true),
            Of(new BsonDocument { { "f", 1 }, { "n", -1 } }),
            Of(new BsonDocument { { "grp", 1 }, { "n", 1 } }),
            Of(new BsonDocument { { "event", 1 }, { "n", 1 } }),
            Of(new BsonDocument { { "story", 1 }, { "n", 1 } }),
            Of(new BsonDocument("created", 1)),
        ]);
        try
        {
            await _entries.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("words", "text"), new CreateIndexOptions { DefaultLanguage = "none" }));
            return true;
        }
        catch (MongoCommandException refused)
        {
            log.LogWarning("The server makes no text index ({Reason}): searches by text read the words of every article that the rest of the query leaves", refused.Message);
            return false;
        }
    }
}
