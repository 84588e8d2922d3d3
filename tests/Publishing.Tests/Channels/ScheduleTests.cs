using Wiredesk.Publishing.Channels;

namespace Wiredesk.Publishing.Tests.Channels;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Now = Reports.Noon;
    private static readonly Attempt Failed = new(false, 500, "The partner answered 500.");

    [Theory]
    [InlineData(1, 0.5, 5)]
    [InlineData(1, 0, 4)]
    [InlineData(1, 1, 6)]
    [InlineData(2, 0.5, 10)]
    [InlineData(5, 0.5, 80)]
    [InlineData(9, 0.5, 900)]
    [InlineData(1000, 1, 1080)]
    public void Pause_DoublesUpToAQuarterOfAnHour(int failures, double chance, double seconds) =>
        Assert.Equal(seconds, Schedule.Pause(failures, null, chance).TotalSeconds, 6);

    [Theory]
    [InlineData(1, 120, 120)]
    [InlineData(9, 120, 900)]
    [InlineData(1, 1_000_000, 86_400)]
    [InlineData(1, -5, 5)]
    public void Pause_IsAsLongAsThePartnerAsks(int failures, int asked, double seconds) =>
        Assert.Equal(seconds, Schedule.Pause(failures, TimeSpan.FromSeconds(asked), 0.5).TotalSeconds, 6);

    [Fact]
    public void After_SuccessTheCursorGoesOnAndFailuresAreForgotten()
    {
        var failed = Schedule.After(Made(), 8, Failed, Now, 0.5);
        var arrived = Schedule.After(failed, 8, new Attempt(true, 204), Now, 0.5);

        Assert.Equal((7, 1, Now.AddSeconds(5)), (failed.Cursor, failed.Failures, failed.NextAttemptAt!.Value));
        Assert.Equal((8, 0, null, null, null), (arrived.Cursor, arrived.Failures, arrived.NextAttemptAt, arrived.FailingSince, arrived.LastError));
    }

    [Fact]
    public void After_ThreeDaysWithoutSuccessItIsSwitchedOffAndKeepsItsPlace()
    {
        var channel = Made();
        var (now, attempts) = (Now, 0);
        while (channel.Status == ChannelStatus.Active)
        {
            channel = Schedule.After(channel, 8, Failed, now, 0.5);
            attempts++;
            now = channel.NextAttemptAt ?? now;
        }

        Assert.Equal((ChannelStatus.Disabled, 7), (channel.Status, channel.Cursor));
        Assert.InRange(now - Now, TimeSpan.FromDays(3), TimeSpan.FromDays(3.02));
        Assert.InRange(attempts, 250, 350);
        Assert.Contains("The partner answered 500.", channel.DisabledReason, StringComparison.Ordinal);
    }

    [Fact]
    public void After_GoneItIsSwitchedOffAtOnce() =>
        Assert.Equal((ChannelStatus.Disabled, 7), (Gone().Status, (int)Gone().Cursor));

    private static Channel Gone() => Schedule.After(Made(), 8, new Attempt(false, 410, "gone", IsGone: true), Now, 0.5);

    private static Channel Made() => new()
    {
        Id = "wh_1",
        Partner = "lighthouse",
        Kind = ChannelKind.Webhook,
        Payload = PayloadKind.Thin,
        Status = ChannelStatus.Active,
        CreatedAt = Now,
        Cursor = 7,
    };
}
