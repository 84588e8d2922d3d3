namespace Wiredesk.Deduplication.Tests;

public class CopyIndexSizeTests
{
    [Fact]
    public void CopyIndexBytes_StayBelow700AnArticleOf840Characters()
    {
        const int Articles = 50_000;
        var deduplicator = new Deduplicator(copiesOnly: true);
        for (var number = 0; number < Articles; number++)
            deduplicator.Apply(number, Texts.Print($"{number}", Texts.Report(number, 92))); // some 840 characters

        Assert.InRange(deduplicator.CopyIndexBytes / Articles, 100, 700);
    }
}
