using System.Collections.Concurrent;
using System.Text.Json;

namespace Wiredesk.Platform.Tests;

/// <summary><c>wiredesk up</c> as a process: killed and started again, it loses nothing and publishes nothing twice.</summary>
public sealed class StandaloneTests : IAsyncLifetime
{
    private const int Articles = 200;
    private const int InFlight = 20;
    private const int Rounds = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
    private ServiceProcess? _process;

    private string Data => Path.Combine(_folder, "data");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Killed_LosesNothingAndPublishesNothingTwice()
    {
        var port = ServiceProcess.FreePort();
        var first = await Up("--port", $"{port}");
        using var ingest = new PublishedApi($"http://127.0.0.1:{port}", first.GetProperty("ingestKey").GetString()!);
        using var partner = new PublishedApi($"http://127.0.0.1:{port}", first.GetProperty("partnerKey").GetString()!);

        for (var round = 1; round <= Rounds; round++)
        {
            var (_, cursor) = await partner.Changes(null);
            var accepted = new ConcurrentDictionary<string, Guid>();
            var sending = Flow.Send(ingest, $"round-{round}", new Texts(round), Articles, 8, accepted);
            await Until.True(async () => accepted.Count - (await partner.Changes(cursor)).Changes.Count >= InFlight, Limit, $"{InFlight} articles are on their way");
            await _process!.Kill();
            var again = await Up("--port", $"{port}");
            Assert.False(again.TryGetProperty("ingestKey", out _)); // Keys are shown at the first start only.
            await sending;
            await Flow.End(partner, cursor, accepted, Limit);
            Assert.Equal(Articles, accepted.Count);
        }
    }

    [Fact]
    public async Task Seeds_TakenInAgain_PublishNothingTwice()
    {
        var first = await Up("--once", "--port", "0", "--seeds", Repository.Seeds);
        var second = await Up("--once", "--port", "0", "--seeds", Repository.Seeds);

        Assert.Equal(5, first.GetProperty("articles").GetArrayLength());
        Assert.Equal(Ids(first), Ids(second));
    }

    private static IEnumerable<Guid> Ids(JsonElement started) => started.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetGuid()).Order();

    private async Task<JsonElement> Up(params string[] arguments)
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = new ServiceProcess(
            Repository.Executable("services/standalone", "wiredesk"), ["up", "--json", "--data", Data, .. arguments], new Dictionary<string, string?>(), Path.Combine(_folder, "up.log"));
        _process.Start();
        var line = await _process.FirstLine.Task.WaitAsync(Limit);
        return JsonDocument.Parse(line).RootElement;
    }
}
