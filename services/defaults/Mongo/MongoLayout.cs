using System.Text;
using MongoDB.Bson;
using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Mongo;

/// <summary>How a document stands in MongoDB, and how it is asked for: plain BSON, so that tests can read it.</summary>
/// <remarks>
/// <c>_id</c>; <c>v</c> version; <c>l</c> lease in ticks, -1 for none; <c>x</c> expiry in ticks, or absent; <c>w</c> the token of its last write;
/// <c>p</c> what is read without the document, or absent; <c>i</c> the keys by index, a value or (index over a list) an array; <c>d</c> the body. Nothing here needs transactions, sessions, partial or sparse indexes or collation.
/// </remarks>
internal static class MongoLayout
{
    public const string Id = "_id", Version = "v", LeasedUntil = "l", ExpiresAt = "x", Token = "w", Keys = "i", Body = "d", Print = "p";

    private const long NoLease = -1;

    /// <summary>The document that a write brings; for a deletion its id alone.</summary>
    public static BsonDocument ToBson<T>(Write<T> write, Collection<T> collection, BsonValue token) where T : Document => write switch
    {
        Write<T>.Insert(var document) => ToBson(Stored.Of(document, 1, collection), collection, token),
        Write<T>.Replace(var document) => ToBson(Stored.Of(document, document.Version + 1, collection), collection, token),
        _ => new BsonDocument(Id, ((Write<T>.Delete)write).Id),
    };

    public static BsonDocument ToBson<T>(Stored stored, Collection<T> collection, BsonValue token) where T : Document
    {
        var keys = new BsonDocument();
        for (var i = 0; i < collection.Indexes.Count; i++) keys.Add(collection.Indexes[i].Name, KeysOf(collection.Indexes[i], stored.Id, stored.Keys[i]));
        var document = new BsonDocument { { Id, stored.Id }, { Version, stored.Version }, { LeasedUntil, stored.LeasedUntil ?? NoLease } };
        if (stored.ExpiresAt is { } ticks) document.Add(ExpiresAt, ticks);
        if (stored.Print is { } print) document.Add(Print, new BsonBinaryData(print));
        return document.Add(Token, token).Add(Keys, keys).Add(Body, MongoBody.ToBson(stored.Body));
    }

    public static T FromBson<T>(BsonDocument document) where T : Document
    {
        var lease = document[LeasedUntil].ToInt64();
        return Stored.Read<T>(document[Id].AsString, MongoBody.ToJson(document[Body].AsBsonDocument), document[Version].ToInt64(), lease == NoLease ? null : lease);
    }

    /// <summary>The keys as they are stored. A document without keys has its id as binary there: unique, and found by no range.</summary>
    public static BsonValue KeysOf<T>(Index<T> index, string id, IReadOnlyCollection<Key> keys) where T : Document
    {
        var values = keys.Count == 0 ? [new BsonBinaryData(Encoding.UTF8.GetBytes(id))] : new BsonArray(keys.Select(Value));
        return index.IsSingle ? values[0] : values;
    }

    public static BsonValue Value(Key key) => key.Text is { } text ? text : (BsonValue)key.Number;

    public static Key KeyOf(BsonValue value) => value.IsString ? value.AsString : value.ToInt64();

    public static string Field<T>(Index<T> index) where T : Document => $"{Keys}.{index.Name}";

    /// <summary>What the database indexes: with the id behind the key a range can be read in order; a unique key needs none behind it.</summary>
    public static BsonDocument IndexKeys<T>(Index<T> index) where T : Document =>
        index.Unique ? new BsonDocument(Field(index), 1) : new BsonDocument { { Field(index), 1 }, { Id, 1 } };

    /// <summary>Whether documents in the range can be found and ordered as they stand. In a list, both ends must hold for one element, and each element is an entry.</summary>
    public static bool IsPlain<T>(Index<T> index, Range range) where T : Document => index.IsSingle || range.IsOne;

