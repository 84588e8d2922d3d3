using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Defaults;

namespace Wiredesk.Deduplication.Tests.Editing;

public class OverridesTests
{
    private const string Quake = "A magnitude 6.1 earthquake struck Qeshm Island in southern Iran on November 27, 2005, killing ten people, governor Heidar Alishvandi said. Seven villages near Bandar Abbas were flattened.";
    private const string SameQuake = "Rescue teams reached Qeshm Island after the 6.1 quake that killed ten people in southern Iran on November 27, 2005. Governor Alishvandi said villages near Bandar Abbas lay in ruins.";

    private readonly Deduplicator _deduplicator = new();
    private long _arrival;

    private Verdict Apply(string id, string text, int revision = 1) => _deduplicator.Apply(++_arrival, Texts.Print(id, text, revision)).Verdict!;

    private (string? Refusal, IReadOnlyList<Verdict> Changed) Edit(EditKind kind, params string[] articles) =>
        _deduplicator.Edit(++_arrival, new GroupEdit { Kind = kind, Articles = articles, By = "editor", Why = "seen", At = DateTimeOffset.UnixEpoch });

    private string? EditWhole(EditKind kind, params string[] articles) => _deduplicator.Edit(
        ++_arrival, new GroupEdit { Kind = kind, Articles = articles, WholeOrNot = true, By = "editor", Why = "seen", At = DateTimeOffset.UnixEpoch }).Refusal;

    private (string? Refusal, IReadOnlyList<Verdict> Changed) Undo(long number) =>
        _deduplicator.Edit(++_arrival, new GroupEdit { Kind = EditKind.Undo, Undoes = number, By = "editor", Why = "wrong", At = DateTimeOffset.UnixEpoch });

    private string GroupOf(string id) => _deduplicator.Find(id)!.Group;

    private string EventOf(string id) => _deduplicator.Find(id)!.Event;

