using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Defaults.Identity;
using Wiredesk.Platform.Tests;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Followers;

/// <summary><c>followers</c>: thousands follow the stream of one publishing process, and hundreds its webhooks, while changes are published.</summary>
internal static class FollowersCommand
{
    private const int Partners = 10;
    private const int MostHooks = 20; // Of one partner.

    private static readonly TimeSpan Drain = TimeSpan.FromMinutes(10);

    private sealed record Load(int Followers, int Webhooks, int Rate, int Seconds)
    {
        public int Changes => Rate * Seconds;
    }

    public static async Task<int> Run(string[] args)
    {
        var followers = new Option<int>("--followers") { Description = "How many follow the stream", DefaultValueFactory = _ => 2000 };
        var webhooks = new Option<int>("--webhooks") { Description = "How many webhooks there are", DefaultValueFactory = _ => 200 };
        var rate = new Option<int>("--rate") { Description = "How many changes are published in a second", DefaultValueFactory = _ => 100 };
        var seconds = new Option<int>("--seconds") { Description = "For how long", DefaultValueFactory = _ => 60 };
        var command = new RootCommand("Followers of the stream and webhooks of one publishing process") { followers, webhooks, rate, seconds };
        var missed = 0;
        command.SetAction(async options =>
        {
            (missed, var report) = await Measure(new Load(options.GetValue(followers), options.GetValue(webhooks), options.GetValue(rate), options.GetValue(seconds)));
            Console.Out.Write(report);
        });
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : missed > 0 ? 1 : code;
    }

    private static async Task<(int Missed, string Report)> Measure(Load load)
    {
        var machine = MachineFacts.Now();
        await using var processes = new ServiceProcesses();
        // Collects garbage as the service itself does, see its project file.
        var publishing = await processes.Role("publishing-under-load", "/health/ready", [("Fetch__AllowedNetworks", "127.0.0.0/8"), ("DOTNET_gcServer", "0")], load.Rate.ToString(null, null), load.Changes.ToString(null, null));
        await using var hooks = await HookReceiver.Start();
        using var admin = Client(publishing, "bench", Scopes.Admin);

        // Half the partners may read everything, the others one source each.
        for (var partner = 0; partner < Partners; partner++)
        {
            (await admin.PutAsJsonAsync($"/admin/partners/{NameOf(partner)}", new { name = NameOf(partner), entitlement = new { sources = SourceOf(partner) is { } source ? new[] { source } : [] } })).EnsureSuccessStatusCode();
        }

        var receivers = new List<Ledger>();
        for (var hook = 0; hook < load.Webhooks; hook++)
        {
            var ledger = new Ledger(NameOf(hook / MostHooks % Partners), SourceOf(hook / MostHooks % Partners));
            (await admin.PostAsJsonAsync($"/admin/partners/{ledger.Partner}/webhooks", new { url = hooks.Add(ledger) })).EnsureSuccessStatusCode();
            receivers.Add(ledger);
        }

        // Two that never take anything: one is not there, one never answers.
        foreach (var dead in new[] { new Uri("http://127.255.0.1:9/"), hooks.Silent })
            (await admin.PostAsJsonAsync("/admin/partners/dead/webhooks", new { url = dead })).EnsureSuccessStatusCode();

        using var stop = new CancellationTokenSource();
        var streams = Enumerable.Range(0, load.Followers).Select(n => new StreamFollower(publishing.Port, Identity(NameOf(n % Partners), Scopes.Read), new Ledger(NameOf(n % Partners), SourceOf(n % Partners)))).ToList();
        foreach (var some in streams.Chunk(100))
            await Task.WhenAll(some.Select(stream => stream.Connect(stop.Token)));
        var reading = streams.Select(stream => stream.Read(stop.Token)).ToList();

        var (processor, idle) = (publishing.Process.ProcessorTime, publishing.Process.PeakMemory);
        Console.Error.WriteLine(Invariant($"{load.Followers:N0} followers and {load.Webhooks:N0} webhooks are there; publishing has {idle / 1e6:N0} MB"));
        (await admin.PostAsync("/start", null)).EnsureSuccessStatusCode();

        var all = await Feed(admin, load.Changes);
        var ledgers = streams.Select(stream => stream.Ledger).Concat(receivers).ToList();
        var expected = ledgers.Select(ledger => ledger.Source).Distinct().ToDictionary(source => source ?? "", source => Ledger.Expected(all.Where(change => source is null || change.Source == source).Select(change => change.Number)));
        var began = TimeProvider.System.GetTimestamp();
        while (ledgers.Any(ledger => ledger.Count < expected[ledger.Source ?? ""].Count) && TimeProvider.System.GetElapsedTime(began) < Drain)
            await Task.Delay(TimeSpan.FromMilliseconds(200));

        var (memory, used) = (publishing.Process.PeakMemory, publishing.Process.ProcessorTime - processor);
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        var missed = ledgers.Count(ledger => ledger.IsOutOfOrder || ledger.Sum != expected[ledger.Source ?? ""].Sum || ledger.Count != expected[ledger.Source ?? ""].Count);
        return (missed, Invariant($"""
            | {load.Changes:N0} changes, {load.Rate} a second, one publishing process | | delivered | lag p50 ms | lag p99 ms |
            |---|---:|---:|---:|---:|
            {Row("followers of the stream", [.. streams.Select(stream => stream.Ledger)])}
            {Row("webhooks", receivers)}

            - {missed:N0} of {ledgers.Count:N0} missed something, got something twice, or out of order. The last had everything {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s after the last change was there.
            - Memory of the process at its highest {memory / 1e6:N0} MB ({idle / 1e6:N0} MB before the first change); CPU {used.TotalSeconds:0} s.
            - {Partners} partners, half of them entitled to one of five sources; two more webhooks are dead. Followers and receivers run on the same machine and take their share of it.
            - {machine}

            """));
    }

    private static string Row(string name, List<Ledger> ledgers)
    {
        var lags = ledgers.SelectMany(ledger => ledger.Lags).Order().ToArray();
        return Invariant($"| {name} | {ledgers.Count:N0} | {ledgers.Sum(ledger => (long)ledger.Count):N0} | {lags[lags.Length / 2]:N0} | {lags[(int)(lags.Length * 0.99)]:N0} |");
    }

    /// <summary>The whole feed, when it has come to its end.</summary>
    private static async Task<List<(long Number, string Source)>> Feed(HttpClient admin, int count)
    {
        var (all, cursor) = (new List<(long, string)>(), "");
        while (all.Count < count)
        {
            var page = await admin.GetFromJsonAsync<JsonElement>($"/v1/changes?limit=500&wait=20{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(change => (change.GetProperty("number").GetInt64(), change.GetProperty("article").GetProperty("source").GetString()!)));
            cursor = page.GetProperty("next").GetString()!;
        }

        return all;
    }

    private static string NameOf(int partner) => $"partner-{partner}";

    private static string? SourceOf(int partner) => partner % 2 == 0 ? null : PublishingUnderLoad.SourceOf(partner / 2);

    private static string Identity(string holder, string scope) => ServiceProcesses.Identity(holder, scope);

    private static HttpClient Client(Listening publishing, string holder, string scope) =>
        new(new FreshIdentity(() => Identity(holder, scope)) { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = new Uri(ServiceProcesses.Address(publishing.Port)), Timeout = Drain };

    /// <summary>An inner identity is good for a minute; a run is longer.</summary>
    private sealed class FreshIdentity(Func<string> issue) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add(IdentityRegistration.Header, issue());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