    /// <summary>A filter for a plain query, see <see cref="IsPlain"/>.</summary>
    public static BsonDocument Filter<T>(Index<T> index, Range range, Position? after, bool descending) where T : Document
    {
        var clauses = new List<BsonDocument> { InRange(Field(index), range) };
        if (after is not null && range.IsOne)
            clauses.Add(new BsonDocument(Id, new BsonDocument(descending ? "$lt" : "$gt", after.Id)));
        else if (after is not null)
            clauses.AddRange(Beyond(Field(index), after, descending));
        return And([.. clauses]);
    }

    public static BsonDocument Sort<T>(Index<T> index, Range range, bool descending) where T : Document
    {
        var direction = descending ? -1 : 1;
        if (range.IsOne) return new BsonDocument(Id, direction);
        var sort = new BsonDocument(Field(index), direction);
        return index.Unique ? sort : sort.Add(Id, direction);
    }

    /// <summary>The entries of a list index in a range: one for each element, which then stands alone in its field.</summary>
    public static BsonDocument[] Entries<T>(
        Index<T> index, Range range, Position? after = null, bool descending = false, BsonDocument? only = null) where T : Document
    {
        var field = Field(index);
        var clauses = new List<BsonDocument> { InRange(field, range) };
        if (after is not null) clauses.AddRange(Beyond(field, after, descending));
        var candidates = Candidates(field, range);
        return
        [
            new BsonDocument("$match", only is null ? candidates : And(candidates, only)),
            new BsonDocument("$unwind", "$" + field),
            new BsonDocument("$match", And([.. clauses])),
        ];
    }

    /// <summary>The first entries of a list index in a range, in order.</summary>
    public static BsonDocument[] Page<T>(
        Index<T> index, Range range, Position? after, bool descending, int limit, BsonDocument? only = null) where T : Document =>
    [
        .. Entries(index, range, after, descending, only),
        new BsonDocument("$sort", new BsonDocument { { Field(index), descending ? -1 : 1 }, { Id, descending ? -1 : 1 } }),
        new BsonDocument("$limit", limit),
    ];

    /// <summary>The change that gives a document to one worker.</summary>
    public static BsonDocument Lease(DateTimeOffset until, BsonValue token) => new()
    {
        { "$set", new BsonDocument { { LeasedUntil, until.UtcTicks }, { Token, token } } },
        { "$inc", new BsonDocument(Version, 1L) },
    };

    public static BsonDocument And(params BsonDocument[] clauses) => clauses is [var only] ? only : new BsonDocument("$and", new BsonArray(clauses));

    /// <summary>Documents with some element in the range.</summary>
    private static BsonDocument Candidates(string field, Range range) =>
        range is { From: not null, To: not null, IsOne: false } ? new BsonDocument(field, new BsonDocument("$elemMatch", Bounds(range))) : InRange(field, range);

    private static BsonDocument InRange(string field, Range range)
    {
        if (range.IsOne) return new BsonDocument(field, Value(range.From!.Value));
        if (range.From is not null || range.To is not null) return new BsonDocument(field, Bounds(range));
        // Every number and every text, but not the binary that stands for no key.
        return Or(new BsonDocument(field, new BsonDocument("$gte", long.MinValue)), new BsonDocument(field, new BsonDocument("$gte", "")));
    }

    private static BsonDocument Bounds(Range range)
    {
        var bounds = new BsonDocument();
        if (range.From is { } from) bounds.Add(range.FromExclusive ? "$gt" : "$gte", Value(from));
        if (range.To is { } to) bounds.Add(range.ToExclusive ? "$lt" : "$lte", Value(to));
        return bounds;
    }

    private static BsonDocument[] Beyond(string field, Position after, bool descending)
    {
        var (key, beyond) = (Value(after.Key), descending ? "$lt" : "$gt");
        return
        [
            new BsonDocument(field, new BsonDocument(beyond + "e", key)),
            Or(new BsonDocument(field, new BsonDocument(beyond, key)), new BsonDocument(Id, new BsonDocument(beyond, after.Id))),
        ];
    }

    private static BsonDocument Or(params BsonDocument[] clauses) => new("$or", new BsonArray(clauses));
}
