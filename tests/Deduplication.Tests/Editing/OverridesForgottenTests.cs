using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Tests.Editing;

/// <summary>What editors decided about articles that have left the window does not pile up; of those that are held nothing is forgotten.</summary>
public class OverridesForgottenTests
{
    private const int BytesOfOtherThings = 100; // words that were counted, and the like, for each round; an edit takes more

    private readonly Deduplicator _deduplicator = new(new Window { Articles = 8 });
    private long _arrival;

    private string? Edit(EditKind kind, params string[] articles) =>
        _deduplicator.Edit(++_arrival, new GroupEdit { Kind = kind, Articles = articles, By = "editor", Why = "seen", At = DateTimeOffset.UnixEpoch }).Refusal;

    private string? Undo(long number) =>
        _deduplicator.Edit(++_arrival, new GroupEdit { Kind = EditKind.Undo, Undoes = number, By = "editor", Why = "wrong", At = DateTimeOffset.UnixEpoch }).Refusal;

    private string Apply(string id, int report, int revision = 1) => _deduplicator.Apply(++_arrival, Texts.Print(id, Texts.Report(report), revision)).Verdict!.Group;

    [Theory]
    [InlineData(EditKind.NotACopy)]
    [InlineData(EditKind.Merge)]
    [InlineData(EditKind.SameEvent)]
    [InlineData(EditKind.Lock)]
    [InlineData(EditKind.Lead)]
    public void Edits_OfArticlesThatLeftTakeNoMoreRoom(EditKind kind)
    {
        var early = Rounds(kind, 100, 110);

        var grown = Rounds(kind, 110, 190) - early;

        Assert.InRange(grown, 0, 80 * BytesOfOtherThings);
    }

    [Fact]
    public void Edit_HoldsAndCanBeTakenBackWhileOneOfTheArticlesIsHeld()
    {
        Apply("a", 1);
        for (var number = 10; number < 14; number++)
            Apply($"{number}", number);
        Apply("b", 1);
        Edit(EditKind.NotACopy, "b");
        var edit = _arrival;
        for (var number = 14; number < 18; number++) // a leaves, b stays
            Apply($"{number}", number);
        Edit(EditKind.Lock, "b");

        Assert.Equal("a", Apply("a", 1, revision: 2)); // It comes back, and is still no copy of b.
        Assert.Null(Undo(edit));
        Assert.Equal(_deduplicator.Find("b")!.Group, _deduplicator.Find("a")!.Group);
    }

    [Fact]
    public void Merge_CanBeTakenBackWhileTheArticleThatWasMergedIntoIsHeld()
    {
        Apply("a", 1);
        Apply("b", 2);
        Edit(EditKind.Merge, "a", "b");
        var edit = _arrival;
        Apply("a", 1, revision: 2);
        for (var number = 10; number < 17; number++) // b leaves
            Apply($"{number}", number);
        Edit(EditKind.Lock, "a");

        Assert.Null(Undo(edit));
        Assert.Equal("b", Apply("b", 2, revision: 2)); // It comes back, on its own.
    }

    [Fact]
    public void Split_CanBeTakenBackWhileAnArticleOfItIsHeldInAnotherGroup()
    {
        foreach (var id in new[] { "a", "b", "c" })
            Apply(id, 1);
        Edit(EditKind.Split, "b", "c");
        var edit = _arrival;
        var group = Apply("c", 3, revision: 2);
        for (var number = 10; number < 17; number++) // a and b leave, and both groups end
            Apply($"{number}", number);
        Edit(EditKind.Lock, "c");

        Assert.Null(Undo(edit));
        Assert.Equal(group, Apply("a", 3, revision: 2)); // It comes back, and may be a copy of c again.
    }

    [Fact]
    public void Edit_OfArticlesThatLeftIsNotTakenBack()
    {
        Apply("a", 1);
        Apply("b", 1);
        Edit(EditKind.NotACopy, "b");
        var edit = _arrival;
        for (var number = 10; number < 20; number++)
            Apply($"{number}", number);

        Assert.Contains("left the window", Undo(edit), StringComparison.Ordinal);
    }

    /// <summary>The bytes of what editors decided after so many rounds of two articles, and an edit of them.</summary>
    private long Rounds(EditKind kind, int from, int to)
    {
        for (var round = from; round < to; round++)
        {
            Apply($"a{round}", round);
            Apply($"b{round}", kind is EditKind.Merge or EditKind.SameEvent ? round + 1000 : round);
            Assert.Null(Edit(kind, kind is EditKind.NotACopy or EditKind.Lead ? [$"b{round}"] : [$"a{round}", $"b{round}"]));
        }

        using var stream = new MemoryStream();
        using var writer = new StateWriter(stream);
        _deduplicator.Write(writer);
        writer.Finish();
        return stream.Length;
    }
}
