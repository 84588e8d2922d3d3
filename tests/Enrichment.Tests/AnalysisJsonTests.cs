using System.Text.Json;
using System.Text.Json.Nodes;
using Wiredesk.Contracts;
using Wiredesk.Defaults;
using Xunit;

namespace Wiredesk.Enrichment.Tests;

/// <summary>The analysis, written as JSON, is the public shape of <c>wiredesk enrich</c>.</summary>
public sealed class AnalysisJsonTests
{
    [Fact]
    public void Analysis_IsWrittenAsTheCommandLinePromises()
    {
        var json = JsonSerializer.SerializeToNode(Texts.Analyse(Texts.Seed("002_f3e7d81713774cff.txt")), Json.Options)!;

        Assert.Equal("en", (string?)json["language"]!["code"]);
        Assert.Equal(73, (int?)json["title"]!["end"]);
        Assert.Equal("source-list", (string?)json["removed"]![0]!["kind"]);
        Assert.Equal(5292, (int?)json["body"]!["end"]);
        Assert.Equal("Anadolu Agency", (string?)json["citedSources"]![0]!["publisher"]);
        Assert.True((bool?)json["citedSources"]![2]!["sectionPage"]);
        Assert.Null(json["citedSources"]![0]!["sectionPage"]);
        Assert.NotNull(json["keyphrases"]![0]!["score"]);
        Assert.Equal("no-date", (string?)json["flags"]![0]!["code"]);
        Assert.False(json["flags"]![0]!.AsObject().ContainsKey("start"));
        Assert.False(json.AsObject().ContainsKey("kicker"));
    }

    [Fact]
    public void CitedSource_IsWrittenWithPublisherAndTitleEvenWhereTheListNamesNone()
    {
        var analysis = Texts.Analyse("Talks resume in Cairo\nNegotiators from three countries met in Cairo on Tuesday to save the truce.\n\nSources\n- https://www.un.org/en/peacekeeping");
        var source = JsonSerializer.SerializeToNode(analysis, Json.Options)!["citedSources"]![0]!.AsObject();
        Assert.Equal("https://www.un.org/en/peacekeeping", (string?)source["url"]);
        Assert.True(source.ContainsKey("publisher") && source["publisher"] is null);
        Assert.True(source.ContainsKey("title") && source["title"] is null);
    }

    [Fact]
    public void Analysis_IsReadAsItWasWritten()
    {
        var analysis = Texts.Analyse(Texts.Seed("004_6ff379c7123707bb.txt"));
        var written = JsonSerializer.Serialize(analysis, Json.Options);
        var read = JsonSerializer.Deserialize<Analysis>(written, Json.Options);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(written), JsonSerializer.SerializeToNode(read, Json.Options)));
    }
}
