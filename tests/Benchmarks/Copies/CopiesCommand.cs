using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using System.Text.Json;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Contracts;
using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Fingerprints;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Copies;

/// <summary><c>copies</c>: what it costs to tell whether a text is a copy, from text to decision, while the archive grows.</summary>
/// <remarks>
/// By processor time, so that other work on the machine does not count: that of the whole process, garbage collection included, while nothing but the copy layer
/// runs. Making the texts is not in it. The times of single articles are by the clock and hold whatever else the machine did.
/// </remarks>
internal static class CopiesCommand
{
    private const int Batch = 1_000;
    private const int Fewest = 10_000;

    public static async Task<int> Run(string[] args)
    {
        if (GCSettings.IsServerGC)
            return await WithCollectorOfService(args);
        var articles = new Option<int>("--articles") { Description = "How many articles come in", DefaultValueFactory = _ => 1_000_000 };
        var window = new Option<int?>("--window") { Description = "How many of them are held, the latest; all when it is absent" };
        var file = new Option<FileInfo?>("--write") { Description = "Only write them to this file, as `wiredesk dedupe` reads them" };
        var hostile = new Option<bool>("--hostile") { Description = "Measure streams in which everything is alike instead" };
        var snapshot = new Option<bool>("--snapshot") { Description = "Measure what it costs to write down what is held instead" };
        var command = new RootCommand("What telling copies costs") { articles, window, file, hostile, snapshot };
        command.SetAction(options =>
        {
            if (options.GetValue(file) is { } lines)
                Write(options.GetValue(articles), lines);
            else if (options.GetValue(hostile))
                HostileStreams.Measure();
            else if (options.GetValue(snapshot))
                SnapshotCosts.Measure(options.GetValue(articles));
            else
                Measure(options.GetValue(articles), options.GetValue(window) ?? options.GetValue(articles));
        });
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    /// <summary>Starts this executable once more: the deduplication service has another garbage collector than the other services.</summary>
    private static async Task<int> WithCollectorOfService(string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["copies", .. args]) { Environment = { ["DOTNET_gcServer"] = "0" } };
        using var again = Process.Start(start)!;
        await again.WaitForExitAsync();
        return again.ExitCode;
    }

    private static void Write(int articles, FileInfo file)
    {
        using var output = file.CreateText();
        var stream = new Syndication(seed: 1);
        for (var number = 0; number < articles; number++)
            output.WriteLine(JsonSerializer.Serialize(new { id = Invariant($"{number}"), text = stream.Next().Text, source = Invariant($"source {number % 97}") }));
    }

    private static void Measure(int articles, int window)
    {
        Console.WriteLine($"{MachineFacts.Now()}\n");
        Console.WriteLine("| articles | held | articles per CPU second | p50 ms | p99 ms | longest ms | bytes an article in the copy index | copies found |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        Take(new Deduplicator(copiesOnly: true), new Syndication(seed: 2), 2 * Fewest); // compiles

        var deduplicator = new Deduplicator(new Window { Articles = window, Age = null }, copiesOnly: true);
        var stream = new Syndication(seed: 1);
        var taken = 0;
        for (var next = Fewest; next <= articles; next *= 10)
        {
            Console.WriteLine(Row(Take(deduplicator, stream, next - taken, taken), taken, deduplicator));
            taken = next;
        }
    }

    private static string Row(Taken taken, int before, Deduplicator deduplicator)
    {
        Array.Sort(taken.Milliseconds);
        var articles = taken.Milliseconds.Length;
        return Invariant(
            $"| {before + 1:N0} to {before + articles:N0} | {deduplicator.Count:N0} | {articles / taken.Cpu.TotalSeconds:N0} | {taken.Percentile(0.5):F3} | {taken.Percentile(0.99):F3} | {taken.Percentile(1):F1} | {deduplicator.CopyIndexBytes / deduplicator.Count:N0} | {taken.Found:N0} of {taken.Copies:N0} |");
    }

    private static Taken Take(Deduplicator deduplicator, Syndication stream, int articles, int first = 0)
    {
        var taken = new Taken(new double[articles]);
        var texts = new (string Text, bool IsCopy)[Batch];
        for (var start = 0; start < articles; start += Batch)
        {
            for (var index = 0; index < Batch; index++)
                texts[index] = stream.Next();
            var before = Environment.CpuUsage.TotalTime;
            for (var index = 0; index < Batch; index++)
            {
                var began = Stopwatch.GetTimestamp();
                var number = first + start + index;
                var received = new ReceivedText { ArticleId = Invariant($"{number}"), Source = "benchmark", Text = texts[index].Text };
                var relation = deduplicator.Apply(number, Fingerprint.Of(received)).Verdict!.Relation;
                taken.Milliseconds[start + index] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                taken.Copies += texts[index].IsCopy ? 1 : 0;
                taken.Found += texts[index].IsCopy && relation != Relation.Original ? 1 : 0;
            }

            taken.Cpu += Environment.CpuUsage.TotalTime - before;
        }

        return taken;
    }

    private sealed record Taken(double[] Milliseconds)
    {
        public TimeSpan Cpu { get; set; }

        public int Copies { get; set; }

        public int Found { get; set; }

        /// <summary>So many milliseconds or fewer took this share of the articles; they are sorted.</summary>
        public double Percentile(double share) => Milliseconds[(int)Math.Ceiling(share * Milliseconds.Length) - 1];
    }
}
