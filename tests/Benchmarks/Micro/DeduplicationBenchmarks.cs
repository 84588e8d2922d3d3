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

/// <summary>The copy layer alone, from text to decision, at 840 characters, with so many articles held. One decision a call: its inverse is articles per second on one core.</summary>
public class CopyLayerBenchmarks
{
    private const int Characters = 840;
    private const int Texts = 20_000;

    private readonly string[] _texts = new string[Texts];
    private Deduplicator _deduplicator = null!;
    private long _arrival;

    /// <summary>How many articles are held.</summary>
    [Params(10_000, 100_000)]
    public int Held { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var reports = new Reports(1);
        for (var number = 0; number < Texts; number++)
            _texts[number] = reports.Next()[..Characters];
        _deduplicator = new Deduplicator(new Window { Articles = Held, Age = null }, copiesOnly: true);
        while (_arrival < Held)
            TextToDecision();
        Console.WriteLine($"// {_deduplicator.CopyIndexBytes / Held} bytes an article in the copy index at {Held:N0} articles");
    }

    [Benchmark]
    public Outcome TextToDecision()
    {
        // The number in front makes a text that comes again another one; a twin would cost less.
        var arrival = ++_arrival;
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{arrival} {_texts[arrival % Texts]}");
        return _deduplicator.Apply(arrival, Fingerprint.Of(new ReceivedText { ArticleId = $"article-{arrival}", Source = "benchmark", Text = text }));
    }
}
