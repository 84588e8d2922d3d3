using Wiredesk.Deduplication;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;
using static System.FormattableString;

namespace Wiredesk.Benchmarks.Copies;

/// <summary>What it costs to write down what is held, with events and stories, and to read it: by processor time, to a file; storing it is not in it.</summary>
internal static class SnapshotCosts
{
    public static void Measure(int articles)
    {
        Console.WriteLine("| articles held | managed memory | snapshot | decisions held up | written as a whole | read | what stands, for other rules |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        var (deduplicator, stream) = (new Deduplicator(new Window { Articles = articles, Age = null }), new Syndication(seed: 1));
        for (var number = 0; number < articles; number++)
        {
            var id = Invariant($"0198a1b2-0000-7000-8000-{number:D12}");
            deduplicator.Apply(number, Fingerprint.Of(new ReceivedText { ArticleId = id, Source = Invariant($"source {number % 97}"), Text = stream.Next().Text }));
        }

        var memory = GC.GetTotalMemory(forceFullCollection: true);
        using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var (began, held) = (Environment.CpuUsage.TotalTime, TimeSpan.Zero);
        Standing standing;
        using (var writer = new StateWriter(file))
        {
            deduplicator.Write(writer);
            standing = deduplicator.Standing(all: true);
            held = Environment.CpuUsage.TotalTime - began;
            writer.Finish();
        }

        using var told = new MemoryStream();
        StandingEdits.Write(standing, told);
        var written = Environment.CpuUsage.TotalTime - began;
        var length = file.Position;
        file.Position = 0;
        began = Environment.CpuUsage.TotalTime;
        using (var reader = new StateReader(file))
            Deduplicator.Read(reader, new Window { Articles = articles, Age = null });
        var read = Environment.CpuUsage.TotalTime - began;
        Console.WriteLine(Invariant(
            $"| {articles:N0} | {memory / 1e6:N0} MB | {length / 1e6:N0} MB | {held.TotalSeconds:F1} s | {written.TotalSeconds:F1} s | {read.TotalSeconds:F1} s | {told.Length / 1e6:F1} MB |"));
    }
}
