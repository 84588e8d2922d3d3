using BenchmarkDotNet.Attributes;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sqlite;

namespace Wiredesk.Benchmarks.Micro;

/// <summary>One replacement of a stored document of 4 KB in SQLite, by one writer and by 64 at once. Each waits until it is on the disk.</summary>
public class DocumentsBenchmarks : IDisposable
{
    private const int Writers = 64;
    private const int Replacements = 8;

    private readonly Entry[] _entries = new Entry[Writers];
    private string _folder = "";
    private SqliteDocumentStore _store = null!;
    private IDocuments<Entry> _documents = null!;

    [GlobalSetup]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;
        _store = new SqliteDocumentStore(Path.Combine(_folder, "benchmark.db"));
        _documents = _store.Open(Entry.Collection);
        var reports = new Reports(1);
        for (var number = 0; number < Writers; number++)
        {
            var entry = new Entry { Id = $"entry-{number}", Rank = number, Text = reports.Next() };
            await _documents.InsertIfAbsent(entry, CancellationToken.None);
            _entries[number] = entry with { Version = 1 };
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Replacements)]
    public Task Replace_OneWriter() => Write(0);

    [Benchmark(OperationsPerInvoke = Replacements * Writers)]
    public Task Replace_64Writers() => Task.WhenAll(Enumerable.Range(0, Writers).Select(Write));

    private async Task Write(int number)
    {
        for (var replacement = 0; replacement < Replacements; replacement++)
        {
            var entry = _entries[number];
            if (!await _documents.Replace(entry with { Rank = entry.Rank + 1 }, CancellationToken.None)) throw new InvalidOperationException($"{entry.Id} was not replaced.");
            _entries[number] = entry with { Rank = entry.Rank + 1, Version = entry.Version + 1 };
        }
    }

    private sealed record Entry : Document
    {
        public static readonly Collection<Entry> Collection = new("entries", Index<Entry>.Of("rank", entry => entry.Rank));

        public required long Rank { get; init; }

        public required string Text { get; init; }
    }
}
