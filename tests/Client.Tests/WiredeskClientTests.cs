using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Wiredesk.Tests;

namespace Wiredesk.Client.Tests;

public sealed class WiredeskClientTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };

    private CursorFile Cursor => new(Path.Combine(_folder.Path, "cursor"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Follow_HandsOnEveryChangeAndGoesOnWhereItStopped()
    {
        var service = new Service(Page("a", 1, 2), Page("b", 3), Page("c", 4));

        Assert.Equal([1, 2, 3], await Numbers(service, 3));
        Assert.Equal("a", Cursor.Read()); // What comes after is not handled as a whole yet.

        var again = new Service(Page("b", 3), Page("c", 4));
        Assert.Equal([3, 4], await Numbers(again, 2));
        Assert.Contains("cursor=a", again.Asked[0], StringComparison.Ordinal);
        Assert.Contains("cursor=b", again.Asked[1], StringComparison.Ordinal);
        Assert.Contains("wait=30", again.Asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_WhatFailsIsNotPassed()
    {
        var service = new Service(Page("a", 1), Page("b", 2));
        var client = new WiredeskClient(new HttpClient(service) { BaseAddress = new Uri("http://wiredesk.example/") }, "wd_key", _time);

        await Assert.ThrowsAsync<InvalidDataException>(() => client.Follow(
            Cursor, (change, _) => change.Number == 2 ? throw new InvalidDataException() : Task.CompletedTask, TestContext.Current.CancellationToken));

        Assert.Equal("a", Cursor.Read());
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, 40)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 0)]
    [InlineData(HttpStatusCode.BadGateway, 0)]
    public async Task Failure_ThatMayPassIsWaitedOut(HttpStatusCode status, int retryAfter)
    {
        var refusal = new HttpResponseMessage(status) { Content = new StringContent("{}") };
        if (retryAfter > 0) refusal.Headers.Add("Retry-After", "40");
        var service = new Service(refusal, Page("a", 1));

        var read = Numbers(service, 1);
        while (service.Asked.Count == 0) await Task.Yield();
        if (retryAfter > 0)
        {
            await Settle();
            _time.Advance(TimeSpan.FromSeconds(39));
            await Settle();
            Assert.Single(service.Asked);
        }

        while (!read.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal([1], await read);
    }

    [Fact]
    public async Task Refusal_IsToldWithItsReason()
    {
        var service = new Service(new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent("""{"status":401,"detail":"The key was revoked."}""", Encoding.UTF8, "application/problem+json"),
        });

        var error = await Assert.ThrowsAsync<WiredeskException>(() => Numbers(service, 1));

        Assert.Equal((401, "The key was revoked."), (error.Status, error.Message));
    }

    // The continuation that waits on the fake clock has run when nothing changes any more.
    private static async Task Settle()
    {
        for (var n = 0; n < 100; n++) await Task.Yield();
    }

    private async Task<List<long>> Numbers(Service service, int count)
    {
        var client = new WiredeskClient(new HttpClient(service) { BaseAddress = new Uri("http://wiredesk.example/") }, "wd_key", _time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var numbers = new List<long>();
        try
        {
            await client.Follow(
                Cursor,
                (change, cancel) =>
                {
                    numbers.Add(change.Number);
                    if (numbers.Count == count) enough.Cancel();
                    cancel.ThrowIfCancellationRequested();
                    return Task.CompletedTask;
                },
                enough.Token);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // Enough.
        }

        return numbers;
    }

    private static HttpResponseMessage Page(string next, params long[] numbers) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            $$"""{"items":[{{string.Join(',', numbers.Select(n => $$"""{"number":{{n}},"kind":"create","articleId":"{{Guid.Empty}}","revision":1,"at":"2026-03-01T12:00:00Z"}"""))}}],"next":"{{next}}"}""",
            Encoding.UTF8, "application/json"),
    };

    private sealed class Service(params HttpResponseMessage[] answers) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("wd_key", Assert.Single(request.Headers.GetValues("X-Api-Key")));
            Asked.Add(request.RequestUri!.PathAndQuery);
            return Task.FromResult(answers[Asked.Count - 1]);
        }
    }
}
