using System.Text;
using System.Text.Json;
using MongoDB.Bson;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Mongo;
using Wiredesk.Defaults.Tests.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Tests.Mongo;

/// <summary>What is sent to MongoDB, as BSON; needs no server.</summary>
public sealed class MongoLayoutTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ToBson_KeepsKeysLeaseAndExpiryBesideTheBody()
    {
        var note = new Note { Id = "a", Version = 4, Rank = 7, Slug = "s", Tags = ["y", "x", "y"], Aliases = ["one"], LeasedUntil = Noon, ExpiresAt = Noon.AddTicks(1) };

        var layout = MongoLayout.ToBson(new Write<Note>.Replace(note), Note.Collection, "token");

        layout.Remove("d");
        Assert.Equal(
            Bson($$"""
                { _id: "a", v: NumberLong(5), l: NumberLong({{Noon.Ticks}}), x: NumberLong({{Noon.Ticks + 1}}), w: "token",
                  i: { rank: NumberLong(7), slug: "s", tag: ["y", "x"], alias: ["one"], mark: [HexData(0, "61")] } }
                """),
            layout);
    }

    [Fact]
    public void ToBson_KeepsThePrintBesideTheBody()
    {
        var note = new Note { Id = "a", Text = "first" };

        Assert.Equal("a first", Encoding.UTF8.GetString(MongoLayout.ToBson(new Write<Note>.Insert(note), Note.Collection, "token")["p"].AsByteArray));
        Assert.False(MongoLayout.ToBson(new Write<Note>.Insert(note with { Text = null }), Note.Collection, "token").Contains("p"));
    }

    [Fact]
    public void ToBson_GivesADocumentWithoutKeysAFillerOfItsOwn()
    {
        var layout = MongoLayout.ToBson(new Write<Note>.Insert(new Note { Id = "a", Version = 9 }), Note.Collection, "token");

        var body = layout["d"].AsBsonDocument;
        layout.Remove("d");
        Assert.Equal(
            Bson("""
                { _id: "a", v: NumberLong(1), l: NumberLong(-1), w: "token",
                  i: { rank: HexData(0, "61"), slug: HexData(0, "61"), tag: [HexData(0, "61")], alias: [HexData(0, "61")], mark: [HexData(0, "61")] } }
                """),
            layout);
        Assert.Equal("a", body["id"].AsString);
    }

    [Fact]
    public void Filter_OfEachRange()
    {
        Equal("""{ "i.rank": NumberLong(5) }""", Filter(Note.ByRank, Range.Is(5L)));
        Equal("""{ "i.slug": "x" }""", Filter(Note.BySlug, Range.Is("x")));
        Equal("""{ "i.tag": "x" }""", Filter(Note.ByTag, Range.Is("x")));
        Equal("""{ "i.rank": { $gt: NumberLong(5) } }""", Filter(Note.ByRank, Range.Above(5L)));
        Equal("""{ "i.rank": { $lt: NumberLong(5) } }""", Filter(Note.ByRank, Range.Below(5L)));
        Equal("""{ "i.rank": { $gte: NumberLong(1), $lt: NumberLong(5) } }""", Filter(Note.ByRank, new Range(1L, 5L, ToExclusive: true)));
        Equal("""{ $or: [{ "i.rank": { $gte: NumberLong("-9223372036854775808") } }, { "i.rank": { $gte: "" } }] }""", Filter(Note.ByRank, Range.All));
    }

    [Fact]
    public void Filter_GoesOnBehindAPosition()
    {
        var position = new Position("rank", 3L, "m");

        Equal(
            """{ $and: [{ "i.rank": { $gt: NumberLong(1) } }, { "i.rank": { $gte: NumberLong(3) } }, { $or: [{ "i.rank": { $gt: NumberLong(3) } }, { _id: { $gt: "m" } }] }] }""",
            MongoLayout.Filter(Note.ByRank, Range.Above(1L), position, descending: false));
        Equal(
            """{ $and: [{ "i.rank": { $gt: NumberLong(1) } }, { "i.rank": { $lte: NumberLong(3) } }, { $or: [{ "i.rank": { $lt: NumberLong(3) } }, { _id: { $lt: "m" } }] }] }""",
            MongoLayout.Filter(Note.ByRank, Range.Above(1L), position, descending: true));
        Equal(
            """{ $and: [{ "i.rank": NumberLong(3) }, { _id: { $gt: "m" } }] }""",
            MongoLayout.Filter(Note.ByRank, Range.Is(3L), position, descending: false));
    }

    [Fact]
    public void Sort_IsWhatTheIndexGivesWithoutSorting()
    {
        Equal("""{ "i.rank": 1, _id: 1 }""", MongoLayout.Sort(Note.ByRank, Range.All, descending: false));
        Equal("""{ "i.rank": -1, _id: -1 }""", MongoLayout.Sort(Note.ByRank, Range.Above(1L), descending: true));
        Equal("""{ "i.slug": 1 }""", MongoLayout.Sort(Note.BySlug, Range.All, descending: false));
        Equal("""{ _id: -1 }""", MongoLayout.Sort(Note.ByTag, Range.Is("x"), descending: true));
        Equal("""{ "i.rank": 1, _id: 1 }""", MongoLayout.IndexKeys(Note.ByRank));
        Equal("""{ "i.slug": 1 }""", MongoLayout.IndexKeys(Note.BySlug));
    }

    [Fact]
    public void Page_OfAListTakesBothEndsOnOneElement()
    {
        var stages = MongoLayout.Page(Note.ByMark, new Range(2L, 10L), new Position("mark", 4L, "m"), descending: false, 7, Bson("{ l: { $lte: 1 } }"));

        Assert.Equal(
            [
                Bson("""{ $match: { $and: [{ "i.mark": { $elemMatch: { $gte: NumberLong(2), $lte: NumberLong(10) } } }, { l: { $lte: 1 } }] } }"""),
                Bson("""{ $unwind: "$i.mark" }"""),
                Bson(
                    """
                    { $match: { $and: [{ "i.mark": { $gte: NumberLong(2), $lte: NumberLong(10) } }, { "i.mark": { $gte: NumberLong(4) } },
                                       { $or: [{ "i.mark": { $gt: NumberLong(4) } }, { _id: { $gt: "m" } }] }] } }
                    """),
                Bson("""{ $sort: { "i.mark": 1, _id: 1 } }"""),
                Bson("{ $limit: 7 }"),
            ],
            stages);
        Assert.True(MongoLayout.IsPlain(Note.ByMark, Range.Is(3L)));
        Assert.False(MongoLayout.IsPlain(Note.ByMark, Range.Above(3L)));
        Assert.True(MongoLayout.IsPlain(Note.ByRank, Range.Above(3L)));
    }

    [Fact]
    public void Lease_CountsAsAWrite() =>
        Equal($$"""{ $set: { l: NumberLong({{Noon.Ticks}}), w: "token" }, $inc: { v: NumberLong(1) } }""", MongoLayout.Lease(Noon, "token"));

    [Fact]
    public void FromBson_NamesADocumentThatIsDamaged()
    {
        var layout = MongoLayout.ToBson(new Write<Note>.Insert(new Note { Id = "a", Rank = 1 }), Note.Collection, "token");
        layout[MongoLayout.Body]["rank"] = "high";

        var failure = Assert.Throws<UnreadableDocumentException>(() => MongoLayout.FromBson<Note>(layout));

        Assert.Equal("a", failure.Id);
        Assert.StartsWith("Document a cannot be read as Note: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromBson_GivesTheEnginesVersionAndLease()
    {
        var layout = MongoLayout.ToBson(new Write<Note>.Insert(new Note { Id = "a", Rank = 1 }), Note.Collection, "token");
        layout["v"] = 3L;
        layout["l"] = Noon.Ticks;

        var note = MongoLayout.FromBson<Note>(layout);

        Assert.Equal(("a", 1L, 3L, Noon), (note.Id, note.Rank!.Value, note.Version, note.LeasedUntil!.Value));
    }

    [Theory]
    [InlineData("""{"$oid":"507f1f77bcf86cd799439011","$date":{"$numberLong":"1"},"a.b":1,"":2,"%2E":3,"%":4,"nul\u0000":5,"$":{"$ref":"x"}}""")]
    [InlineData("""{"numbers":[0,-0,1,9223372036854775807,-9223372036854775808,9223372036854775808,0.1,1.10,1E+300,5E-324,1e5,79228162514264337593543950335,0.0000000000000000000000000001]}""")]
    [InlineData("""{"others":[null,true,false,"","😀 \u0000","{}",[[]],{}]}""")]
    public void Body_ComesBackByteForByte(string json)
    {
        var body = MongoBody.ToBson(Encoding.UTF8.GetBytes(json));
        var wire = MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonDocument>(body.ToBson());

        var again = MongoBody.ToJson(wire);

        Assert.Equal(Normal(json), Normal(Encoding.UTF8.GetString(again)));
        Assert.All(Names(wire), name => Assert.True(name.Length > 0 && name.IndexOfAny(['.', '$', '\0']) < 0, name));
    }

    [Fact]
    public void Body_KeepsNumbersAsTheDatabaseKnowsThem()
    {
        var body = MongoBody.ToBson("""{"whole":9007199254740993,"broken":0.25,"long":1.10}"""u8);

        Assert.Equal(new BsonInt64(9007199254740993), body["whole"]);
        Assert.Equal(new BsonDouble(0.25), body["broken"]);
        Assert.Equal(new BsonBinaryData("1.10"u8.ToArray(), BsonBinarySubType.UserDefined), body["long"]);
    }

    private static BsonDocument Filter(Index<Note> index, Range range) => MongoLayout.Filter(index, range, null, descending: false);

    private static BsonDocument Bson(string text) => BsonDocument.Parse(text);

    private static void Equal(string expected, BsonDocument actual) => Assert.Equal(Bson(expected), actual);

    // Only the escapes are made alike; the numbers stay as they were written.
    private static string Normal(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Json.Options).Replace("\\u0000", "", StringComparison.Ordinal);

    private static IEnumerable<string> Names(BsonValue value) => value switch
    {
        BsonDocument document => document.Names.Concat(document.Values.SelectMany(Names)),
        BsonArray array => array.SelectMany(Names),
        _ => [],
    };
}
