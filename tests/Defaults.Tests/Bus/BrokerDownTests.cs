using Wiredesk.Defaults.Bus;

namespace Wiredesk.Defaults.Tests.Bus;

/// <summary>A broker is configured, and does not answer.</summary>
public sealed class BrokerDownTests : BusTest
{
    private protected override (string, string?)[] Settings => [("ConnectionStrings:messaging", "amqp://guest:guest@127.0.0.1:1")];

    [Fact]
    public async Task Send_LeavesPendingWhatNoBrokerConfirmed()
    {
        var saved = await Saved(Parcel.With("a", Sent("a"), Recalled("a")));

        await Outbox.Send(saved);

        Assert.Equal(saved.Outgoing.Select(message => message.Id), await Pending("a"));
    }

    [Fact]
    public async Task Sweep_LeavesPendingWhatNoBrokerConfirmed()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Saved(Parcel.With("a", Sent("a", now.AddMinutes(-2))));
        await Saved(Parcel.With("b", Sent("b", now.AddMinutes(-2))));

        Assert.Equal(0, await Outbox.Sweep(now, Token));

        // Nothing holds them back when the broker is there again.
        Assert.Single(await Pending("a"));
        Assert.Single(await Pending("b"));
    }

    [Fact]
    public void Host_IsOnRabbitMq() => Assert.Equal(BusKind.RabbitMq, (BusKind)Host.Services.GetService(typeof(BusKind))!);
}
