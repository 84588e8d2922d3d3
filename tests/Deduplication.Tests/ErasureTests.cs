using System.Text;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests;

/// <summary>Once an article is erased, none of its words is held, whoever quoted it.</summary>
public class ErasureTests
{
    [Fact]
    public void Erase_LeavesNoWordOfTheArticleInWhatIsHeld()
    {
        var deduplicator = Over(new Window(), Quakes.First, Quakes.Other, Quakes.Copy);
        Assert.All(Quakes.OnlyInFirst, word => Assert.Contains(word, Held(deduplicator), StringComparison.Ordinal));

        var changed = deduplicator.Erase(4, "1");

        Assert.All(Quakes.OnlyInFirst, word => Assert.DoesNotContain(word, Held(deduplicator), StringComparison.Ordinal));
        Assert.Contains(changed, verdict => (verdict.ArticleId, verdict.Lead) == ("3", "3"));
        Assert.Contains("Malmquadorf", Held(deduplicator), StringComparison.Ordinal);
    }

    [Fact]
    public void Erase_ReachesWhatAKillIsRememberedToHaveChanged()
    {
        var deduplicator = Over(new Window(), Quakes.Copy, Quakes.First, Quakes.SecondCopy);
        Assert.Contains(deduplicator.Withdraw(4, "1"), verdict => verdict.Of == "2" && verdict.Evidence.Differs[0].There == "73514901");

        deduplicator.Erase(5, "2");

        Assert.All(Quakes.OnlyInFirst, word => Assert.DoesNotContain(word, Held(deduplicator), StringComparison.Ordinal));
    }

    [Fact]
    public void Erase_ReachesWhatAnArrivalChangedAboutTheArticleItself()
    {
        var words = Texts.Report(5, 150).Split(' ');
        words[62] = "73514902";
        var text = string.Join(' ', words);
        var deduplicator = Over(new Window(), Texts.Edited(text, 0), Texts.Edited(text, 4).Replace("73514902", "73514901", StringComparison.Ordinal));
        var tied = deduplicator.Apply(3, Texts.Print("3", text));
        Assert.Equal("73514901", Assert.Single(tied.Changed, verdict => verdict.ArticleId == "2").Evidence.Differs[0].Here);

        deduplicator.Erase(4, "2");

        Assert.DoesNotContain("73514901", Held(deduplicator), StringComparison.Ordinal);
        Assert.Null(Assert.Single(deduplicator.Apply(3, Texts.Print("3", text)).Changed, verdict => verdict.ArticleId == "2").Evidence.Differs[0].Here);
    }

    [Fact]
    public void Erase_ReachesWhoQuotesAnArticleThatLeftTheWindow()
    {
        var deduplicator = Over(new Window { Articles = 1 }, Quakes.First, Quakes.Other);
        var before = deduplicator.Find("2")!;
        Assert.Equal("73514901", before.Evidence.Differs[0].There);

        Assert.Empty(deduplicator.Erase(3, "1"));

        var after = deduplicator.Find("2")!;
        Assert.Equal(before.Evidence.Differs.Select(one => one with { There = null }), after.Evidence.Differs);
        Assert.Equal(before with { Evidence = after.Evidence }, after);
        Assert.All(Quakes.OnlyInFirst, word => Assert.DoesNotContain(word, Held(deduplicator), StringComparison.Ordinal));
    }

    [Fact]
    public void Erase_AnnouncesNothingBecauseWordsWereLeftOut()
    {
        var deduplicator = Over(new Window { Articles = 2 }, Quakes.First, Quakes.Other);
        deduplicator.Withdraw(3, "1");

        Assert.Empty(deduplicator.Erase(4, "1"));
        Assert.DoesNotContain(deduplicator.Apply(5, Texts.Print("5", Texts.Report(1))).Changed, verdict => verdict.ArticleId == "2");
    }

    [Fact]
    public void Erase_AfterAKillSaysNothingOfPlacesThatMayHaveChangedSince()
    {
        var deduplicator = Over(new Window(), Quakes.First, Quakes.Copy, Quakes.SecondCopy);
        Assert.Equal(2, deduplicator.Withdraw(4, "1").Count);

        Assert.Empty(deduplicator.Erase(5, "1"));
        Assert.Empty(deduplicator.Withdraw(6, "1"));
    }

