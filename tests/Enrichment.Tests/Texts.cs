using Wiredesk.Contracts;

namespace Wiredesk.Enrichment.Tests;

/// <summary>Articles to analyse.</summary>
internal static class Texts
{
    public static Article Article(string text, string? headline = null) =>
        new() { Id = Guid.Empty, Revision = 1, Source = "tests", Text = text, ReceivedAt = DateTimeOffset.UnixEpoch, Headline = headline };

    public static Analysis Analyse(string text, string? headline = null) => Analyser.Analyse(Article(text, headline));

    /// <summary>A file of the seeds, byte for byte.</summary>
    public static string Seed(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", file));
}
