using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Sequences;

/// <summary>Gives numbers to the entries that wait in documents: it inserts them into the sequence, then takes them out of their documents.</summary>
/// <remarks>
/// The insert decides everything: an entry's id and its number are both unique, number n + 1 is inserted only after n, and the first refusal
/// ends a batch. So a crash between two steps, or a second sequencer at the same time, leaves neither a gap nor a second entry; what was
/// inserted but not taken out is recognised by its id. The lease only keeps sequencers from getting in each other's way.
/// </remarks>
public sealed class Sequencer<TDocument, TEntry>(
    IDocuments<TDocument> documents, IDocuments<TEntry> entries, SequencerLease lease, TimeProvider time, ILogger<Sequencer<TDocument, TEntry>> logger)
    : BackgroundService
    where TDocument : Document, ISequenced<TDocument, TEntry>
    where TEntry : SequenceEntry
{
    private const int Batch = 100;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private TaskCompletionSource _numbered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says that entries may wait; to be called after a save. Without it they are found within a second.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Completes when this process has numbered something from now on; what another process numbers is not told.</summary>
    public Task Numbered => _numbered.Task;

    /// <summary>Numbers all entries that wait; says how many. None when another sequencer has the lease.</summary>
    public async Task<int> Drain(CancellationToken cancellationToken)
    {
        var numbered = 0;
        while (true)
        {
            var waiting = await documents.Query(TDocument.ByUnnumbered, Range.All, Batch, cancellationToken);
            if (waiting.Items.Count == 0 || !await lease.Hold(cancellationToken)) return numbered;
            var (inserted, cleared) = await Number(waiting.Items, cancellationToken);
            numbered += inserted;
            if (inserted > 0) Interlocked.Exchange(ref _numbered, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            if (inserted + cleared == 0) return numbered; // Others write these very documents; they will wake us.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lease.Release(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Drain(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever hinders it now may be over in a second; nothing is lost meanwhile.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogError(failure, "The entries of {Document} could not be numbered; next attempt in {Poll}", typeof(TDocument).Name, Poll);
                await Task.Delay(Poll, time, stoppingToken);
            }
            await Next(stoppingToken);
        }
    }

    /// <summary>Returns when woken, or when it is time to look unasked: another process may have saved.</summary>
    private async Task Next(CancellationToken cancellationToken)
    {
        try
        {
            await _wake.Reader.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(Poll, time, cancellationToken);
            _wake.Reader.TryRead(out _);
        }
        catch (TimeoutException)
        {
            // Nobody called.
        }
    }

    private async Task<(int Inserted, int Cleared)> Number(IReadOnlyList<TDocument> waiting, CancellationToken cancellationToken)
    {
        List<TEntry> all = [.. waiting.SelectMany(document => document.Unnumbered).DistinctBy(entry => entry.Id)];
        var known = (await entries.Get([.. all.Select(entry => entry.Id)], cancellationToken)).Select(entry => entry.Id).ToHashSet();
        List<TEntry> fresh = [.. all.Where(entry => !known.Contains(entry.Id))];

        var newest = await entries.Query(Sequence<TEntry>.ByNumber, Range.All, 1, cancellationToken, descending: true);
        var next = newest.Items is [var highest] ? highest.Number + 1 : 1;
        var took = await entries.Write(
            [.. fresh.Select((entry, i) => new Write<TEntry>.Insert(entry with { Number = next + i }))], cancellationToken, untilRefused: true);
        known.UnionWith(fresh.Where((_, i) => took[i]).Select(entry => entry.Id));

        // A document that was written meanwhile is refused here, and comes again with the next batch.
        var cleared = await documents.Write(
            [.. waiting.Where(document => document.Unnumbered.Any(IsKnown)).Select(document => new Write<TDocument>.Replace(Without(document)))], cancellationToken);
        return (took.Count(done => done), cleared.Count(done => done));

        bool IsKnown(TEntry entry) => known.Contains(entry.Id);

        TDocument Without(TDocument document) => document.WithUnnumbered([.. document.Unnumbered.Where(entry => !IsKnown(entry))]);
    }
}
