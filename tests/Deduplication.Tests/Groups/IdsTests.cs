using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Tests.Groups;

public class IdsTests
{
    [Fact]
    public void Take_GivesTheArticlesOwnIdAndAnotherOneNextTime()
    {
        var ids = new Ids([], Named.Group);

        Assert.Equal("a", ids.Take("a", 1));
        Assert.Equal("a#7", ids.Take("a", 7));
    }

    [Fact]
    public void Take_KeepsToGuidsWhereIdsAreGuids()
    {
        var (ids, article) = (new Ids([], Named.Group), Guid.NewGuid().ToString("D"));
        ids.Take(article, 1);

        var second = ids.Take(article, 2);

        Assert.NotEqual(article, second);
        Assert.Equal(second, Guid.Parse(second).ToString("D"));
    }

    [Fact]
    public void Free_GivesBackTheIdOfOneOfThreeThatShareIt()
    {
        var taken = new Dictionary<string, Named>();
        var (groups, events) = (new Ids(taken, Named.Group), new Ids(taken, Named.Event));
        groups.Take("a", 1);
        events.Take("a", 1);

        groups.Free("a");

        Assert.Equal("a#2", events.Take("a", 2));
        Assert.Equal("a", groups.Take("a", 2));
        groups.Free("a");
        events.Free("a");
        events.Free("a#2");
        Assert.Empty(taken);
    }
}