    [Fact]
    public void Merge_HoldsForLaterCopiesAndRevisions()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(2));

        var (refusal, changed) = Edit(EditKind.Merge, "b", "a");

        Assert.Null(refusal);
        Assert.Equal(("b", "a", "a", "a"), Assert.Single(changed) is { } moved ? (moved.ArticleId, moved.Group, moved.Lead, moved.Event) : default);
        Assert.Equal("a", Apply("c", Texts.Report(2)).Group);
        Assert.Equal("a", Apply("b", Texts.Report(3), revision: 2).Group);
    }

    [Fact]
    public void Merge_TakenBackLeavesTheGroupsAsTheyWere()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(2));
        Edit(EditKind.Merge, "a", "b");

        Assert.Null(Undo(_arrival).Refusal);

        Assert.NotEqual(GroupOf("a"), GroupOf("b"));
        Assert.NotEqual(EventOf("a"), EventOf("b"));
        Assert.NotEqual("a", Apply("b", Texts.Report(2), revision: 2).Group);
        Assert.NotNull(Undo(3).Refusal); // it was taken back already
    }

    [Fact]
    public void NotACopy_HoldsForRevisionsAndForLaterCopiesOfBoth()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));

        var (_, changed) = Edit(EditKind.NotACopy, "b");

        Assert.Contains(changed, verdict => verdict.ArticleId == "b" && verdict.Group != "a" && verdict.Lead == "b");
        Assert.NotEqual("a", Apply("b", Texts.Report(1), revision: 2).Group);
        Apply("c", Texts.Report(1) + " Mended.");
        Assert.NotEqual(GroupOf("a"), GroupOf("b"));
    }

    [Fact]
    public void Split_TakenBackMakesOneGroupAgain()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));
        Apply("c", Texts.Report(1));
        Edit(EditKind.Split, "b", "c");
        Assert.Equal(GroupOf("b"), GroupOf("c"));
        Assert.NotEqual(GroupOf("a"), GroupOf("b"));

        Undo(_arrival);

        Assert.Equal(["a", "a", "a"], new[] { "a", "b", "c" }.Select(GroupOf));
        Assert.All(new[] { "b", "c" }, id => Assert.Equal("a", _deduplicator.Find(id)!.Lead));
    }

    [Fact]
    public void Split_OfTheLeadHandsItOn()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));
        Apply("c", Texts.Report(1));

        Edit(EditKind.Split, "a");

        Assert.Equal("b", _deduplicator.Find("c")!.Lead);
        Assert.Equal("b", _deduplicator.Find("c")!.Of);
        Assert.Equal("a", _deduplicator.Find("a")!.Lead);
    }

    [Fact]
    public void Lock_KeepsTheMachineFromMerging()
    {
        var text = Texts.Report(5, 150);
        Apply("one", Texts.Edited(text, 0));
        Apply("other", Texts.Edited(text, 4));
        Edit(EditKind.Lock, "one");

        Apply("whole", text); // would make them one group: see LateJoinTests

        Assert.NotEqual(GroupOf("one"), GroupOf("other"));
    }

    [Fact]
    public void Lead_IsKeptUntilItIsTakenBack()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));

        Edit(EditKind.Lead, "b");

        Assert.Equal(("b", "editor"), Apply("c", Texts.Report(1)) is { } third ? (third.Lead, third.LeadReason) : default);
        Assert.Equal((Relation.Copy, "b"), _deduplicator.Find("a") is { } former ? (former.Relation, former.Of) : default);
        Undo(3);
        Assert.Equal("a", _deduplicator.Find("c")!.Lead);
    }

    [Fact]
    public void SameEventAndOwnEvent_MoveReportsAndAreTakenBack()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(2));
        Edit(EditKind.SameEvent, "a", "b");
        Assert.Equal("a", EventOf("b"));
        Assert.Equal(Relation.SameEvent, _deduplicator.Find("b")!.Relation);

        Edit(EditKind.OwnEvent, "b");
        Assert.NotEqual("a", EventOf("b"));
        Undo(_arrival);
        Assert.Equal("a", EventOf("b"));
    }

    [Fact]
    public void SameEvent_HoldsForRevisions()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(2));
        Edit(EditKind.SameEvent, "a", "b");

        Assert.Equal("a", Apply("b", Texts.Report(3), revision: 2).Event);
    }

    [Fact]
    public void OwnEvent_HoldsForRevisions()
    {
        Apply("a", Quake);
        Assert.Equal("a", Apply("b", SameQuake).Event);
        Edit(EditKind.OwnEvent, "b");

        Apply("b", SameQuake + " More is to come.", revision: 2);
        Assert.NotEqual("a", EventOf("b"));
        Apply("a", Quake + " Help is on the way.", revision: 2);
        Apply("c", "On November 27, 2005 a 6.1 quake flattened seven villages on Qeshm Island near Bandar Abbas in southern Iran; ten people were killed, said governor Alishvandi.");
        Assert.NotEqual(EventOf("a"), EventOf("b"));
        Assert.Equal("a", _deduplicator.Find("b")!.Story);
    }

    [Fact]
    public void Lock_HoldsForRevisions()
    {
        Apply("a", Texts.Report(1));
        Edit(EditKind.Lock, "a");

        Apply("a", Texts.Report(2), revision: 2);

        Assert.True(_deduplicator.GroupOf("a")!.Locked);
        Assert.Null(Undo(2).Refusal);
        Assert.False(_deduplicator.GroupOf("a")!.Locked);
    }

    [Fact]
    public void Lock_OfAReportOnItsOwnKeepsItFromBecomingACopyByItsRevision()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(2));
        Edit(EditKind.Lock, "b");

        var revised = _deduplicator.Apply(++_arrival, Texts.Print("b", Texts.Report(1), 2)).Verdict!;

        Assert.Equal("b", revised.Group);
        Assert.Equal(("a", "editor"), revised.NotJoined?[0] is { } missed ? (missed.Article, missed.Why) : default);
    }

    [Fact]
    public void Lead_HoldsForRevisions()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));
        Edit(EditKind.Lead, "b");

        var outcome = _deduplicator.Apply(++_arrival, Texts.Print("b", Texts.Report(1) + " It goes on.", 2));

        Assert.Equal(("b", "editor", Relation.Original), (outcome.Verdict!.Lead, outcome.Verdict.LeadReason, outcome.Verdict.Relation));
        Assert.Equal(("b", "b"), (_deduplicator.Find("a")!.Lead, _deduplicator.Find("a")!.Of));
        Assert.Equal("b", Apply("b", Texts.Report(2), revision: 3).Lead); // It is another text now, and leads nobody else.
        Assert.Equal("a", _deduplicator.Find("a")!.Lead);
    }

    [Fact]
    public void EditOrKill_ThatComesAgainLaterChangesNothing()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(2));
        var merge = new GroupEdit { Kind = EditKind.Merge, Articles = ["a", "b"], By = "editor", Why = "seen", At = DateTimeOffset.UnixEpoch };
        _deduplicator.Edit(3, merge);
        _arrival = 3;
        Undo(3);

        Assert.Equal((null, 0), _deduplicator.Edit(3, merge) is var again ? (again.Refusal, again.Changed.Count) : default);
        Assert.Empty(_deduplicator.Withdraw(1, "a"));

        Assert.NotEqual(GroupOf("a"), GroupOf("b"));
        Assert.Equal("a", Apply("c", Texts.Report(1)).Group); // and what follows is decided as ever
    }

    [Fact]
    public void Edit_OfAnUnknownArticleIsRefused() => Assert.Contains("nobody", Edit(EditKind.Lock, "nobody").Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData(EditKind.Split, "Not in the copy group of b: x, y. Nothing was done.", "b", "x", "c", "y")]
    [InlineData(EditKind.NotACopy, "One article leaves its group, b; a split takes several. Named beside it: c, x. Nothing was done.", "b", "c", "x")]
    [InlineData(EditKind.Lead, "One article leads its group, b. Named beside it: x. Nothing was done.", "b", "x")]
    [InlineData(EditKind.Lock, "Articles nobody, nothing are not held.", "b", "nobody", "nothing")]
    public void Edit_ThatCannotConcernAllItsArticlesNamesThemAndDoesNothing(EditKind kind, string refusal, params string[] articles)
    {
        foreach (var (id, report) in new[] { ("a", 1), ("b", 1), ("c", 1), ("x", 2), ("y", 3) })
            Apply(id, Texts.Report(report));

        Assert.Equal(refusal, EditWhole(kind, articles));

        Assert.Equal(["a", "a", "a", "x", "y"], new[] { "a", "b", "c", "x", "y" }.Select(GroupOf));
        Assert.Equal("a", _deduplicator.Find("b")!.Lead);
        Assert.False(_deduplicator.GroupOf("b")!.Locked);
        Assert.Null(EditWhole(kind, "b"));
    }

    [Fact]
    public void Split_OfBeforeIsReadAgainAsItWasDone()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));
        Apply("x", Texts.Report(2));

        Assert.Null(Edit(EditKind.Split, "b", "x").Refusal);

        Assert.NotEqual(GroupOf("a"), GroupOf("b"));
    }

    [Fact]
    public void OwnEvent_MovesReportsOfTwoEventsThoughTheyAreAsManyAsTheFirstHas()
    {
        Apply("a", Quake);
        Assert.Equal("a", Apply("b", SameQuake).Event);
        Apply("x", Texts.Report(2));

        Edit(EditKind.OwnEvent, "b", "x");

        Assert.Equal(EventOf("b"), EventOf("x"));
        Assert.NotEqual("a", EventOf("b"));
    }

    [Fact]
    public void Undo_OfNoEditNamesIt() => Assert.Contains("no edit 77 ", Undo(77).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Edits_AreReplayedLikeAnyEntry()
    {
        static List<string> Run()
        {
            var test = new OverridesTests();
            var said = new List<object>();
            for (var number = 0; number < 30; number++)
            {
                said.Add(test.Apply($"{number}", Texts.Report(number % 7)));
                if (number > 6 && number % 3 == 0)
                    said.Add(test.Edit((EditKind)(1 + number % 8), $"{number}", $"{number - 5}").Changed);
                if (number % 5 == 4)
                    said.Add(test.Undo(test._arrival - 1));
            }

            return [.. said.Select(item => JsonSerializer.Serialize(item, item.GetType(), Json.Options))];
        }

        Assert.Equal(Run(), Run());
    }
}
