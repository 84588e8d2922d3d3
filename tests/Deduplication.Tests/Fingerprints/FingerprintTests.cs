using System.Text.Json;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Defaults;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Tests.Fingerprints;

public class FingerprintTests
{
    [Fact]
    public void Of_SurvivesTheLog()
    {
        var written = JsonSerializer.Serialize(Texts.Print("a", Texts.Seeds[0], title: "Talks in Cairo"), Json.Options);

        var read = JsonSerializer.Deserialize<Fingerprint>(written, Json.Options)!;

        Assert.Equal(written, JsonSerializer.Serialize(read, Json.Options));
        Assert.InRange(written.Length, 0, 3 * Texts.Seeds[0].Length);
    }

    [Fact]
    public void Of_FindsNamesNumbersAndDates()
    {
        var features = Texts.Print("a", "On Tuesday Khalil al-Hayya met 48 envoys from Qatar. The talks cost $1,700. Hayya left.").Features;

        Assert.Equal(
            ["Tuesday", "Khalil", "Hayya", "48", "Qatar", "1,700", "Hayya"],
            features.Select(feature => feature.Text));
    }

    [Fact]
    public void Of_LeavesOutWhatIsNoPartOfTheArticle()
    {
        const string Text = "Skip to main content\nThe bridge is open again.";

        var whole = Texts.Print("a", "The bridge is open again.");
        var cut = Fingerprint.Of(new ReceivedText { ArticleId = "b", Text = Text, LeftOut = [new TextSpan(0, 20)] });

        Assert.Equal(whole.Content, cut.Content);
        Assert.Equal("The", Text[Spans.Unpack(cut.Spans, cut.Marks.Length)[0].Start..][..3]);
    }

    [Fact]
    public void Of_MarksQuotations()
    {
        var marks = Texts.Print("a", "He said “never again” and left").Marks;

        Assert.Equal([false, false, true, true, false, false], marks.Select(mark => ((Mark)mark & Mark.Quoted) != 0));
    }
}
