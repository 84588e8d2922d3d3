using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Tests.Events;

public class CohesionTests
{
    private int _born;

    /// <summary>An event of so many reports, each as alike to every other as these odds say.</summary>
    private NewsEvent Event(int reports, float odds)
    {
        var happening = new NewsEvent($"{_born}", _born, new Story("story"));
        for (var report = 0; report < reports; report++)
        {
            var group = new CopyGroup($"{++_born}", _born, $"{_born}", Profile.Empty) { Event = happening };
            foreach (var other in happening.Groups)
                Compare(group, other, odds);
            happening.Groups.Add(group);
        }

        return happening;
    }

    /// <summary>Two events that were taken for one.</summary>
    private NewsEvent Mixed(NewsEvent one, NewsEvent other, float odds)
    {
        foreach (var group in other.Groups)
        {
            foreach (var earlier in one.Groups)
                Compare(group, earlier, odds);
            group.Event = one;
        }

        one.Groups.AddRange(other.Groups);
        return one;
    }

    private static void Compare(CopyGroup one, CopyGroup other, float odds)
    {
        one.Neighbours.Add(new Neighbour(other, odds, 0));
        other.Neighbours.Add(new Neighbour(one, odds, 0));
    }

    [Theory]
    [InlineData(5, 1)] // two arrests of the same kind: alike, but each is told far more alike
    [InlineData(2, -1.5)]
    public void Apart_FindsTheHappeningInside(float within, float between)
    {
        var other = Event(3, within);
        var (one, later) = (Event(4, within), other.Groups.ToArray());

        Assert.Equal(later, Cohesion.Apart(Mixed(one, other, between)));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(0.5, -0.5)] // told in many ways: loose, but one
    public void Apart_LeavesOneHappeningWhole(float within, float between) =>
        Assert.Empty(Cohesion.Apart(Mixed(Event(4, within), Event(3, within), between)));

    [Fact]
    public void Apart_LeavesAStragglerToItself() => Assert.Empty(Cohesion.Apart(Mixed(Event(5, 4), Event(1, 0), -3)));

    [Fact]
    public void Bar_IsThatOfTheLooserEvent()
    {
        var (tight, loose) = (Event(5, 6), Event(5, 0.5f));

        Assert.InRange(Cohesion.Bar(tight, Event(5, 6)), 1, 3);
        Assert.InRange(Cohesion.Bar(tight, loose), -1, 0);
        Assert.Equal(Cohesion.Bar(tight, loose), Cohesion.Bar(loose, tight));
    }

    [Fact]
    public void Bar_IsHighestForTwoReportsWithNobodyElse()
    {
        Assert.Equal(2, Cohesion.Bar(Event(1, 0), Event(1, 0)));
        Assert.Equal(2, Cohesion.BarForOne(Event(1, 0)));
        Assert.InRange(Cohesion.BarForOne(Event(4, 1)), -1, 0);
        Assert.Equal(0, Cohesion.BarForOne(Event(4, 6)));
    }
}
