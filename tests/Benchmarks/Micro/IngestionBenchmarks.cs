using System.Text;
using BenchmarkDotNet.Attributes;
using Wiredesk.Ingestion.Feeds;
using Wiredesk.Ingestion.Pages;

namespace Wiredesk.Benchmarks.Micro;

/// <summary>What ingestion does with one answer of a publisher's server.</summary>
public class IngestionBenchmarks
{
    private static readonly Uri Address = new("https://news.example/world/");

    private readonly byte[] _feed = Encoding.UTF8.GetBytes(Publisher.Feed(entries: 50));
    private readonly byte[] _page = Encoding.UTF8.GetBytes(Publisher.Page());

    [GlobalSetup]
    public void Check()
    {
        if (ParseFeed().Feed?.Entries.Count != 50) throw new InvalidOperationException("The feed must have 50 entries.");
        if (ExtractPage().Text is not { Length: > 3500 and < 4500 }) throw new InvalidOperationException("The page must give its 4 KB of text, and no more.");
    }

    [Benchmark]
    public ParsedFeed ParseFeed() => FeedParser.Parse(_feed, Address, "application/rss+xml; charset=utf-8");

    [Benchmark]
    public ExtractedPage ExtractPage() => PageExtractor.Extract(_page, new Uri(Address, "report-1"), "text/html; charset=utf-8");
}
