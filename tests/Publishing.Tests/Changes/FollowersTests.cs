using System.Text.Json.Nodes;
using Wiredesk.Publishing.Tests.Channels;
using Wiredesk.Tests;

namespace Wiredesk.Publishing.Tests.Changes;

/// <summary>Many follow at once, over the stream and by webhooks, while several write: each hears of every change, in order, once. <c>tests/Benchmarks</c> has the same with thousands.</summary>
public sealed class FollowersTests : ChannelTest
{
    private const int Followers = 100;
    private const int Hooks = 20;
    private const int Writers = 5;
    private const int Articles = 18;
    private const int Kills = 6;
    private const int CutOffAfter = 30;

    private static readonly long[] Expected = [.. Enumerable.Range(1, Writers * (Articles + Kills)).Select(n => (long)n)];

    [Fact]
    public async Task Everyone_HearsOfEveryChangeInOrderOnce_AndWhoIsSlowOrDeadHoldsUpNobody()
    {
        var receivers = new List<Receiver>();
        var hooks = new List<JsonNode>();
        for (var n = 0; n < Hooks; n++)
        {
            receivers.Add(await Receive());
            hooks.Add(await Hook($"partner-{n}", receivers[n]));
        }

        var (dead, slow, others) = (receivers[0], receivers[1], receivers[2..]);
        await dead.DisposeAsync();
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        slow.Answer = _ => release.Task;
        using var client = As("follower");
        var following = new List<Task<List<long>>>();
        for (var n = 0; n < Followers; n++)
            following.Add(Follow(client, await Open(client, null), isCutOff: n % 4 == 0));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Write()));

        Assert.All(await Task.WhenAll(following), heard => Assert.Equal(Expected, heard));
        await Until(() => others.All(other => other.Received.Count >= Expected.Length));
        Assert.All(others, other => Assert.Equal(Expected, other.Received.Select(one => one.Number)));
        Assert.Equal([1L], slow.Received.Select(one => one.Number).Distinct()); // Still at the first, while all others have everything.
        await ServiceHost.Until(async () => (await Hook("partner-0", (string)hooks[0]["id"]!))["lastError"] is not null);
        var failing = await Hook("partner-0", (string)hooks[0]["id"]!);
        Assert.Equal(("active", 0, Expected.Length), ((string)failing["status"]!, (int)failing["delivered"]!, (int)failing["waiting"]!)); // Its place is kept.

        release.SetResult();
        await Until(() => slow.Received.DistinctBy(one => one.Id).Count() == Expected.Length);
        Assert.Equal(Expected, slow.Received.DistinctBy(one => one.Id).Select(one => one.Number));
    }

    private async Task Write()
    {
        var ids = await Publish(Articles);
        foreach (var id in ids.Take(Kills))
            await Host.Deliver(Reports.Kill(id));
    }

    /// <summary>The numbers of all changes that a follower hears of. One that is cut off comes back with the id of its last event.</summary>
    private static async Task<List<long>> Follow(HttpClient client, HttpResponseMessage stream, bool isCutOff)
    {
        var (heard, events) = (new List<long>(), new EventReader(await stream.Content.ReadAsStreamAsync()));
        while (heard.Count < Expected.Length)
        {
            var (id, _, _) = await events.Next();
            heard.Add((long)events.Data!["number"]!);
            if (!isCutOff || heard.Count != CutOffAfter) continue;
            events.Dispose();
            stream.Dispose();
            stream = await Open(client, id);
            events = new EventReader(await stream.Content.ReadAsStreamAsync());
        }

        events.Dispose();
        stream.Dispose();
        return heard;
    }

    private static async Task<HttpResponseMessage> Open(HttpClient client, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/changes/stream");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
