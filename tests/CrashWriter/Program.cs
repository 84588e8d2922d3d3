using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Wiredesk.CrashWriter;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Mongo;
using Wiredesk.Defaults.Sequences;
using Wiredesk.Defaults.Sqlite;

// A process that tests kill while it writes: CrashWriter (writes SEED | sequence BEFORE-OR-AFTER | counts) ADDRESS [DATABASE].
IDocumentStore store = args[2].StartsWith("mongodb", StringComparison.Ordinal) ? new MongoDocumentStore(args[2], args[3]) : new SqliteDocumentStore(args[2]);
await (args[0] == "writes" ? Writes(int.Parse(args[1], CultureInfo.InvariantCulture)) : Sequence(args[1] == "before"));

async Task Writes(int seed)
{
    var ledgers = store.Open(Ledger.Collection);
    await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Write(ledgers, $"{seed}-{writer}", new Random(seed + writer))));
}

// Says each write that was acknowledged, and only those.
async Task Write(IDocuments<Ledger> ledgers, string name, Random random)
{
    var versions = new Dictionary<string, long>();
    while (true)
    {
        var id = $"{name}-{random.Next(30)}";
        var version = versions.GetValueOrDefault(id) + 1;
        var took = version == 1
            ? await ledgers.InsertIfAbsent(Ledger.Of(id, 1), CancellationToken.None)
            : await ledgers.Replace(Ledger.Of(id, version) with { Version = version - 1 }, CancellationToken.None);
        if (!took) throw new InvalidOperationException($"{id} could not be written.");
        versions[id] = version;
        Console.WriteLine($"{id} {version}");
    }
}

async Task Sequence(bool before)
{
    var changes = new Stopping<Change>(store.Open(Change.Collection), before);
    using var sequencer = new Sequencer<Story, Change>(
        store.Open(Story.Collection), changes, new SequencerLease(store, "changes", TimeProvider.System), TimeProvider.System, NullLogger<Sequencer<Story, Change>>.Instance);
    await sequencer.Drain(CancellationToken.None);
}
