namespace Wiredesk.Deduplication.Tests;

public class WindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheEarliestArticlesLeaveAFullWindow()
    {
        var deduplicator = new Deduplicator(new Window { Articles = 3 });
        for (var number = 0; number < 10; number++)
            deduplicator.Apply(number, Texts.Print($"{number}", Texts.Report(number)));

        Assert.Equal(3, deduplicator.Count);
        Assert.Equal("8", deduplicator.Apply(10, Texts.Print("late", Texts.Report(8))).Verdict!.Group);
        Assert.Equal("lost", deduplicator.Apply(11, Texts.Print("lost", Texts.Report(0))).Verdict!.Group);
    }

    [Fact]
    public void OldArticlesLeaveByTheTimeOfReceipt()
    {
        var deduplicator = new Deduplicator(new Window { Age = TimeSpan.FromDays(2) });
        deduplicator.Apply(1, Texts.Print("a", Texts.Report(1), receivedAt: Start));
        deduplicator.Apply(2, Texts.Print("b", Texts.Report(2), receivedAt: Start.AddDays(3)));

        Assert.Equal(1, deduplicator.Count);
        Assert.Equal("c", deduplicator.Apply(3, Texts.Print("c", Texts.Report(1), receivedAt: Start.AddDays(3))).Verdict!.Group);
    }

    [Fact]
    public void AGroupOutlivesItsLeadAndHandsOnALeadThatIsKilledLater()
    {
        var deduplicator = new Deduplicator(new Window { Articles = 2 });
        deduplicator.Apply(1, Texts.Print("a", Texts.Report(1)));
        deduplicator.Apply(2, Texts.Print("b", Texts.Report(1)));
        var third = deduplicator.Apply(3, Texts.Print("c", Texts.Report(1))).Verdict!;

        Assert.Equal(("a", "a"), (third.Group, third.Lead));
        Assert.All(deduplicator.Withdraw(4, "a"), verdict => Assert.Equal(("a", "b"), (verdict.Group, verdict.Lead)));
    }

    [Fact]
    public void AsManyKillsAreRememberedAsArticlesAreHeld()
    {
        var deduplicator = new Deduplicator(new Window { Articles = 3 });
        for (var number = 1; number <= 4; number++)
            deduplicator.Withdraw(number, $"{number}");

        Assert.Null(deduplicator.Apply(5, Texts.Print("2", Texts.Report(2))).Verdict);
        Assert.NotNull(deduplicator.Apply(6, Texts.Print("1", Texts.Report(1))).Verdict);
    }
}
