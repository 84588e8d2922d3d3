using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Gateway.Tests.Routes;
using Wiredesk.Tests;

namespace Wiredesk.Gateway.Tests.Usage;

public sealed class RecordUsageTests : IAsyncLifetime
{
    private Upstream _publishing = null!;
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _publishing = await Upstream.Start("publishing");
        _publishing.Answer = http =>
        {
            http.Response.StatusCode = http.Request.Path.Value!.EndsWith('9') ? 404 : 200;
            return Task.CompletedTask;
        };
        _gateway = Host(null);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _publishing.DisposeAsync();
    }

    [Fact]
    public async Task Reads_TellWhoGotAnArticle()
    {
        var (read, missing) = (Guid.Parse("0195a000-0000-7000-8000-000000000001"), Guid.Parse("0195a000-0000-7000-8000-000000000009"));
        var (harbour, lighthouse) = (await _gateway.Key("harbour", "read"), await _gateway.Key("lighthouse", "read"));

        await _gateway.Ask($"/v1/articles/{read}", harbour);
        await _gateway.Ask($"/v1/articles/{read}", harbour); // From the cache, and a read all the same.
        await _gateway.Ask($"/v1/articles/{read}/revisions", lighthouse, HttpMethod.Head); // It tells as much as that there is one.
        await _gateway.Ask($"/v1/articles/{missing}", harbour);
        await _gateway.Ask("/v1/articles", harbour);

        var readers = await Eventually($"/admin/reads/{read}", found => found.Count == 3);
        Assert.Equal(["harbour", "harbour", "lighthouse"], readers.Select(reader => (string)reader!["holder"]!));
        Assert.Empty(await Get($"/admin/reads/{missing}"));
        var usage = await Eventually("/admin/usage/harbour", days => days.Sum(day => (int)day!["requests"]!) == 4); // Written after the reads, and perhaps in another batch.
        Assert.Equal((4, 1, 2), ((int)usage[0]!["requests"]!, (int)usage[0]!["refused"]!, (int)usage[0]!["reads"]!));
        Assert.Empty(await Get("/admin/usage/nobody"));
    }

    [Fact]
    public async Task Reads_ThatWaitAreWrittenWhenTheGatewayEnds()
    {
        using var folder = new TempFolder();
        var read = Guid.Parse("0195a000-0000-7000-8000-000000000001"); // One that ends in 9 is not there.
        await using (var gateway = Host(folder.Path))
        {
            var key = await gateway.Key("harbour", "read");
            for (var n = 0; n < 20; n++)
                await gateway.Ask($"/v1/articles/{read}", key);
        }

        await using var again = Host(folder.Path);
        using var answer = await again.Ask($"/admin/reads/{read}", GatewayHost.BootstrapKey);
        Assert.Equal(20, (await answer.Content.ReadFromJsonAsync<JsonArray>())!.Count);
    }

    [Fact]
    public async Task Reads_GoWhenTheTimeOfTheAuditIsOver()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var gateway = new GatewayHost(null, time, ("services:publishing:http:0", _publishing.Address), ("Gateway:AuditDays", "30"));
        var (article, key) = (Guid.Parse("0195a000-0000-7000-8000-000000000001"), await gateway.Key("harbour", "read"));
        await gateway.Ask($"/v1/articles/{article}", key);
        await Shown(1, TimeSpan.FromSeconds(1)); // That often reads are written.

        time.Advance(TimeSpan.FromDays(29));
        await gateway.Ask($"/v1/articles/{article}", key);
        await Shown(2, TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromDays(2));
        await Shown(1, TimeSpan.FromMinutes(1)); // That often what is over is removed.

        Task Shown(int count, TimeSpan turn) => ServiceHost.Until(async () =>
        {
            time.Advance(turn);
            using var answer = await gateway.Ask($"/admin/reads/{article}", GatewayHost.BootstrapKey);
            return (await answer.Content.ReadFromJsonAsync<JsonArray>())!.Count == count;
        });
    }

    private GatewayHost Host(string? folder) => new(folder, null, ("services:publishing:http:0", _publishing.Address));

    private async Task<JsonArray> Get(string path) =>
        (await (await _gateway.Ask(path, GatewayHost.BootstrapKey)).Content.ReadFromJsonAsync<JsonArray>())!;

    private async Task<JsonArray> Eventually(string path, Func<JsonArray, bool> condition)
    {
        JsonArray found = [];
        await ServiceHost.Until(async () => condition(found = await Get(path)));
        return found;
    }
}
