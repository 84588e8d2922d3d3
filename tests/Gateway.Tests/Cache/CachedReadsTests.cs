using System.Globalization;
using System.Net;
using MassTransit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Bus;
using Wiredesk.Gateway.Cache;
using Wiredesk.Gateway.Tests.Routes;
using Wiredesk.Tests;

namespace Wiredesk.Gateway.Tests.Cache;

public sealed class CachedReadsTests : IAsyncLifetime
{
    private Upstream _publishing = null!;
    private GatewayHost _gateway = null!;
    private int _answers;

    public async ValueTask InitializeAsync()
    {
        _publishing = await Upstream.Start("publishing");
        _publishing.Answer = http => http.Response.WriteAsync(Interlocked.Increment(ref _answers).ToString(CultureInfo.InvariantCulture));
        _gateway = new GatewayHost(("services:publishing:http:0", _publishing.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _publishing.DisposeAsync();
    }

    [Fact]
    public async Task Read_IsKeptForASecond()
    {
        var key = await _gateway.Key("harbour", "read");

        var started = TimeProvider.System.GetTimestamp();
        var reads = 0;
        await ServiceHost.Until(async () =>
        {
            reads++;
            return await Read("/v1/articles?limit=2", key) == "2";
        });

        Assert.True(TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(0.9));
        Assert.True(reads > _publishing.Requests, $"{reads} reads, {_publishing.Requests} requests.");
    }

    [Fact]
    public async Task Read_IsForOnePartnerAddressAndFormat()
    {
        var (one, other) = (await _gateway.Key("harbour", "read"), await _gateway.Key("lighthouse", "read"));

        Assert.Equal("1", await Read("/v1/articles", one));
        Assert.Equal("2", await Read("/v1/articles", other));
        Assert.Equal("3", await Read("/v1/articles?limit=1", one));
        Assert.Equal("4", await Read("/v1/articles", one, ("Accept", "application/atom+xml")));
        Assert.Equal("5", await Read("/v1/articles", one, ("Accept-Encoding", "br")));
        Assert.Equal("6", await Read("/v1/articles", one, ("Host", "news.example"))); // Its links name the host.
        Assert.Equal("1", await Read("/v1/articles", await _gateway.Key("harbour", "read"))); // Another key of the same partner.
    }

    [Fact]
    public async Task Head_IsNotKept()
    {
        var key = await _gateway.Key("harbour", "read");
        _publishing.Answer = http =>
        {
            http.Response.Headers.ETag = "W/\"a\"";
            http.Response.ContentLength = 8;
            return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync("an entry");
        };

        var first = await Head("/v1/articles/1", key);
        var again = await Head("/v1/articles/1", key);

        Assert.Equal((200, "W/\"a\"", 8L, ""), first);
        Assert.Equal(first, again);
        Assert.Equal("an entry", await Read("/v1/articles/1", key));
    }

    [Theory]
    [InlineData("/v1/changes")]
    [InlineData("/v1/changes/stream")]
    [InlineData("/v1/webhooks")]
    public async Task Others_AreNeverKept(string path)
    {
        var key = await _gateway.Key("harbour", "read");

        Assert.Equal("1", await Read(path, key));
        Assert.Equal("2", await Read(path, key));
    }

    [Theory]
    [InlineData(404, "Accept", "*/*")]
    [InlineData(200, "Cache-Control", "no-store")]
    [InlineData(200, "Set-Cookie", "a=b")]
    public async Task Answers_ThatMustNotBeKeptAreNot(int status, string header, string value)
    {
        var key = await _gateway.Key("harbour", "read");
        _publishing.Answer = http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers[header] = value;
            return http.Response.WriteAsync("x");
        };

        await _gateway.Ask("/v1/articles", key);
        await _gateway.Ask("/v1/articles", key);

        Assert.Equal(2, _publishing.Requests);
    }

    [Fact]
    public async Task Kill_EndsWhatIsKeptAndWhatIsUnderWay()
    {
        var key = await _gateway.Key("harbour", "read");
        var (asked, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _publishing.Answer = async http =>
        {
            asked.TrySetResult();
            await goOn.Task;
            await http.Response.WriteAsync("before the kill");
        };
        var underWay = Read("/v1/articles/1", key);
        await asked.Task;

        _gateway.Services.GetRequiredService<Generation>().End();
        goOn.SetResult();
        Assert.Equal("before the kill", await underWay);

        _publishing.Answer = http => http.Response.WriteAsync("after the kill");
        Assert.Equal("after the kill", await Read("/v1/articles/1", key));
    }

    [Fact]
    public async Task Kill_IsHeardOverTheBus()
    {
        using var folder = new TempFolder();
        var generation = new Generation();
        await using var host = await ServiceHost.Start("gateway", folder.Path, services =>
        {
            services.AddSingleton(generation);
            services.AddListener<ForgetKilledConsumer>();
        });

        await host.Get<IBus>().Publish(new ArticleWithdrawn(new ArticleVersion(Guid.CreateVersion7(), 1), "legal"));

        await ServiceHost.Until(() => Task.FromResult(generation.Current == "1"));
    }

    [Fact]
    public async Task Change_IsSeenAtOnceByWhoMadeIt()
    {
        var key = await _gateway.Key("harbour", "read");

        Assert.Equal("1", await Read("/v1/articles/1", key));
        Assert.Equal(HttpStatusCode.OK, (await _gateway.Ask("/v1/articles/1", key, HttpMethod.Post)).StatusCode);

        Assert.Equal("3", await Read("/v1/articles/1", key));
    }

    private async Task<(int Status, string? Tag, long? Length, string Content)> Head(string path, string key)
    {
        using var answer = await _gateway.Ask(path, key, HttpMethod.Head);
        return ((int)answer.StatusCode, answer.Headers.ETag?.ToString(), answer.Content.Headers.ContentLength, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> Read(string path, string key, params (string, string)[] headers)
    {
        using var answer = await _gateway.Ask(path, key, null, headers);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
