namespace Wiredesk.Deduplication.Tests;

public class LateJoinTests
{
    [Fact]
    public void TwoEditsOfOneTextMeetWhenTheTextItselfArrives()
    {
        var text = Texts.Report(5, 150);
        var deduplicator = new Deduplicator();
        var one = Edited(text, 0);
        var other = Edited(text, 4);
        var apart = new[] { one, other }.Select((edit, index) => deduplicator.Apply(index, Texts.Print($"edit{index}", edit)).Verdict!.Group).Distinct().Count();
        Assert.Equal(2, apart);

        var outcome = deduplicator.Apply(2, Texts.Print("whole", text));

        Assert.Equal("edit0", outcome.Verdict!.Group);
        var changed = Assert.Single(outcome.Changed);
        Assert.Equal(("edit1", "edit0", "edit0", "edit0", "edit0"), (changed.ArticleId, changed.Group, changed.Lead, changed.Event, changed.Story));
    }

    /// <summary>The text with every eighth word replaced, starting with the given one: two such texts share few runs of three words, and each shares most with the whole.</summary>
    private static string Edited(string text, int start) =>
        string.Join(' ', text.Split(' ').Select((word, index) => index % 8 == start ? $"edited{start}x{index}" : word));
}
