using Wiredesk.Contracts;

namespace Wiredesk.Deduplication.Tests;

public class DeduplicatorTests
{
    private readonly Deduplicator _deduplicator = new();
    private long _arrival;

    private Outcome Apply(string id, string text, int revision = 1, string? title = null) =>
        _deduplicator.Apply(++_arrival, Texts.Print(id, text, revision, title));

    [Fact]
    public void TheFirstArticleIsAnOriginalAndFoundsEverything()
    {
        var verdict = Apply("a", Texts.Report(1)).Verdict!;

        Assert.Equal((Relation.Original, null, "a", "a", "a", "a"), (verdict.Relation, verdict.Of, verdict.Group, verdict.Lead, verdict.Event, verdict.Story));
    }

    [Fact]
    public void TheSameWordsAreACopy()
    {
        Apply("a", Texts.Report(1));

        var verdict = Apply("b", Texts.Report(1).ToUpperInvariant()).Verdict!;

        Assert.Equal((Relation.Copy, "a", "a", 1.0), (verdict.Relation, verdict.Of, verdict.Lead, verdict.Confidence));
    }

    [Fact]
    public void APartIsAnExcerptAndMoreIsAnExtension()
    {
        Apply("a", Texts.Report(1));

        var excerpt = Apply("b", string.Join(' ', Texts.Report(1).Split(' ').Take(40))).Verdict!;
        var extension = Apply("c", Texts.Report(1) + " " + Texts.Report(2, 300)).Verdict!;

        Assert.Equal((Relation.Excerpt, "a"), (excerpt.Relation, excerpt.Group));
        Assert.Equal((Relation.Extension, "a"), (extension.Relation, extension.Group));
    }

    [Fact]
    public void EvidencePointsIntoBothTexts()
    {
        var there = Texts.Report(1);
        var here = "Fresh headline\n\n“" + there;
        Apply("a", there);

        var evidence = Apply("b", here).Verdict!.Evidence;

        var passage = Assert.Single(evidence.Shared);
        Assert.Equal(there[passage.ThereStart..passage.ThereEnd], here[passage.HereStart..passage.HereEnd]);
        Assert.Equal(1, evidence.Containment);
        Assert.InRange(evidence.Jaccard, 0.9, 1);
    }

    [Fact]
    public void ATextThatOnlyQuotesAnotherIsNoCopy()
    {
        var statement = Texts.Report(1, 60).Replace(".", ",", StringComparison.Ordinal);
        Apply("a", statement);

        var verdict = Apply("b", Texts.Report(2, 80) + " He said: “" + statement + "” " + Texts.Report(3, 80)).Verdict!;

        Assert.Equal("b", verdict.Group);
    }

    [Fact]
    public void AFormFilledInAnewIsNoCopyUnlessItSaysSo()
    {
        static string Bulletin(string day, int level, int flow, int rain) =>
            $"The water authority measured the river at the old bridge on {day} morning and found a level of {level} centimetres with a flow of {flow} cubic metres. "
            + $"Rain in the upper valley came to {rain} millimetres and the authority sees no danger for the villages downstream. Boats may pass the lock as usual.";
        Apply("a", Bulletin("Monday", 312, 87, 14));

        var next = Apply("b", Bulletin("Tuesday", 298, 71, 3)).Verdict!;
        var update = Apply("c", Bulletin("Monday", 315, 90, 17), title: "CORRECTED: River level at the old bridge").Verdict!;

        Assert.NotEqual("a", next.Group);
        Assert.Contains(new Difference("number", "298", "312"), next.Evidence.Differs);
        Assert.Contains(new Difference("date", "Tuesday", "Monday"), next.Evidence.Differs);
        Assert.Equal(Relation.NearCopy, update.Relation);
    }

    [Fact]
    public void SiteFurnitureJoinsNoStrangers()
    {
        var furniture = Texts.Report(99, 60);

        var verdicts = Enumerable.Range(1, 12).Select(number => Apply($"{number}", Texts.Report(number, 70) + "\n\n" + furniture).Verdict!).ToArray();

        Assert.All(verdicts.Skip(6), verdict => Assert.Equal(verdict.ArticleId, verdict.Group));
    }

