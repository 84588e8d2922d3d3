using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Deduplication.Tests.Copies;
using Wiredesk.Defaults;

namespace Wiredesk.Deduplication.Tests;

/// <summary>A report that is told on its own says what it came near to, and why it was not joined.</summary>
public class NotJoinedTests
{
    [Fact]
    public void Seeds_SayThatTheRoundsOfTalksAreTooUnlikeForOneEvent()
    {
        var verdicts = Apply([.. Texts.Seeds]);

        Assert.Null(verdicts[0].NotJoined); // nothing came before it
        Assert.All(verdicts.Skip(1), verdict =>
        {
            var missed = Assert.Single(verdict.NotJoined!, missed => missed.As == Relation.SameEvent);
            Assert.Equal("too-unlike", missed.Why);
            Assert.True(missed.Score <= missed.Needed, $"{missed}");
            Assert.Contains(missed.Signals!, signal => signal.Signal == "names" && signal.Score > 0.2);
            Assert.Contains(missed.Article, verdicts.TakeWhile(earlier => earlier != verdict).Select(earlier => earlier.ArticleId));
        });
    }

    [Fact]
    public void AFormFilledInAnew_SaysWhichFiguresDiffer()
    {
        var (_, form, one, other) = FormsTests.Forms.First(row => row.Data.Item1 == "earthquake").Data;

        var missed = Assert.Single(Apply(Fill(form, one), Fill(form, other))[1].NotJoined!, missed => missed.As == Relation.NearCopy);

        Assert.Equal(("0", "contradicts"), (missed.Article, missed.Why));
        Assert.True(missed.Score > missed.Needed, $"{missed}");
        Assert.Contains(missed.Differs!, differs => differs is { Kind: "number", Here: "88", There: "12" });
    }

    [Fact]
    public void ACopy_HasNothingToTell() => Assert.Null(Apply(Texts.Report(1), Texts.Edited(Texts.Report(1), 3))[1].NotJoined);

    [Fact]
    public void ACopyThatAnEditorParted_SaysSoWhenItIsRevised()
    {
        var text = Texts.Report(1);
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Texts.Print("a", text));
        deduplicator.Apply(2, Texts.Print("b", Texts.Edited(text, 3)));
        deduplicator.Edit(3, new GroupEdit { Kind = EditKind.NotACopy, Articles = ["b"], By = "ed", Why = "told by a stringer of our own", At = DateTimeOffset.UnixEpoch });

        var revised = deduplicator.Apply(4, Texts.Print("b", Texts.Edited(text, 5), revision: 2)).Verdict!;

        var parted = Assert.Single(revised.NotJoined!, missed => missed.As == Relation.NearCopy);
        Assert.Equal(("a", "editor"), (parted.Article, parted.Why));
    }

    [Fact]
    public void AReportThatAnEditorGaveAnEventOfItsOwn_SaysSoWhenItIsRevised()
    {
        var (earlier, report) = ("A magnitude 6.1 earthquake struck Qeshm Island in southern Iran on November 27, 2005, killing ten people, governor Heidar Alishvandi said.", "Rescue teams reached Qeshm Island after the 6.1 earthquake that killed ten people in southern Iran on November 27, 2005, governor Alishvandi said.");
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Texts.Print("a", earlier));
        Assert.Equal("a", deduplicator.Apply(2, Texts.Print("b", report)).Verdict!.Event);
        deduplicator.Edit(3, new GroupEdit { Kind = EditKind.OwnEvent, Articles = ["b"], By = "ed", Why = "an aftershock", At = DateTimeOffset.UnixEpoch });

        var revised = deduplicator.Apply(4, Texts.Print("b", report + " More is to come.", revision: 2)).Verdict!;

        var parted = Assert.Single(revised.NotJoined!, missed => missed.As == Relation.SameEvent);
        Assert.Equal(("a", "editor"), (parted.Article, parted.Why));
        Assert.True(parted.Score > parted.Needed, $"{parted}");
    }

    [Fact]
    public void Snapshot_KeepsItWithWhatWasDecided()
    {
        var outcome = new Outcome(Apply([.. Texts.Seeds])[4], []);
        using var stream = new MemoryStream();
        using (var writer = new StateWriter(stream))
        {
            writer.Outcome(outcome);
            writer.Finish();
        }

        stream.Position = 0;
        using var reader = new StateReader(stream);

        Assert.Equal(JsonSerializer.Serialize(outcome, Json.Options), JsonSerializer.Serialize(reader.Outcome(), Json.Options));
    }

    private static string Fill(string form, string blanks) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, blanks.Split('|'));

    private static List<Verdict> Apply(params string[] texts)
    {
        var deduplicator = new Deduplicator();
        return [.. texts.Select((text, index) => deduplicator.Apply(index, Texts.Print($"{index}", text)).Verdict!)];
    }
}
