using System.Text.Json;
using Wiredesk.Contracts;
using Xunit;

namespace Wiredesk.Enrichment.Tests;

/// <summary>Ten reports of other kinds than the seeds (obituary, live blog, wire brief, court, election, match, markets, weather, German, French) against what was marked in them.</summary>
public sealed class NewsKindsTests
{
    private static readonly JsonElement[] Gold =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "NewsKinds", "gold.json"))).RootElement.EnumerateArray()];

    public static TheoryData<string> Files => [.. Gold.Select(report => report.GetProperty("file").GetString()!)];

    [Theory, MemberData(nameof(Files))]
    public void Analyse_FindsTitleAndBody(string file)
    {
        var (gold, text, analysis) = Of(file);
        Assert.Equal(gold.GetProperty("title").GetString(), analysis.Title?.Text);
        Assert.StartsWith(gold.GetProperty("first").GetString()!, text[analysis.Body.Start..], StringComparison.Ordinal);
        Assert.EndsWith(gold.GetProperty("last").GetString()!, text[..analysis.Body.End], StringComparison.Ordinal);
        var prose = analysis.Removed.Where(range => range.Kind is not ("byline" or "date-line")).Select(range => text[range.Start..range.End]);
        Assert.Equal(Strings(gold.GetProperty("removed")), prose);
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_GivesEachQuoteItsSpeaker(string file)
    {
        var (gold, text, analysis) = Of(file);
        var wanted = gold.GetProperty("quotes").EnumerateArray().Select(quote => Strings(quote)).ToList();
        Assert.Equal(wanted.Select(quote => quote[0]), analysis.Quotes.Select(quote => quote.Text[..Math.Min(quote.Text.Length, quote.Text.IndexOf('\n') is > 0 and var end ? end : quote.Text.Length)]));
        Assert.All(wanted.Zip(analysis.Quotes), pair => Assert.EndsWith(LastWord(pair.First[1]), Before(pair.Second.Speaker ?? "nobody", " of North"), StringComparison.Ordinal));
        Assert.All(analysis.Quotes, quote => Assert.Equal(text[quote.Start..quote.End], quote.Text));
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_FindsWhoIsReliedOn(string file)
    {
        var (gold, _, analysis) = Of(file);
        foreach (var wanted in gold.GetProperty("attributions").EnumerateArray().Select(Strings))
            Assert.Contains(analysis.Attributions, given => given.Source.EndsWith(wanted[0], StringComparison.Ordinal) && given.Kind == wanted[1]);
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_FindsTopicAndFlags(string file)
    {
        var (gold, _, analysis) = Of(file);
        Assert.Contains(Strings(gold.GetProperty("topics"))[0], analysis.Topics.Select(topic => topic.QCode));
        Assert.All(analysis.Topics, topic => Assert.NotEmpty(topic.Evidence!));
        Assert.Equal(Strings(gold.GetProperty("flags")), analysis.Flags.Select(flag => flag.Code).Where(code => code is not ("no-author" or "no-date" or "unresolved-date")).Distinct());
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_SummarisesInWholeSentencesOfTheBody(string file)
    {
        var (_, text, analysis) = Of(file);
        Assert.InRange(analysis.Summary.Count, 2, 3);
        Assert.Equal(analysis.Body.Start, analysis.Summary[0].Start);
        Assert.All(analysis.Summary, sentence => Assert.Equal(text[sentence.Start..sentence.End], sentence.Text));
        Assert.All(analysis.Summary, sentence => Assert.DoesNotContain(analysis.Removed, range => range.Start < sentence.End && sentence.Start < range.End));
    }

    private static (JsonElement Gold, string Text, Analysis Analysis) Of(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "NewsKinds", file)).ReplaceLineEndings("\n");
        return (Gold.Single(report => report.GetProperty("file").GetString() == file), text, Texts.Analyse(text));
    }

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static string Before(string name, string rest) => name.IndexOf(rest, StringComparison.Ordinal) is > 0 and var at ? name[..at] : name;

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];
}
