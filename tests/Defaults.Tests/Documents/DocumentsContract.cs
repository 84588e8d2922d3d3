using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Wiredesk.CrashWriter;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Sequences;

namespace Wiredesk.Defaults.Tests.Documents;

/// <summary>What every engine promises; each engine runs all of it on a database of its own for each test.</summary>
public abstract partial class DocumentsContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly CancellationTokenSource _deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private IDocumentStore? _store;

    /// <summary>Ends a test that waits for what does not come.</summary>
    protected CancellationToken Token => _deadline.Token;

    protected IDocumentStore Store => _store!;

    protected IDocuments<Note> Notes { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _deadline.CancelAfter(TimeSpan.FromMinutes(2));
        await Start();
        _store = OpenStore();
        Notes = _store.Open(Note.Collection);
    }

    public async ValueTask DisposeAsync()
    {
        (_store as IDisposable)?.Dispose();
        _deadline.Dispose();
        await Stop();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the database, or skips the test.</summary>
    protected abstract Task Start();

    /// <summary>Another store on this test's database, as another process would open it.</summary>
    protected abstract IDocumentStore OpenStore();

    /// <summary>How <see cref="CrashWriter"/> finds this test's database.</summary>
    protected abstract string[] Address { get; }

    protected abstract Task Stop();

    protected Process StartWriter(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Wiredesk.CrashWriter.dll"), .. arguments, .. Address])
    { RedirectStandardOutput = true })!;

    protected async Task<Note> Added(Note note)
    {
        Assert.True(await Notes.InsertIfAbsent(note, Token));
        return note with { Version = 1 };
    }

    protected async Task<string[]> Ids(Index<Note> index, Wiredesk.Defaults.Documents.Range range, int limit = 1000, bool descending = false)
    {
        var page = await Notes.Query(index, range, limit, Token, descending: descending);
        return [.. page.Items.Select(note => note.Id)];
    }

    private static Sequencer<Story, Change> NewSequencer(IDocumentStore store, TimeProvider? time = null, string lease = "changes") => new(
        store.Open(Story.Collection), store.Open(Change.Collection), new SequencerLease(store, lease, time ?? TimeProvider.System),
        time ?? TimeProvider.System, NullLogger<Sequencer<Story, Change>>.Instance);

    private static string Name(int number) => number.ToString("000", CultureInfo.InvariantCulture);
}
