using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>A hundred publishers behind one port, each with its own habits, who know what they served.</summary>
internal sealed class SimulatedNewsroom(DateTimeOffset start, TimeProvider time) : IAsyncDisposable
{
    public const int Sources = 100;
    private const int Shown = 15;

    private readonly ConcurrentDictionary<int, string> _last = new();
    private WebApplication? _app;

    /// <summary>Each version of each article that was ever served: source, item, version.</summary>
    public ConcurrentDictionary<(int Source, int Item, int Version), bool> Served { get; } = new();

    /// <summary>Articles whose withdrawal was served.</summary>
    public ConcurrentDictionary<(int Source, int Item), bool> Killed { get; } = new();

    /// <summary>Every request for a feed: when, of whom, and how it was answered.</summary>
    public ConcurrentQueue<(DateTimeOffset At, int Source, string Host, int Status)> Requests { get; } = new();

    /// <summary>Every request, those for robots.txt included.</summary>
    public ConcurrentQueue<(DateTimeOffset At, string Host, string Path)> Asked { get; } = new();

    /// <summary>How many entries were in documents that were not just the last one again.</summary>
    public int Entries => _entries;

    private int _entries;

    public int Port { get; private set; }

    public static string Habit(int source) => (source % 10) switch
    {
        0 => "plain",
        1 => "revises",
        2 => "kills",
        3 => "overloaded",
        4 => "falls silent",
        5 => "moves",
        6 => "one id for all",
        7 => "new ids each time",
        8 => "fails",
        _ => "ends",
    };

    // Those that give one id to all share a host, and must take turns there.
    public Uri Feed(int source) => new($"http://{(Habit(source) == "one id for all" ? "shared" : $"s{source}")}.example:{Port}/{source}/feed");

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Logging:LogLevel:Default"] = "None" });
        _app = builder.Build();
        _app.Use(async (http, next) =>
        {
            Asked.Enqueue((time.GetUtcNow(), http.Request.Host.Host, http.Request.Path));
            await next(http);
        });
        _app.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /private/\n"));
        _app.MapGet("/.well-known/tdmrep.json", (HttpContext http) => http.Request.Host.Host == "s1.example"
            ? Results.Text("""[{"location":"/","tdm-reservation":1,"tdm-policy":"https://s1.example/terms"}]""") : Results.NotFound());
        _app.MapGet("/{source:int}/{name}", Answer);
        await _app.StartAsync();
        Port = new Uri(_app.Urls.First()).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task Answer(HttpContext http, int source, string name)
    {
        var hours = (time.GetUtcNow() - start).TotalHours;
        var answer = http.Response;
        switch (Habit(source))
        {
            case "overloaded" when hours is >= 8 and < 10:
                answer.StatusCode = 429;
                answer.Headers.RetryAfter = ((int)((start.AddHours(10) - time.GetUtcNow()).TotalSeconds + 1)).ToString(CultureInfo.InvariantCulture);
                break;
            case "moves" when hours >= 6 && name == "feed":
                answer.StatusCode = source % 20 == 5 ? 301 : 308;
                answer.Headers.Location = $"/{source}/new";
                break;
            case "fails" when hours is >= 5 and < 8:
                answer.StatusCode = source % 20 == 8 ? 500 : 503;
                break;
            case "ends" when hours >= 18:
                answer.StatusCode = 410;
                break;
            default:
                await Document(http, source, hours);
                break;
        }

        Requests.Enqueue((time.GetUtcNow(), source, http.Request.Host.Host, answer.StatusCode));
    }

    private async Task Document(HttpContext http, int source, double hours)
    {
        var items = Items(source, hours);
        var (document, kills) = Habit(source) == "kills" ? Atom(source, items, hours) : (Rss(source, items), []);
        var bytes = Encoding.UTF8.GetBytes(document);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
        if (Habit(source) is not ("ends" or "fails" or "new ids each time"))
        {
            http.Response.Headers.ETag = tag;
            if (http.Request.Headers.IfNoneMatch == tag)
            {
                http.Response.StatusCode = 304;
                return;
            }
        }

        foreach (var (item, version) in items)
            Served[(source, item, version)] = true;
        foreach (var item in kills)
            Killed[(source, item)] = true;
        if (!_last.TryGetValue(source, out var last) || last != tag)
            Interlocked.Add(ref _entries, items.Count + kills.Count);
        _last[source] = tag;
        http.Response.ContentType = "application/xml";
        await http.Response.Body.WriteAsync(bytes);
    }

    // One item an hour, the newest first; those that revise do so every three hours. At midnight there are those of the day before.
    private static List<(int Item, int Version)> Items(int source, double hours)
    {
        var oldest = (int)(Habit(source) == "falls silent" ? Math.Min(hours, 2) : hours);
        return [.. Enumerable.Range(oldest, Shown).Reverse().Select(item => (item, Habit(source) == "revises" ? (int)((hours - item + Shown) / 3) : 0))];
    }

    private static string Text(int source, int item, int version) =>
        $"Publisher {source} reports that ferry number {item} left harbour {source} in calm weather{(version > 0 ? $", and that {version} more followed" : "")}.";

    private string Rss(int source, List<(int Item, int Version)> items)
    {
        var rss = new StringBuilder($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Publisher {source}</title><link>https://s{source}.example/</link>");
        foreach (var (item, version) in items)
        {
            var unstable = Habit(source) == "new ids each time" ? $"-{time.GetUtcNow().ToUnixTimeSeconds()}" : "";
            var id = Habit(source) == "one id for all" ? "the-id" : $"{source}-{item}{unstable}";
            rss.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{id}</guid><link>https://s{source}.example/{item}{unstable}?utm_source=rss</link><title>Ferry {item} of {source}</title>");
            rss.Append(CultureInfo.InvariantCulture, $"<pubDate>{start.AddHours(item - Shown):R}</pubDate><description>{Text(source, item, version)}</description></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }

    // From noon on, the entries 3 and 4 are withdrawn.
    private (string Document, List<int> Kills) Atom(int source, List<(int Item, int Version)> items, double hours)
    {
        var kills = hours >= 12 ? new List<int> { 3, 4 } : [];
        items.RemoveAll(item => kills.Contains(item.Item));
        var atom = new StringBuilder($"<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"><title>Publisher {source}</title><id>tag:s{source}.example,2026:feed</id>");
        foreach (var item in kills)
            atom.Append(CultureInfo.InvariantCulture, $"<at:deleted-entry ref=\"tag:s{source}.example,2026:{item}\" when=\"{start.AddHours(12):O}\"/>");
        foreach (var (item, version) in items)
        {
            atom.Append(CultureInfo.InvariantCulture, $"<entry><id>tag:s{source}.example,2026:{item}</id><title>Ferry {item} of {source}</title><link href=\"https://s{source}.example/{item}\"/>");
            atom.Append(CultureInfo.InvariantCulture, $"<published>{start.AddHours(item - Shown):O}</published><content>{Text(source, item, version)}</content></entry>");
        }

        return (atom.Append("</feed>").ToString(), kills);
    }
}
