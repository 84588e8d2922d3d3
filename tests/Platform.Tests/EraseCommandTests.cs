using System.Net;
using System.Text.Json;
using Wiredesk.Tests;

namespace Wiredesk.Platform.Tests;

/// <summary><c>wiredesk erase</c> as people call it: beside a running instance, and by itself.</summary>
public sealed class EraseCommandTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] Routes = ["", "?format=ninjs", "?format=json-ld", "/why", "/decision", "/revisions", "/revisions/1"];

    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
    private readonly List<ServiceProcess> _processes = [];

    private string Data => Path.Combine(_folder, "data");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Erase_LeavesATombstoneOnEveryRouteAndARecordInEveryStage()
    {
        var first = await Run("up", "--json", "--once", "--port", "0", "--seeds", Repository.Seeds);
        var ids = first.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetGuid()).ToList();

        AssertErasedFromAll(await Run("erase", $"{ids[0]}", "--json"));
        var up = await Run("up", "--json", "--port", $"{ServiceProcess.FreePort()}");
        AssertErasedFromAll(await Run("erase", $"{ids[1]}", "--json"));

        using var partner = new PublishedApi(up.GetProperty("url").GetString()!, first.GetProperty("partnerKey").GetString()!);
        foreach (var id in ids[..2])
        {
            foreach (var route in Routes)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/articles/{id}{route}");
                using var answer = await partner.Send(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Gone, $"{answer.StatusCode} for {route}");
            }
        }

        var listed = await partner.Get("/v1/articles?copies=apart");
        Assert.Equal(ids[2..].Order(), listed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()).Order());
        Assert.Equal(ids[..2], (await partner.Changes(null)).Changes.Where(change => change.Kind == "erase").Select(change => change.ArticleId));
    }

    [Fact]
    public async Task Erase_EndsWhenThoseItLedHaveTheirNewPlace()
    {
        var wire = Directory.CreateDirectory(Path.Combine(_folder, "wire")).FullName;
        var text = new Texts(7).Next(1);
        for (var n = 0; n < 80; n++)
            await File.WriteAllTextAsync(Path.Combine(wire, $"{n:00}.txt"), $"{text}\nPrinted by paper number {n}.");
        var ids = (await Run("up", "--json", "--once", "--port", "0", "--seeds", wire)).GetProperty("articles").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetGuid());
        var lead = (await Run("why", $"{ids.Keys.First()}", "--json")).GetProperty("decision").GetProperty("group").GetGuid();

        await Run("erase", $"{lead}", "--json");

        foreach (var id in ids.Keys.Where(id => id != lead).TakeLast(5))
            Assert.NotEqual(lead, (await Run("why", $"{id}", "--json")).GetProperty("decision").GetProperty("group").GetGuid());
    }

    [Fact]
    public async Task Erase_SaysWhenThereNeverWasSuchAnArticle()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.txt"), "Storm closes harbour\n\nThe ferries stayed in on Monday, the port said.");
        var taken = JsonDocument.Parse((await CommandRun.Run(_folder, "ingest", "a.txt", "--json")).Output).RootElement.GetProperty("id").GetGuid();
        var unknown = Guid.NewGuid();

        var (never, once) = (await CommandRun.Run(_folder, "erase", $"{unknown}"), await CommandRun.Run(_folder, "erase", $"{taken}"));

        Assert.Equal((0, $"wiredesk: No article {unknown} ever came in here: nothing had to be removed."), (never.ExitCode, never.Errors.Trim()));
        Assert.Equal((0, ""), (once.ExitCode, once.Errors));
    }

    [Theory]
    [InlineData("by itself")]
    [InlineData("beside a running instance")]
    public async Task Erase_LeavesNoWordOfTheArticleInAnyFile(string how)
    {
        var first = await Taken("first", Quakes.First);
        var other = await Taken("other", Quakes.Other);
        await Taken("copy", Quakes.Copy);
        foreach (var store in new[] { "ingestion.db", "enrichment.db", "deduplication.db", "publishing.db", "publishing-index.db" })
            Assert.Contains(store, StoredBytes.Found(Data, OnlyInFirst), StringComparison.Ordinal);
        if (how == "beside a running instance") await Run("up", "--json", "--port", $"{ServiceProcess.FreePort()}");

        AssertErasedFromAll(await Run("erase", $"{first}", "--json"));

        Assert.Equal("", StoredBytes.Found(Data, OnlyInFirst));
        Assert.Contains("12500077", (await Run("why", $"{other}", "--json")).GetRawText(), StringComparison.Ordinal); // It is compared with the copy now.
    }

    // In the index a word begins where it goes on from the one before it.
    private static IEnumerable<string> OnlyInFirst => Quakes.OnlyInFirst.Concat(Quakes.OnlyInFirst.Select(word => word[3..]));

    private async Task<Guid> Taken(string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.txt"), text);
        var known = Directory.Exists(Data) ? await Published() : [];
        await Run("up", "--json", "--once", "--port", "0", "--seeds", folder);
        return Assert.Single((await Published()).Except(known));
    }

    private async Task<IReadOnlyList<Guid>> Published() =>
        [.. (await Run("articles", "--json")).EnumerateArray().Select(article => article.GetProperty("id").GetGuid())];

    private static void AssertErasedFromAll(JsonElement erased) =>
        Assert.All(erased.GetProperty("stages").EnumerateArray(), stage => Assert.True(stage.GetProperty("done").GetBoolean() && stage.TryGetProperty("at", out _), stage.ToString()));

    private async Task<JsonElement> Run(params string[] arguments)
    {
        var process = new ServiceProcess(
            Repository.Executable("services/standalone", "wiredesk"), [.. arguments, "--data", Data],
            new Dictionary<string, string?> { ["Deduplication__SnapshotEvery"] = "1" }, Path.Combine(_folder, $"{_processes.Count}.log"));
        _processes.Add(process);
        process.Start();
        var line = await process.FirstLine.Task.WaitAsync(Limit);
        if (arguments is not ["up", "--json", "--port", ..]) await Until.True(() => Task.FromResult(process.HasExited), Limit, "the command ends");
        return JsonDocument.Parse(line).RootElement;
    }
}
