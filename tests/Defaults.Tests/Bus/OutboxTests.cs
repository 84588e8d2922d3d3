using Wiredesk.Defaults.Bus;
using Wiredesk.Tests;

namespace Wiredesk.Defaults.Tests.Bus;

public sealed class OutboxTests : BusTest
{
    [Fact]
    public async Task Send_BringsWhatWasSavedToItsReader()
    {
        var saved = await Saved(Parcel.With("a", Sent("a")));

        await Outbox.Send(saved);

        await Host.Quiet();
        Assert.Equal(["a"], Post.Taken);
        Assert.Empty(await Pending("a"));
    }

    [Fact]
    public async Task Send_BringsAgainWhatWasReadBackFromTheStore()
    {
        var saved = await Saved(Parcel.With("a", Sent("a"), Recalled("a"), Sent("b")));
        Assert.All(saved.Outgoing, message => Assert.Null(message.Message)); // Only its JSON is stored.

        await Outbox.Send(saved);

        await Host.Quiet();
        Assert.Equal(["a", "b"], Post.Taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Send_ForgetsWhatNobodyReads()
    {
        var saved = await Saved(Parcel.With("a", OutgoingMessage.Of(new ParcelLost("a"), TimeProvider.System.GetUtcNow())));

        await Outbox.Send(saved);

        Assert.Empty(await Pending("a"));
    }

    [Fact]
    public async Task Send_NeverFailsForAMessageThatThisVersionDoesNotKnow()
    {
        var strange = Sent("a") with { Type = "Wiredesk.Gone.ParcelWeighed", Message = null };
        var saved = await Saved(Parcel.With("a", strange, Sent("b")));

        await Outbox.Send(saved);

        Assert.Equal(2, (await Pending("a")).Count);
    }

    [Fact]
    public async Task Clear_TakesOutJustWhatWasSent()
    {
        var (first, second, third) = (Sent("1"), Sent("2"), Sent("3"));
        await Saved(Parcel.With("a", first, second));
        await Saved(Parcel.With("b", first with { Id = Guid.NewGuid() }));
        var changed = (await Parcels.Get("a", Token))!;
        Assert.True(await Parcels.Replace(changed with { Outgoing = [.. changed.Outgoing, third] }, Token));

        await Outbox.Clear([("a", first.Id), ("gone", Guid.NewGuid())], Token);

        Assert.Equal([second.Id, third.Id], await Pending("a"));
        Assert.Single(await Pending("b"));
    }

    [Fact]
    public async Task Clear_LosesNothingOfADocumentThatIsWrittenMeanwhile()
    {
        var sent = Enumerable.Range(0, 20).Select(n => Sent($"{n}")).ToArray();
        var added = Enumerable.Range(0, 20).Select(n => Sent($"{n}")).ToArray();
        await Saved(Parcel.With("a", sent));

        await Task.WhenAll(Task.Run(Clear), Task.Run(Add));

        Assert.Equal(added.Select(message => message.Id), await Pending("a"));

        async Task Clear()
        {
            foreach (var message in sent)
                await Outbox.Clear([("a", message.Id)], Token);
        }

        async Task Add()
        {
            foreach (var message in added)
            {
                Parcel held;
                do held = (await Parcels.Get("a", Token))!;
                while (!await Parcels.Replace(held with { Outgoing = [.. held.Outgoing, message] }, Token));
            }
        }
    }

    [Fact]
    public async Task Sweep_SendsJustWhatIsOlder()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Saved(Parcel.With("old", Sent("old", now.AddMinutes(-2))));
        await Saved(Parcel.With("new", Sent("new", now)));

        var swept = await Outbox.Sweep(now.AddMinutes(-1), Token);

        Assert.Equal(1, swept);
        await ServiceHost.Until(async () => (await Pending("old")).Count == 0);
        Assert.Single(await Pending("new"));
        Assert.Equal(["old"], Post.Taken);
    }

    [Fact]
    public async Task Start_SendsWhatWasPending()
    {
        await Saved(Parcel.With("a", Sent("a")));
        await Saved(Parcel.With("b", Recalled("b")));

        await Stop();
        await Start();

        await Host.Quiet();
        Assert.Equal(["a"], Post.Taken);
    }

    [Fact]
    public async Task Start_SendsWhatTheProcessBeforeWasSendingWhenItEnded()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Saved(Parcel.With("a", Sent("a", now.AddMinutes(-1))) with { LeasedUntil = now.AddMinutes(10) });

        await Stop();
        await Start();

        await Host.Quiet();
        Assert.Equal(["a"], Post.Taken);
    }

    [Fact]
    public async Task Start_SendsTheOthersWhenOneCannotBeSent()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Saved(Parcel.With("a", Sent("a", now.AddMinutes(-2)) with { Type = "Wiredesk.Gone.ParcelWeighed" }));
        await Saved(Parcel.With("b", Sent("b", now.AddMinutes(-1)) with { Body = System.Text.Json.JsonSerializer.SerializeToElement("no parcel") }));
        await Saved(Parcel.With("c", Sent("c", now)));

        await Stop();
        await Start();

        await ServiceHost.Until(async () => (await Pending("c")).Count == 0);
        Assert.Equal(["c"], Post.Taken);
        Assert.Single(await Pending("a"));
        Assert.Single(await Pending("b"));
    }

    private sealed record ParcelLost(string Parcel);
}
