using MongoDB.Bson;
using MongoDB.Driver;
using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Mongo;

/// <summary>The documents of one kind in a MongoDB collection, see <see cref="MongoLayout"/>.</summary>
internal sealed class MongoDocuments<T> : IDocuments<T> where T : Document
{
    private readonly IMongoCollection<BsonDocument> _documents;
    private readonly Collection<T> _collection;
    private readonly Preparation _indexes;

    public MongoDocuments(IMongoCollection<BsonDocument> documents, Collection<T> collection)
    {
        (_documents, _collection) = (documents, collection);
        _indexes = new Preparation(() => MongoIndexes.Make(documents, collection));
    }

    public async Task<T?> Get(string id, CancellationToken cancellationToken) => (await Get([id], cancellationToken)).SingleOrDefault();

    public async Task<IReadOnlyList<T>> Get(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await _indexes.Done(cancellationToken);
        var these = new BsonDocument(MongoLayout.Id, new BsonDocument("$in", new BsonArray(ids.Distinct())));
        var found = await _documents.Find(these).ToListAsync(cancellationToken);
        return [.. found.Select(MongoLayout.FromBson<T>)];
    }

    public async Task<IReadOnlyDictionary<string, long>> Versions(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await _indexes.Done(cancellationToken);
        var these = new BsonDocument(MongoLayout.Id, new BsonDocument("$in", new BsonArray(ids.Distinct())));
        var found = await _documents.Find(these).Project(new BsonDocument(MongoLayout.Version, 1)).ToListAsync(cancellationToken);
        return found.ToDictionary(document => document[MongoLayout.Id].AsString, document => document[MongoLayout.Version].ToInt64());
    }

    public async Task<byte[]?> Print(string id, CancellationToken cancellationToken)
    {
        if (_collection.Print is null) return null;
        await _indexes.Done(cancellationToken);
        var found = await _documents.Find(new BsonDocument(MongoLayout.Id, id)).Project(new BsonDocument(MongoLayout.Print, 1)).FirstOrDefaultAsync(cancellationToken);
        return found is not null && found.TryGetValue(MongoLayout.Print, out var print) ? print.AsByteArray : null;
    }

    public async Task<bool> InsertIfAbsent(T document, CancellationToken cancellationToken) =>
        (await Write([new Write<T>.Insert(document)], cancellationToken))[0];

    public async Task<bool> Replace(T document, CancellationToken cancellationToken)
    {
        await _indexes.Done(cancellationToken);
        var outcome = (await Perform([new Write<T>.Replace(document)], untilRefused: false, cancellationToken))[0];
        return outcome == Outcome.Duplicate ? throw new DuplicateKeyException(_collection.Name, document.Id) : outcome == Outcome.Done;
    }

    public async Task<bool> Delete(string id, CancellationToken cancellationToken)
    {
        await _indexes.Done(cancellationToken);
        return (await _documents.DeleteOneAsync(new BsonDocument(MongoLayout.Id, id), cancellationToken)).DeletedCount == 1;
    }

    public async Task<IReadOnlyList<bool>> Write(IReadOnlyList<Write<T>> writes, CancellationToken cancellationToken, bool untilRefused = false)
    {
        await _indexes.Done(cancellationToken);
        var took = new bool[writes.Count];
        for (var start = 0; start < writes.Count;)
        {
            var run = Run(writes, start, untilRefused);
            foreach (var outcome in await Perform(run, untilRefused, cancellationToken)) took[start++] = outcome == Outcome.Done;
            if (untilRefused && !took[start - 1]) break;
        }
        return took;
    }

    public async Task<Page<T>> Query(
        Index<T> index, Range range, int limit, CancellationToken cancellationToken, string? after = null, bool descending = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        index = _collection.Declared(index);
        var position = Position.Parse(after, index.Name);
        await _indexes.Done(cancellationToken);
        var found = MongoLayout.IsPlain(index, range)
            ? await _documents.Find(MongoLayout.Filter(index, range, position, descending))
                .Sort(MongoLayout.Sort(index, range, descending)).Limit(limit + 1).ToListAsync(cancellationToken)
            : await Aggregate(MongoLayout.Page(index, range, position, descending, limit + 1), cancellationToken);
        if (found.Count <= limit) return new Page<T>([.. found.Select(MongoLayout.FromBson<T>)], null);
        var last = found[limit - 1];
        var key = range.IsOne ? range.From!.Value : MongoLayout.KeyOf(last[MongoLayout.Keys][index.Name]);
        return new Page<T>([.. found.Take(limit).Select(MongoLayout.FromBson<T>)], new Position(index.Name, key, last[MongoLayout.Id].AsString).ToString());
    }

