using System.Text.Json;
using Wiredesk.Contracts;
using Xunit;

namespace Wiredesk.Enrichment.Tests;

/// <summary>The five seed articles against what people marked in them.</summary>
public sealed class SeedTests
{
    private static readonly JsonElement[] Gold =
        [.. JsonDocument.Parse(Texts.Seed("gold.json")).RootElement.GetProperty("articles").EnumerateArray()];

    public static TheoryData<string> Files => [.. Gold.Select(article => article.GetProperty("file").GetString()!)];

    [Theory, MemberData(nameof(Files))]
    public void Analyse_FindsTheTitleThatPeopleMarked(string file)
    {
        var (gold, analysis) = Of(file);
        Assert.Equal(Text(gold, "title"), analysis.Title?.Text);
        Assert.Equal(Text(gold, "kicker"), analysis.Kicker?.Text);
        Assert.Equal(Text(gold, "subtitle"), analysis.Standfirst?.Text);
        Assert.Equal(gold.GetProperty("subheads").EnumerateArray().Select(Text), analysis.Subheads.Select(subhead => subhead.Text));
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_RemovesExactlyWhatPeopleStripped(string file)
    {
        var (gold, analysis) = Of(file);
        var stripped = gold.GetProperty("strip").EnumerateArray().Select(Edges);
        Assert.Equal(stripped, analysis.Removed.Select(range => (range.Start, range.End)));
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_FindsTheEdgesOfTheBody(string file)
    {
        var (gold, analysis) = Of(file);
        Assert.Equal(Edges(gold.GetProperty("body_first")).Start, analysis.Body.Start);
        Assert.Equal(Edges(gold.GetProperty("body_last")).End, analysis.Body.End);
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_ReadsTheSourcesThatATextLists(string file)
    {
        var (gold, analysis) = Of(file);
        var cited = gold.GetProperty("cited_urls").EnumerateArray().Select(source =>
            (Text(source, "publisher"), Text(source, "title"), Text(source, "url"), source.TryGetProperty("flag", out _)));
        Assert.Equal(cited, analysis.CitedSources.Select(source => (source.Publisher, source.Title, (string?)source.Url.OriginalString, source.SectionPage is true)));
    }

    [Theory]
    [InlineData("000_b1e25e2279304598.txt", "no-title no-author promotional-ending")]
    [InlineData("001_9ca1e063e595d5e0.txt", "no-title no-author no-date interface-text enumeration-mismatch unresolved-date")]
    [InlineData("002_f3e7d81713774cff.txt", "no-date section-page-cited glued-fields unresolved-date")]
    [InlineData("003_c0663247b7610df3.txt", "no-author no-date interface-text ai-image-credit stray-bracket unusual-space truncated-name")]
    [InlineData("004_6ff379c7123707bb.txt", "no-author no-date truncated-list")]
    public void Analyse_FlagsWhatLooksWrong(string file, string codes) =>
        Assert.Equal(codes.Split(' '), Of(file).Analysis.Flags.Select(flag => flag.Code).Distinct());

    [Theory, MemberData(nameof(Files))]
    public void Analyse_TakesEveryPassageFromTheTextAsItWasGiven(string file)
    {
        var text = Texts.Seed(file);
        var analysis = Texts.Analyse(text);
        foreach (var passage in new[] { analysis.Title, analysis.Kicker, analysis.Standfirst }.Concat(analysis.Subheads).OfType<TextPassage>())
            Assert.Equal(text[passage.Start..passage.End], passage.Text);
        Assert.Equal("en", analysis.Language.Code);
        Assert.All(analysis.Keyphrases, phrase => Assert.Contains(phrase.Text, analysis.Body.Text, StringComparison.Ordinal));
        Assert.InRange(analysis.ReadingMinutes, 1, 5);
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_ResolvesTheDatesThatPeopleResolved(string file)
    {
        var (gold, analysis) = Of(file);
        var resolved = gold.GetProperty("dates").EnumerateArray().Where(date => date.GetProperty("resolves_to").ValueKind == JsonValueKind.String).Select(date => date.GetProperty("resolves_to").GetString());
        Assert.Equal(resolved, analysis.Dates.Where(date => date.Value is not null && date.Granularity != "duration").Select(date => date.Value));
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_FindsTheNamesThatPeopleMarked(string file)
    {
        var (gold, analysis) = Of(file);
        var marked = new[] { "people", "organisations", "places" }.SelectMany(kind => gold.GetProperty(kind).EnumerateArray()).SelectMany(entity => entity.GetProperty("mentions").EnumerateArray()).Select(Edges).ToHashSet();
        var found = analysis.Entities.Select(entity => (entity.Start, entity.End)).ToArray();
        Assert.True(found.Count(marked.Contains) >= found.Length * 0.95, string.Join(", ", analysis.Entities.Where(entity => !marked.Contains((entity.Start, entity.End))).Select(entity => entity.Text)));
        Assert.NotEmpty(found);
    }

    [Theory]
    [InlineData("001_9ca1e063e595d5e0.txt", "28000")]
    [InlineData("003_c0663247b7610df3.txt", "2 48 250 1700 20")]
    public void Analyse_ReadsTheNumbers(string file, string values) =>
        Assert.Equal(values, string.Join(' ', Of(file).Analysis.Numbers.Select(number => number.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture))));

    private static (JsonElement Gold, Analysis Analysis) Of(string file) =>
        (Gold.Single(article => article.GetProperty("file").GetString() == file), Texts.Analyse(Texts.Seed(file)));

    private static (int Start, int End) Edges(JsonElement part) => (part.GetProperty("start").GetInt32(), part.GetProperty("end").GetInt32());

    private static string? Text(JsonElement part) => part.GetProperty("text").GetString();

    private static string? Text(JsonElement article, string name) => article.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        var passage => Text(passage),
    };
}
