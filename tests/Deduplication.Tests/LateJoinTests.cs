namespace Wiredesk.Deduplication.Tests;

public class LateJoinTests
{
    [Fact]
    public void TwoEditsOfOneTextMeetWhenTheTextItselfArrives()
    {
        var text = Texts.Report(5, 150);
        var deduplicator = new Deduplicator();
        var one = Texts.Edited(text, 0);
        var other = Texts.Edited(text, 4);
        var apart = new[] { one, other }.Select((edit, index) => deduplicator.Apply(index, Texts.Print($"edit{index}", edit)).Verdict!.Group).Distinct().Count();
        Assert.Equal(2, apart);

        var outcome = deduplicator.Apply(2, Texts.Print("whole", text));

        Assert.Equal("edit0", outcome.Verdict!.Group);
        var changed = Assert.Single(outcome.Changed);
        Assert.Equal(("edit1", "edit0", "edit0", "edit0", "edit0"), (changed.ArticleId, changed.Group, changed.Lead, changed.Event, changed.Story));
    }
}
