using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Wiredesk.Contracts;
using Xunit;

namespace Wiredesk.Enrichment.Tests;

/// <summary>
/// Twenty-six news texts of other kinds than the seeds, with their names, dates and numbers marked: <c>[person:Jane Doe]</c>, <c>[2025-11-25:Tuesday]</c>
/// (<c>?</c> for a date that the text does not tell), <c>[#28000 over:over 28,000]</c> (value, unit, comparator).
/// </summary>
public sealed partial class NewsTests(ITestOutputHelper output)
{
    private sealed record Mark(int Start, int End, string What, string Text);

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "News")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void Analyse_ResolvesEveryDate(string file)
    {
        var (marks, analysis) = Read(file);
        var wanted = marks.Where(mark => IsDate(mark.What)).Select(mark => $"{mark.Text} = {mark.What}");
        var found = analysis.Dates.Where(date => date.Granularity is not ("duration" or "vague")).Select(date => $"{date.Text} = {date.Value ?? "?"}");
        Assert.Equal(wanted, found);
    }

    [Theory, MemberData(nameof(Files))]
    public void Analyse_ReadsEveryNumber(string file)
    {
        var (marks, analysis) = Read(file);
        var wanted = marks.Where(mark => mark.What[0] == '#').Select(mark => (mark.What[1..], mark.Start, mark.End));
        var found = analysis.Numbers.Select(number => (Describe(number), number)).ToArray();
        Assert.Equal(wanted.Select(mark => mark.Item1), found.Select(number => number.Item1));
        Assert.All(wanted.Zip(found), pair => Assert.True(pair.First.Start < pair.Second.number.End && pair.Second.number.Start < pair.First.End));
    }

    [Fact]
    public void Analyse_FindsTheNames()
    {
        var (right, given, wanted) = (0, 0, 0);
        foreach (var file in Files.Select(row => row.Data))
        {
            var (marks, analysis) = Read(file);
            var gold = marks.Where(mark => mark.What is "person" or "organisation" or "place").Select(mark => $"{mark.Start} {mark.What} {mark.Text}").ToHashSet();
            var found = analysis.Entities.Select(entity => $"{entity.Start} {entity.Type.ToString().ToLowerInvariant()} {entity.Text}").ToHashSet();
            output.WriteLine($"{file}: missed {string.Join(", ", gold.Except(found))}; invented {string.Join(", ", found.Except(gold))}");
            (right, given, wanted) = (right + found.Count(gold.Contains), given + found.Count, wanted + gold.Count);
        }

        var f1 = 2.0 * right / (given + wanted);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"names F1 {f1:F3}: {right} right, {given} given, {wanted} wanted"));
        Assert.True(f1 >= 0.93, string.Create(CultureInfo.InvariantCulture, $"F1 {f1:F3}"));
    }

    private static string Describe(NumberMention number) => string.Join(' ', new[] { number.Value.ToString("0.####", CultureInfo.InvariantCulture), number.Unit?.Replace(' ', '-'), number.Comparator?.Replace(' ', '-') }.Where(part => part is not null));

    private static bool IsDate(string what) => what is "?" || char.IsAsciiDigit(what[0]);

    private static (List<Mark> Marks, Analysis Analysis) Read(string file)
    {
        var lines = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "News", file)).ReplaceLineEndings("\n").Split('\n', 2);
        var marks = new List<Mark>();
        var text = new StringBuilder();
        var at = 0;
        foreach (Match match in Marked().Matches(lines[1]))
        {
            text.Append(lines[1], at, match.Index - at);
            var inner = match.Groups["text"].Value;
            marks.Add(new Mark(text.Length, text.Length + inner.Length, match.Groups["what"].Value, inner));
            text.Append(inner);
            at = match.Index + match.Length;
        }

        text.Append(lines[1], at, lines[1].Length - at);
        var published = lines[0] is "published -" ? (DateTimeOffset?)null : DateTimeOffset.Parse(lines[0]["published ".Length..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return (marks, Analyser.Analyse(Texts.Article(text.ToString()) with { PublishedAt = published }));
    }

    [GeneratedRegex(@"\[(?<what>[^:\]]+):(?<text>[^\]]+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Marked();
}
