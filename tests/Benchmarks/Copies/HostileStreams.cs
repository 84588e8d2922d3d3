using System.Diagnostics;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Fingerprints;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Copies;

/// <summary>Streams that would bring an index of copies to a halt: what all articles share leads from each to every other. With events and stories.</summary>
internal static class HostileStreams
{
    public static void Measure()
    {
        Console.WriteLine("| stream | articles | articles per CPU second | p99 ms | longest ms | MB in the copy index |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        var reports = new Reports(5, 300);
        var paragraph = new Reports(3, Syndication.Characters).Next();
        Row("the same text", 1_000_000, _ => paragraph);
        Row("one paragraph of 840 characters, and 300 of its own", 100_000, number => number % 2 == 0 ? $"{paragraph}\n\n{reports.Next()}" : $"{reports.Next()}\n\n{paragraph}");
        Row("nothing but one of 50 menus", 100_000, number => string.Join(" | ", Enumerable.Repeat($"Home World Business Sport {number % 50}", 20)));
        Row("one word", 100_000, number => Invariant($"word{number % 1000}"));
        Row("one word, 1 MB of it", 20, number => string.Concat(Enumerable.Repeat(Invariant($"word{number % 2} "), 170_000)));
    }

    private static void Row(string stream, int articles, Func<int, string> text)
    {
        var deduplicator = new Deduplicator();
        var milliseconds = new double[articles];
        var cpu = TimeSpan.Zero;
        for (var number = 0; number < articles; number++)
        {
            var received = new ReceivedText { ArticleId = Invariant($"{number}"), Source = Invariant($"source {number % 50}"), Text = text(number) };
            var (before, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            deduplicator.Apply(number, Fingerprint.Of(received));
            milliseconds[number] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            cpu += Environment.CpuUsage.TotalTime - before;
        }

        Array.Sort(milliseconds);
        Console.WriteLine(Invariant(
            $"| {stream} | {articles:N0} | {articles / cpu.TotalSeconds:N0} | {milliseconds[(int)(articles * 0.99) - 1]:F2} | {milliseconds[^1]:F0} | {deduplicator.CopyIndexBytes / 1e6:N1} |"));
    }
}
