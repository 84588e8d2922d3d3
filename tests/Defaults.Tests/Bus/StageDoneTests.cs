using Wiredesk.Tests;

namespace Wiredesk.Defaults.Tests.Bus;

public sealed class StageDoneTests : BusTest
{
    [Fact]
    public async Task Clears_OnlyWhenTheConsumerIsDone()
    {
        var gate = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        Post.Take = (parcel, _) =>
        {
            if (parcel == "a") entered.TrySetResult();
            return parcel == "a" ? gate.Task : Task.CompletedTask;
        };
        await Outbox.Send(await Saved(Parcel.With("a", Sent("a"))));
        await entered.Task;

        await ClearedUpToNow();
        Assert.Single(await Pending("a"));

        gate.SetResult();
        await Host.Quiet();
    }

    [Fact]
    public async Task Clears_OnlyWhenBothReadersAreDone()
    {
        var gate = new TaskCompletionSource();
        Post.Stop = _ => gate.Task;
        var recalled = Recalled("a");
        await Outbox.Send(await Saved(Parcel.With("a", recalled)));

        await ClearedUpToNow();
        Assert.Single(await Pending("a"));

        gate.SetResult();
        await Host.Quiet();
    }

    [Fact]
    public async Task Clears_OnlyWhenBothReadersAreDone_HoweverOftenOneOfThemReadsIt()
    {
        var gate = new TaskCompletionSource();
        Post.Stop = _ => gate.Task;
        var saved = await Saved(Parcel.With("a", Recalled("a")));
        var first = Host.Done(saved.Outgoing[0].Id, queues: 2);

        await Outbox.Send(saved);
        await Outbox.Send(saved);
        await first; // Both times by the reader that is not held up.

        await ClearedUpToNow();
        Assert.Single(await Pending("a"));

        gate.SetResult();
        await Host.Quiet();
    }

    [Fact]
    public async Task Clears_ManyInBatches()
    {
        var parcels = await Task.WhenAll(Enumerable.Range(0, 450).Select(n => Saved(Parcel.With($"{n}", Sent($"{n}"), Recalled($"{n}")))));

        await Task.WhenAll(parcels.Select(parcel => Outbox.Send(parcel)));

        await Host.Quiet();
        Assert.Equal(450, Post.Taken.Distinct().Count());
    }

    [Fact]
    public async Task Clears_WhenTheStoreAnswersAgain()
    {
        var saved = await Saved(Parcel.With("a", Sent("a")));
        Sql("ALTER TABLE parcels RENAME TO away");
        var done = Host.Done(saved.Outgoing[0].Id, queues: 1);

        await Outbox.Send(saved);
        await done;
        Sql("ALTER TABLE away RENAME TO parcels");

        await ServiceHost.Until(async () => (await Pending("a")).Count == 0);
    }
}
