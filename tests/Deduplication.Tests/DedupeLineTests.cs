using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Defaults;

namespace Wiredesk.Deduplication.Tests;

public class DedupeLineTests
{
    private static readonly Verdict Copy = new()
    {
        ArticleId = "b",
        Version = 2,
        Relation = Relation.NearCopy,
        Of = "a",
        Group = "g",
        Lead = "a",
        Event = "e",
        Story = "s",
        Confidence = 0.9,
        Evidence = new Evidence("rules-1", [new SharedPassage(1, 5, 2, 6)], 0.8, 0.7, [new Difference("number", "12", "13")]) { Signals = [new SignalScore("coveredHere", 0.8)] },
    };

    [Fact]
    public void From_PrintsTheDocumentedShape()
    {
        const string Expected = """
            {"id":"b","relation":"nearCopy","of":"a","group":"a","event":"e","story":"s","confidence":0.9,"evidence":{
            "shared":[{"here":[1,5],"there":[2,6]}],"containment":0.8,"jaccard":0.7,"signals":[{"signal":"coveredHere","score":0.8}],"differs":[{"kind":"number","here":"12","there":"13"}],"rules":"rules-1"},"confirmations":1}
            """;

        var printed = JsonSerializer.Serialize(DedupeLine.From(Copy), Json.Options);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), JsonNode.Parse(printed)), printed);
    }

    [Fact]
    public void From_MarksARevisedLine() => Assert.Contains("\"revised\":true", JsonSerializer.Serialize(DedupeLine.From(Copy, revised: true), Json.Options), StringComparison.Ordinal);

    [Fact]
    public void ToDecision_CarriesTheIdsOfTheServices()
    {
        var id = Guid.NewGuid().ToString("D");

        var decision = (Copy with { Of = id, Group = id, Lead = id, Event = id, Story = id }).ToDecision();

        Assert.Equal((2, Relation.NearCopy, (Guid?)Guid.Parse(id)), (decision.Version, decision.Relation, decision.Of));
    }
}
