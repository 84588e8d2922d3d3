using Wiredesk.Contracts;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Topics;

/// <summary>Short reports of every top level of the Media Topics, in several styles and languages, each with the topics that a desk would give it.</summary>
public sealed class TopicFinderTests
{
    private sealed record Report(string Name, string Top, string? Second, string Text);

    private static readonly Report[] Reports =
        [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Topics", "reports.txt")).ReplaceLineEndings("\n").Split("# ", StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    public static TheoryData<string> Names => [.. Reports.Select(report => report.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Find_PutsTheTopicOfTheReportFirst(string name)
    {
        var report = Reports.Single(report => report.Name == name);
        var topics = Texts.Analyse(report.Text).Topics;
        Assert.Equal(report.Top, topics.Count > 0 ? topics[0].QCode : "none");
        if (report.Second is not null)
            Assert.Contains(report.Second, topics.Select(topic => topic.QCode));
    }

    [Theory, MemberData(nameof(Names))]
    public void Find_GivesEvidenceThatStandsInTheText(string name)
    {
        var report = Reports.Single(report => report.Name == name);
        Assert.All(Texts.Analyse(report.Text).Topics, topic => Assert.All(topic.Evidence!, term => Assert.Contains(term, report.Text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Reports_CoverEveryTopLevel() => Assert.Equal(17, Reports.Select(report => report.Top).Distinct().Count());

    [Fact]
    public void Find_GivesNoTopicToATextThatIsAboutNothing() => Assert.Empty(Texts.Analyse("Read this first\n\nThis page has moved. Please use the link below and try again in a few minutes.").Topics);

    private static Report Read(string block)
    {
        var (first, text) = (block[..block.IndexOf('\n')].Split(' '), block[(block.IndexOf('\n') + 1)..].Trim());
        return new Report($"{first[0]} {first[2]} {text[..Math.Min(30, text.IndexOf('\n'))]}", "medtop:" + first[0], first[1] == "-" ? null : "medtop:" + first[1], text);
    }
}