    public async Task<long> Count(Index<T> index, Range range, CancellationToken cancellationToken)
    {
        index = _collection.Declared(index);
        await _indexes.Done(cancellationToken);
        if (MongoLayout.IsPlain(index, range))
            return await _documents.CountDocumentsAsync(MongoLayout.Filter(index, range, null, false), cancellationToken: cancellationToken);
        var counted = await Aggregate([.. MongoLayout.Entries(index, range), new BsonDocument("$count", "n")], cancellationToken);
        return counted.Count == 0 ? 0 : counted[0]["n"].ToInt64();
    }

    public async Task<T?> Lease(Index<T> index, Range range, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        index = _collection.Declared(index);
        await _indexes.Done(cancellationToken);
        var free = new BsonDocument(MongoLayout.LeasedUntil, new BsonDocument("$lte", now.UtcTicks));
        if (MongoLayout.IsPlain(index, range))
            return await Take(MongoLayout.And(MongoLayout.Filter(index, range, null, false), free), MongoLayout.Sort(index, range, false), until, cancellationToken);
        while (true)
        {
            // In a list index the first is found by its entries, then taken if it is still as it was.
            var first = await Aggregate(MongoLayout.Page(index, range, null, false, 1, free), cancellationToken);
            if (first.Count == 0) return null;
            var unchanged = new BsonDocument { { MongoLayout.Id, first[0][MongoLayout.Id] }, { MongoLayout.Version, first[0][MongoLayout.Version] } };
            if (await Take(unchanged, [], until, cancellationToken) is { } taken) return taken;
        }
    }

    public async Task<long> Expire(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _indexes.Done(cancellationToken);
        var come = new BsonDocument(MongoLayout.ExpiresAt, new BsonDocument("$lte", now.UtcTicks));
        return (await _documents.DeleteManyAsync(come, cancellationToken)).DeletedCount;
    }

    /// <summary>As many writes from here on as can go together: of one kind, and each on another document.</summary>
    private static List<Write<T>> Run(IReadOnlyList<Write<T>> writes, int start, bool untilRefused)
    {
        var ids = new HashSet<string>();
        // A refused insert stops the server, a refused replacement or deletion does not.
        var most = untilRefused && writes[start] is not Write<T>.Insert ? 1 : int.MaxValue;
        return [.. writes.Skip(start).TakeWhile(write => ids.Count < most && write.GetType() == writes[start].GetType() && ids.Add(IdOf(write)))];
    }

    private static string IdOf(Write<T> write) => write switch
    {
        Write<T>.Insert(var document) => document.Id,
        Write<T>.Replace(var document) => document.Id,
        _ => ((Write<T>.Delete)write).Id,
    };

    private Task<Outcome[]> Perform(List<Write<T>> run, bool untilRefused, CancellationToken cancellationToken)
    {
        var token = ObjectId.GenerateNewId();
        var bulk = new MongoBulk(_documents, token, cancellationToken);
        List<BsonDocument> layouts = [.. run.Select(write => MongoLayout.ToBson(write, _collection, token))];
        return run[0] switch
        {
            Write<T>.Insert => bulk.Insert(layouts, untilRefused),
            Write<T>.Replace => bulk.Replace(layouts),
            _ => bulk.Delete(layouts),
        };
    }

    /// <remarks>Not repeated when its outcome is unknown: it would take a second document. The first comes back when its lease ends.</remarks>
    private async Task<T?> Take(BsonDocument filter, BsonDocument sort, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument> { Sort = sort, ReturnDocument = ReturnDocument.After };
        var taken = await _documents.FindOneAndUpdateAsync<BsonDocument>(filter, MongoLayout.Lease(until, ObjectId.GenerateNewId()), options, cancellationToken);
        return taken is null ? null : MongoLayout.FromBson<T>(taken);
    }

    private Task<List<BsonDocument>> Aggregate(BsonDocument[] stages, CancellationToken cancellationToken) =>
        _documents.Aggregate(PipelineDefinition<BsonDocument, BsonDocument>.Create(stages), cancellationToken: cancellationToken).ToListAsync(cancellationToken);
}