    [Fact]
    public void Erase_AskedAgainSaysTheSame()
    {
        var deduplicator = Over(new Window(), Quakes.First, Quakes.Copy);

        Assert.Equal(deduplicator.Erase(3, "1"), deduplicator.Erase(3, "1"));
        Assert.Single(deduplicator.Erase(3, "1"));
    }

    [Fact]
    public void Kill_LeavesTheWordsOfOneThatIsGoneToNoOther()
    {
        // The third is measured against the second, whose lead has left: nothing can be measured anew.
        var deduplicator = Over(new Window { Articles = 2 }, Quakes.Copy, Quakes.First, Quakes.First.Replace("73514901", "73514902", StringComparison.Ordinal));
        Assert.Equal(("2", "73514901"), (deduplicator.Find("3")!.Of, deduplicator.Find("3")!.Evidence.Differs[0].There));

        deduplicator.Withdraw(4, "2");

        Assert.Equal(("1", null), (deduplicator.Find("3")!.Of, deduplicator.Find("3")!.Evidence.Differs[0].There));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Restore_OfAnErasedArticleLeavesItOut(bool killedBefore)
    {
        var deduplicator = Over(new Window(), Quakes.First, Quakes.Other);
        if (killedBefore) deduplicator.Withdraw(3, "1");
        deduplicator.Erase(4, "1");
        deduplicator = Deduplicator.Read(new StateReader(new MemoryStream(Encoding.Latin1.GetBytes(Held(deduplicator)))));

        Assert.Null(deduplicator.Restore(5, Texts.Print("1", Quakes.First)).Verdict);
        Assert.Null(deduplicator.Apply(6, Texts.Print("1", Quakes.First, revision: 2)).Verdict);

        Assert.All(Quakes.OnlyInFirst, word => Assert.DoesNotContain(word, Held(deduplicator), StringComparison.Ordinal));
        Assert.NotNull(deduplicator.Restore(7, Texts.Print("3", Quakes.Copy)).Verdict);
    }

    [Fact]
    public void Erase_IsRememberedAsLongAsAKill()
    {
        var deduplicator = Over(new Window { Articles = 3 }, Quakes.First);
        deduplicator.Erase(2, "1");
        foreach (var n in new[] { 3, 4, 5 })
            deduplicator.Withdraw(n, $"{n}");
        var held = Held(deduplicator);

        deduplicator.Erase(2, "1"); // Asked again after its turn, by one replica.

        Assert.Equal(held, Held(deduplicator));
        Assert.NotNull(deduplicator.Restore(6, Texts.Print("1", Quakes.First)).Verdict);
    }

    [Fact]
    public void Erase_OfKilledArticlesHasItsTurnOnce()
    {
        var deduplicator = Over(new Window { Articles = 4 }, Texts.Report(1), Texts.Report(2), Texts.Report(3));
        foreach (var n in new[] { 1, 2, 3 })
            deduplicator.Withdraw(3 + n, $"{n}");
        foreach (var n in new[] { 1, 2, 3 })
            deduplicator.Erase(6 + n, $"{n}");
        var held = Held(deduplicator);

        foreach (var n in new[] { 1, 2, 3 })
            deduplicator.Erase(6 + n, $"{n}");

        Assert.Equal(held, Held(deduplicator));
    }

    private static Deduplicator Over(Window window, params string[] texts)
    {
        var deduplicator = new Deduplicator(window);
        for (var number = 1; number <= texts.Length; number++)
            Assert.NotNull(deduplicator.Apply(number, Texts.Print($"{number}", texts[number - 1])).Verdict);
        return deduplicator;
    }

    private static string Held(Deduplicator deduplicator)
    {
        using var stream = new MemoryStream();
        using (var writer = new StateWriter(stream))
        {
            deduplicator.Write(writer);
            writer.Finish();
        }

        return Encoding.Latin1.GetString(stream.ToArray());
    }
}
