using System.Diagnostics;
using System.Text.Json;
using Wiredesk.Benchmarks.EndToEnd;
using Wiredesk.Contracts;
using Wiredesk.Enrichment;
using Wiredesk.Enrichment.Languages;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Enrichment;

/// <summary><c>enrich</c>: how much text one core analyses in a second, and how long one article takes, by processor time, so that other work on the machine does not count.</summary>
internal static class EnrichCommand
{
    private const int Rounds = 5;
    private const int ArticleLength = 6_000; // characters

    public static int Run(string from, int seconds)
    {
        var texts = Texts(from);
        if (texts.Count == 0)
        {
            Console.Error.WriteLine($"{from} holds no texts: a folder of *.txt, or a file of JSON lines with a text each, is wanted.");
            return 2;
        }

        Console.WriteLine(MachineFacts.Now());
        Load();
        Cold(texts[0]);
        Measure(Invariant($"{texts.Count} texts as they are, {texts.Average(text => text.Length):N0} characters on average"), texts, seconds);
        Measure(Invariant($"the same as articles of {ArticleLength:N0} characters"), Articles(texts), seconds);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(Invariant($"memory: {process.PeakWorkingSet64 / 1e6:N0} MB at most, {process.WorkingSet64 / 1e6:N0} MB now, of which {GC.GetTotalMemory(forceFullCollection: true) / 1e6:N1} MB are objects in use"));
        return 0;
    }

    private static List<string> Texts(string from) => Directory.Exists(from)
        ? [.. Directory.EnumerateFiles(from, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)]
        : [.. File.ReadLines(from).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];

    // One after another until an article is full: real paragraphs, in articles of one length.
    private static List<string> Articles(List<string> texts)
    {
        var all = string.Join("\n\n", texts);
        while (all.Length < ArticleLength * 20)
            all += "\n\n" + all;
        return [.. Enumerable.Range(0, all.Length / ArticleLength).Select(n => all.Substring(n * ArticleLength, ArticleLength))];
    }

    private static void Load()
    {
        LanguageIdentifier.Best([]); // Compiles nothing of what is measured, and loads the assembly.
        var (held, spent, clock) = (GC.GetTotalMemory(forceFullCollection: true), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        LanguageIdentifier.Identify("The first text loads the model.");
        var (taken, waited) = (Environment.CpuUsage.TotalTime - spent, clock.Elapsed);
        Console.WriteLine(Invariant($"language model, loaded and asked once: {taken.TotalMilliseconds:N0} ms of processor time ({waited.TotalMilliseconds:N0} ms by the clock), {(GC.GetTotalMemory(forceFullCollection: true) - held) / 1e6:N1} MB"));
    }

    private static void Cold(string text)
    {
        var spent = Environment.CpuUsage.TotalTime;
        Analyser.Analyse(Of(text));
        Console.WriteLine(Invariant($"first article of the process, all tables loaded: {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds:N0} ms of processor time"));
    }

    private static void Measure(string name, List<string> texts, int seconds)
    {
        Console.WriteLine(name);
        var articles = texts.ConvertAll(Of);
        var characters = texts.Sum(text => (long)text.Length);
        for (var round = 1; round <= Rounds; round++)
        {
            var took = new List<double>();
            var (passes, started, allocated) = (0, Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            for (; Environment.CpuUsage.TotalTime - started < TimeSpan.FromSeconds(seconds); passes++)
            {
                foreach (var article in articles)
                {
                    var before = Environment.CpuUsage.TotalTime;
                    Analyser.Analyse(article);
                    took.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                }
            }

            var taken = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
            took.Sort();
            Console.WriteLine(Invariant(
                $"  round {round}: {characters * passes / taken:N0} characters per CPU second; an article p50 {took[took.Count / 2]:N2} ms, p99 {took[took.Count * 99 / 100]:N2} ms, most {took[^1]:N2} ms; {(GC.GetAllocatedBytesForCurrentThread() - allocated) / took.Count / 1000:N0} KB allocated for each"));
        }
    }

    private static Article Of(string text) => new() { Id = Guid.Empty, Revision = 1, Source = "benchmark", Text = text, ReceivedAt = DateTimeOffset.UnixEpoch };
}