    [Fact]
    public void TheSameArrivalAgainGetsTheSameAnswer()
    {
        Apply("a", Texts.Report(1));
        var copy = Texts.Print("b", Texts.Report(1));

        var first = _deduplicator.Apply(2, copy);
        _deduplicator.Apply(3, Texts.Print("c", Texts.Report(3)));

        var again = _deduplicator.Apply(2, copy);
        Assert.Same(first.Verdict, again.Verdict);
        Assert.Equal(first.Changed, again.Changed);
    }

    [Fact]
    public void AnOldRevisionChangesNothing()
    {
        var held = Apply("a", Texts.Report(1), revision: 2).Verdict;

        var outcome = Apply("a", Texts.Report(2), revision: 1);

        Assert.Equal(held, outcome.Verdict);
        Assert.Empty(outcome.Changed);
    }

    [Fact]
    public void ARevisionMayLeaveItsGroup()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));

        var outcome = Apply("b", Texts.Report(2), revision: 2);

        Assert.Equal((Relation.Original, "b", "b"), (outcome.Verdict!.Relation, outcome.Verdict.Group, outcome.Verdict.Event));
        Assert.Empty(outcome.Changed);
        Assert.Equal("a", Apply("c", Texts.Report(1)).Verdict!.Group);
        Assert.Equal("b", Apply("d", Texts.Report(2)).Verdict!.Group);
    }

    [Fact]
    public void ALeadThatIsRewrittenLeavesTheGroupItsId()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));

        var outcome = Apply("a", Texts.Report(2), revision: 2);

        Assert.NotEqual("a", outcome.Verdict!.Group);
        var changed = Assert.Single(outcome.Changed);
        Assert.Equal(("b", Relation.Original, null, "a", "b"), (changed.ArticleId, changed.Relation, changed.Of, changed.Group, changed.Lead));
    }

    [Fact]
    public void ALeadThatIsLightlyRevisedStaysTheLead()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));

        var outcome = Apply("a", Texts.Report(1) + " Mended.", revision: 2);

        Assert.Equal((Relation.Original, "a", "a"), (outcome.Verdict!.Relation, outcome.Verdict.Group, outcome.Verdict.Lead));
        Assert.All(outcome.Changed, changed => Assert.Equal(("b", Relation.NearCopy, "a"), (changed.ArticleId, changed.Relation, changed.Lead)));
    }

    [Fact]
    public void AKilledLeadHandsTheLeadOn()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(1));
        Apply("c", Texts.Report(1));

        var changed = _deduplicator.Withdraw(++_arrival, "a");

        Assert.Equal(["b", "c"], changed.Select(verdict => verdict.ArticleId));
        Assert.All(changed, verdict => Assert.Equal(("a", "b"), (verdict.Group, verdict.Lead)));
        Assert.Equal([(Relation.Original, null), (Relation.Copy, "b")], changed.Select(verdict => (verdict.Relation, verdict.Of)));
        Assert.Equal(changed, _deduplicator.Withdraw(_arrival, "a"));
        Assert.Equal(("a", "b"), Apply("d", Texts.Report(1)).Verdict is { } verdict ? (verdict.Group, verdict.Lead) : default);
    }

    [Fact]
    public void AKillThatComesBeforeItsArticleKeepsItOut()
    {
        Assert.Empty(_deduplicator.Withdraw(++_arrival, "a"));

        Assert.Null(Apply("a", Texts.Report(1)).Verdict);
        Assert.Equal("b", Apply("b", Texts.Report(1)).Verdict!.Group);
    }

    [Fact]
    public void ARoundUpJoinsNoStrangers()
    {
        Apply("a", Texts.Report(1));
        Apply("b", Texts.Report(2));

        var outcome = Apply("c", Texts.Report(1) + " " + Texts.Report(2));

        Assert.Empty(outcome.Changed);
        Assert.Equal("b", Apply("d", Texts.Report(2)).Verdict!.Group);
    }
}
