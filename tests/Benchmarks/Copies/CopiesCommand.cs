using System.CommandLine;
using System.Diagnostics;
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
    private const int Measured = 10_000;

    public static async Task<int> Run(string[] args)
    {
        var articles = new Option<int>("--articles") { Description = "How many articles come in", DefaultValueFactory = _ => 1_000_000 };
        var file = new Option<FileInfo?>("--write") { Description = "Only write them to this file, as `wiredesk dedupe` reads them" };
        var command = new RootCommand("What telling copies costs") { articles, file };
        command.SetAction(options =>
        {
            if (options.GetValue(file) is { } lines)
                Write(options.GetValue(articles), lines);
            else
                Measure(options.GetValue(articles));
        });
        var parsed = command.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private static void Write(int articles, FileInfo file)
    {
        using var output = file.CreateText();
        var stream = new Syndication(seed: 1);
        for (var number = 0; number < articles; number++)
            output.WriteLine(JsonSerializer.Serialize(new { id = Invariant($"{number}"), text = stream.Next().Text, source = Invariant($"source {number % 97}") }));
    }

    private static void Measure(int articles)
    {
        Console.WriteLine($"{MachineFacts.Now()}\n");
        Console.WriteLine("| articles held | articles per CPU second | p50 ms | p99 ms | longest ms | bytes an article in the copy index | copies found |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        Take(new Deduplicator(copiesOnly: true), new Syndication(seed: 2), 2 * Measured); // compiles

        var deduplicator = new Deduplicator(new Window { Articles = articles, Age = null }, copiesOnly: true);
        var stream = new Syndication(seed: 1);
        var held = 0;
        for (var next = Measured; next <= articles; next *= 10)
        {
            Take(deduplicator, stream, next - Measured - held, held);
            var taken = Take(deduplicator, stream, Measured, next - Measured);
            held = next;
            Console.WriteLine(Invariant($"| {held:N0} | {Measured / taken.Cpu.TotalSeconds:N0} | {taken.Percentile(0.5):F3} | {taken.Percentile(0.99):F3} | {taken.Percentile(1):F1} | {deduplicator.CopyIndexBytes / held:N0} | {taken.Found:N0} of {taken.Copies:N0} |"));
        }
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

        public double Percentile(double share)
        {
            Array.Sort(Milliseconds);
            return Milliseconds[(int)Math.Ceiling(share * Milliseconds.Length) - 1];
        }
    }
}
