using Wiredesk.Publishing.Search;

namespace Wiredesk.Publishing.Tests.Search;

/// <summary>What is sent to MongoDB, as BSON: no server is needed.</summary>
public sealed class MongoArticleIndexTests
{
    private static readonly IndexQuery Query = new(
        [new Clause("source", ["source:a", "source:b"]), new Clause("language", ["language:en"])], ["two words", "one"],
        From: new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Filter_WantsEveryPhraseAndOneFacetOfEachClause() => Assert.Equal(
        $$"""{ "$and" : [{ "live" : true }, { "$text" : { "$search" : "\"two words\" \"one\"" } }, { "f" : { "$in" : ["{{SearchWords.Term("source:a")}}", "{{SearchWords.Term("source:b")}}"] } }, { "f" : { "$in" : ["{{SearchWords.Term("language:en")}}"] } }, { "n" : { "$lt" : 7 } }, { "date" : { "$gte" : {{Query.From!.Value.UtcTicks}} } }] }""",
        MongoArticleIndex.Filter(Query, 7, newestFirst: true, isIndexed: true).ToString().Replace("NumberLong(7)", "7", StringComparison.Ordinal).Replace($"NumberLong(\"{Query.From!.Value.UtcTicks}\")", $"{Query.From!.Value.UtcTicks}", StringComparison.Ordinal));

    [Fact]
    public void Filter_WithoutAnythingWantsWhatCanBeRead() =>
        Assert.Equal("""{ "$and" : [{ "live" : true }] }""", MongoArticleIndex.Filter(new IndexQuery([], []), null, newestFirst: true, isIndexed: true).ToString());

    [Fact]
    public void Filter_WithoutATextIndexReadsTheWords() => Assert.Equal(
        """{ "$and" : [{ "live" : true }, { "words" : { "$regularExpression" : { "pattern" : "(?:^| )two\\ words(?= |$)", "options" : "" } } }, { "words" : { "$regularExpression" : { "pattern" : "(?:^| )one(?= |$)", "options" : "" } } }] }""",
        MongoArticleIndex.Filter(new IndexQuery([], Query.Phrases), null, newestFirst: true, isIndexed: false).ToString());

    [Fact]
    public void Ranked_FromTheStartHasNoUpperEnd() =>
        Assert.DoesNotContain("\"n\" : { \"$lt\"", MongoArticleIndex.Ranked(Query, long.MaxValue, isIndexed: true)[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void Update_KeepsTheNumberThatAnArticleHas()
    {
        var id = Guid.CreateVersion7();
        var article = new IndexedArticle(
            9, id, id, id, id, id, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "some words", ["source:a"], new Dictionary<string, string> { ["source:a"] = "A" });

        var update = MongoArticleIndex.Update(article);

        Assert.Equal(9, update["$setOnInsert"]["n"].ToInt64());
        Assert.False(update["$set"].AsBsonDocument.Contains("n"));
        Assert.Equal("""[{ "k" : "source", "v" : "A" }]""", update["$set"]["labels"].ToString());
    }

    [Fact]
    public void Ranked_LooksAtTheNewestThousandOnly()
    {
        var stages = MongoArticleIndex.Ranked(Query, 100, isIndexed: true);

        Assert.Equal(["$match", "$sort", "$limit", "$set", "$unset", "$sort"], stages.Select(stage => stage.Elements.Single().Name));
        Assert.Equal(1000, stages[2]["$limit"].ToInt32());
    }

    [Fact]
    public void Erasure_IsOfTheWholeEntry()
    {
        var id = Guid.CreateVersion7();

        Assert.Equal($$"""{ "_id" : { "$in" : ["{{id:D}}"] } }""", MongoArticleIndex.Erasure([id]).ToString());
    }
}
