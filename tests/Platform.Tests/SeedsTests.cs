using System.Text.Json;

namespace Wiredesk.Platform.Tests;

/// <summary>The seeds go in at the gateway and come out of the published API, over RabbitMQ and four processes.</summary>
[Collection(nameof(InstallationFixture))]
public sealed class SeedsTests(InstallationFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private const string Source = "seeds"; // All tests send them under one name, so that only the first sending counts.
    private static readonly string[] Copies = ["copy", "nearCopy", "excerpt", "extension"];

    // What each seed carries around its body, as its gold file marks it.
    private static readonly string[] Clutter = ["\nComments", "Sources & References", "About the correspondent", "Skip to main content", "Photo: Gemini AI"];

    [Fact]
    public async Task Seeds_ArePublishedOnceEach_NoneACopy()
    {
        InstallationFixture.Need();
        var published = await Publish();

        foreach (var article in published)
        {
            Assert.Equal("en", article.GetProperty("language").GetString());
            Assert.DoesNotContain(article.GetProperty("relation").GetString(), Copies);
            var body = article.GetProperty("body").GetString()!;
            Assert.NotEmpty(body);
            Assert.All(Clutter, words => Assert.DoesNotContain(words, body, StringComparison.Ordinal));
        }

        Assert.Equal(5, published.Select(article => article.GetProperty("group").GetGuid()).Distinct().Count());
    }

    [Fact]
    public async Task Article_LeavesOneTraceThroughAllServices()
    {
        InstallationFixture.Need();
        var id = await Push("seeds-traced", "one", "A text of its own that goes through all services, so that its trace can be looked at. " + Guid.NewGuid());

        string[] all = ["deduplication", "enrichment", "gateway", "ingestion", "publishing"];
        await Until.True(
            () => Task.FromResult(fixture.Traces.Services.Values.Any(services => all.All(services.ContainsKey))),
            Limit,
            "one trace names all services");
        await Until.True(async () => (await fixture.Api.Changes(null)).Changes.Any(change => change.ArticleId == id), Limit, "it is in the changes feed"); // Else others would count it.
    }

    [Fact]
    public async Task LightlyEditedCopy_JoinsItsOriginal()
    {
        InstallationFixture.Need();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Seeds, "001_9ca1e063e595d5e0.txt"));
        var edited = text.Replace("convened in Cairo", "met in Cairo", StringComparison.Ordinal)
            .Replace("formidable challenges", "great challenges", StringComparison.Ordinal)
            .Replace("cautiously optimistic", "hopeful", StringComparison.Ordinal);
        Assert.NotEqual(text, edited);

        var original = (await Publish())[1];
        var copy = await Read(await Push("seeds-copy", "001", edited));

        Assert.Contains(copy.GetProperty("relation").GetString(), Copies);
        Assert.Equal(original.GetProperty("group").GetGuid(), copy.GetProperty("group").GetGuid());
        Assert.NotEmpty(copy.GetProperty("evidence").GetProperty("shared").EnumerateArray());
    }

    private async Task<List<JsonElement>> Publish()
    {
        var ids = new List<Guid>();
        foreach (var file in Directory.GetFiles(Repository.Seeds, "*.txt").Order())
            ids.Add(await Push(Source, Path.GetFileName(file), await File.ReadAllTextAsync(file)));
        Assert.Equal(5, ids.Distinct().Count());
        var published = new List<JsonElement>();
        foreach (var id in ids)
            published.Add(await Read(id));
        return published;
    }

    private async Task<Guid> Push(string source, string id, string text) =>
        await fixture.Api.Push(source, id, text) ?? throw new InvalidOperationException($"{id} was not accepted.");

    private Task<JsonElement> Read(Guid id) =>
        Until.Value(async () => (JsonElement?)await fixture.Api.Get($"/v1/articles/{id}"), Limit, $"{id} is published");
}
