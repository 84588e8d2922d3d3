using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Tests.Groups;

public class IdsTests
{
    [Fact]
    public void Take_GivesTheArticlesOwnIdAndAnotherOneNextTime()
    {
        var ids = new Ids();

        Assert.Equal("a", ids.Take("a", 1));
        Assert.Equal("a#7", ids.Take("a", 7));
    }

    [Fact]
    public void Take_KeepsToGuidsWhereIdsAreGuids()
    {
        var (ids, article) = (new Ids(), Guid.NewGuid().ToString("D"));
        ids.Take(article, 1);

        var second = ids.Take(article, 2);

        Assert.NotEqual(article, second);
        Assert.Equal(second, Guid.Parse(second).ToString("D"));
    }
}
