using System.Net;
using System.Text;
using System.Text.Json;

namespace Wiredesk.Platform.Tests;

/// <summary><c>wiredesk sources</c> and <c>wiredesk reprocess</c>, by themselves and beside a running instance that polls.</summary>
public sealed class SourceCommandsTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly Dictionary<string, string?> Loopback = new() { ["Fetch__AllowedNetworks"] = "127.0.0.1/32" };

    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
    private readonly HttpListener _publisher = new();
    private readonly int _port = ServiceProcess.FreePort();
    private Task _answering = Task.CompletedTask;
    private ServiceProcess? _process;

    private string Feed => $"http://127.0.0.1:{_port}/feed";

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        _publisher.Prefixes.Add($"http://127.0.0.1:{_port}/");
        _publisher.Start();
        _answering = Answer();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _publisher.Stop();
        await _answering;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Sources_AreAddedListedTestedPausedAndRemoved_ByTheCommandAlone()
    {
        var added = await Source("add", "post", Feed, "--time-zone", "Europe/Berlin", "--retention-days", "7", "--silent-after-hours", "6");
        var test = await Run("sources", "test", "post", "--json");
        var paused = await Source("pause", "post");
        var resumed = await Source("resume", "post");
        var changed = await Source("add", "post", $"http://127.0.0.1:{_port}/none", "--full-pages", "true");
        var broken = await Run("sources", "test", "post");
        var listed = await Source("list");
        var removed = await Run("sources", "remove", "post");

        Assert.Equal(("post", "Europe/Berlin", 7, 6), (Text(added, "name"), Text(added, "timeZone"), added.GetProperty("retentionDays").GetInt32(), added.GetProperty("silentAfterHours").GetInt32()));
        var tested = Assert.Single(Json(test).EnumerateArray());
        Assert.Equal((0, 2, 2, "Storm closes harbour"), (test.ExitCode, tested.GetProperty("entries").GetInt32(), tested.GetProperty("withText").GetInt32(), tested.GetProperty("headlines")[0].GetString()));
        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.False(paused.GetProperty("feeds")[0].TryGetProperty("due", out _));
        Assert.False(resumed.GetProperty("paused").GetBoolean());
        Assert.True(resumed.GetProperty("feeds")[0].TryGetProperty("due", out _));
        Assert.Equal((true, "Europe/Berlin", 2), (changed.GetProperty("fullPages").GetBoolean(), Text(changed, "timeZone"), changed.GetProperty("feeds").GetArrayLength()));
        Assert.Equal((1, "2 entries, 2 with text"), (broken.ExitCode, broken.Output.Trim().Split(": ")[^1]));
        Assert.Contains("/none: NotFound", broken.Errors, StringComparison.Ordinal);
        Assert.Equal(changed.GetRawText(), listed.GetRawText()); // Testing took nothing in and changed nothing.
        Assert.Equal(0, removed.ExitCode);
        Assert.Equal(0, Json(await Run("sources", "list", "--json")).GetArrayLength());
    }

    [Theory]
    [InlineData("There is no source 'nobody'.", "sources", "pause", "nobody")]
    [InlineData("There is no source 'nobody'.", "sources", "test", "nobody")]
    [InlineData("There is no source 'nobody'.", "sources", "remove", "nobody")]
    [InlineData("absolute http or https", "sources", "add", "post", "nonsense")]
    [InlineData("address, not 'http://a b/'", "sources", "add", "post", "http://a b/")]
    [InlineData("Mars/Olympus", "sources", "add", "post", "--time-zone", "Mars/Olympus")]
    [InlineData("There is no data folder", "sources", "list", "--data", "elsewhere")]
    [InlineData("There is no data folder", "reprocess", "--source", "post", "--since", "2026-03-01", "--data", "elsewhere")]
    public async Task Mistakes_AreNamed(string reason, params string[] arguments)
    {
        var run = await Run(arguments);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("wiredesk: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reprocess_WantsAnInstant()
    {
        var run = await Run("reprocess", "--source", "post", "--since", "lately");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'lately'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_InstancePollsWhatTheCommandAdds_AndReadsItAnew()
    {
        _process = new ServiceProcess(Repository.Executable("services/standalone", "wiredesk"), ["up", "--json", "--port", "0", "--data", Path.Combine(_folder, "data")], Loopback, Path.Combine(_folder, "up.log"));
        _process.Start();
        await _process.FirstLine.Task.WaitAsync(Limit);

        await Source("add", "post", Feed);
        await Until.True(async () => (await Source("list")).TryGetProperty("lastNew", out _), Limit, "the feed is polled");
        var beside = await Run("reprocess", "--source", "post", "--since", "2020-01-01", "--json");
        var later = await Run("reprocess", "--source", "post", "--since", "2100-01-01", "--json");
        await _process.Kill();
        var alone = await Run("reprocess", "--source", "post", "--since", "2020-01-01", "--json");

        Assert.Equal("changed", Text((await Source("list")).GetProperty("feeds")[0], "lastOutcome"));
        Assert.All([beside, alone], run => Assert.Equal((0, 1, 2), (run.ExitCode, Json(run).GetProperty("originals").GetInt32(), Json(run).GetProperty("outcomes").GetProperty("unchanged").GetInt32())));
        Assert.Equal(0, Json(later).GetProperty("originals").GetInt32());
    }

    private Task<CommandRun> Run(params string[] arguments) => CommandRun.Run(_folder, Loopback, arguments);

    private async Task<JsonElement> Source(params string[] arguments)
    {
        var run = await Run(["sources", .. arguments, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return Assert.Single(Json(run).EnumerateArray());
    }

    private static JsonElement Json(CommandRun run) => JsonDocument.Parse(run.Output).RootElement;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task Answer()
    {
        var feed = Encoding.UTF8.GetBytes("<rss version='2.0'><channel><title>Post</title><item><guid>1</guid><title>Storm closes harbour</title><description>The ferries stayed in.</description></item>"
            + "<item><guid>2</guid><title>Ferries sail again</title><description>The storm is over.</description></item></channel></rss>");
        try
        {
            while (true)
            {
                var http = await _publisher.GetContextAsync();
                http.Response.StatusCode = http.Request.Url!.AbsolutePath == "/feed" ? 200 : 404;
                http.Response.Close(http.Response.StatusCode == 200 ? feed : [], willBlock: false);
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
