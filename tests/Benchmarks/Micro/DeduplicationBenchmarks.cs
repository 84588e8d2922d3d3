using BenchmarkDotNet.Attributes;
using Wiredesk.Contracts;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Benchmarks.Micro;

/// <summary>The fingerprint of one article of 4 KB.</summary>
public class FingerprintBenchmarks
{
    private readonly ReceivedText _received = new() { ArticleId = "one", Source = "benchmark", Text = new Reports(1).Next() };

    [Benchmark]
    public Fingerprint Of() => Fingerprint.Of(_received);
}

/// <summary>A decision about one article, in a stream of which the last 10,000 articles are held.</summary>
/// <remarks>The stream is a cycle that is longer than the window, so that a text that comes again is new again.</remarks>
public class DeduplicatorBenchmarks
{
    private const int Held = 10_000;
    private const int Cycle = 12_000;
    private const int Distance = 50;

    private Fingerprint[] _stream = [];
    private Deduplicator _deduplicator = null!;
    private long _arrival;

    /// <summary>How many of 100 articles are edited copies of one that came before; the others are copies of none.</summary>
    [Params(0, 20)]
    public int Copies { get; set; }

    [GlobalSetup]
    public void FillWindow()
    {
        var reports = new Reports(1);
        var texts = new List<string>();
        for (var number = 0; number < Cycle; number++)
            texts.Add(number >= Distance && number % 100 < Copies ? Reports.Edited(texts[number - Distance]) : reports.Next());
        _stream = [.. texts.AsParallel().AsOrdered().Select(text => Fingerprint.Of(new ReceivedText { ArticleId = "", Text = text }))];

        _deduplicator = new Deduplicator(new Window { Articles = Held, Age = null });
        var copies = 0;
        while (_arrival < Held)
            copies += Apply().Verdict?.Relation is Relation.Copy or Relation.NearCopy or Relation.Excerpt or Relation.Extension ? 1 : 0;
        if (Math.Abs(copies - (Copies * Held / 100)) > Held / 100) throw new InvalidOperationException($"{copies} of {Held} articles are copies; {Copies}% were to be.");
    }

    [Benchmark]
    public Outcome Apply()
    {
        var arrival = ++_arrival;
        return _deduplicator.Apply(arrival, _stream[arrival % Cycle] with { ArticleId = $"article-{arrival}", Source = $"source-{arrival % 97}" });
    }
}
