using BenchmarkDotNet.Attributes;
using Wiredesk.Contracts;
using Wiredesk.Enrichment;
using Wiredesk.Enrichment.Languages;

namespace Wiredesk.Benchmarks.Micro;

/// <summary>What enrichment does with one article of 4 KB.</summary>
public class EnrichmentBenchmarks
{
    private readonly Article _article = new()
    {
        Id = Guid.Empty,
        Revision = 1,
        Source = "benchmark",
        Text = new Reports(1).Next(),
        ReceivedAt = DateTimeOffset.UnixEpoch,
    };

    [Benchmark]
    public Analysis Analyse() => Analyser.Analyse(_article);

    [Benchmark]
    public IReadOnlyList<LanguageCandidate> IdentifyLanguage() => LanguageIdentifier.Identify(_article.Text);
}
