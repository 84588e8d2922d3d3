using System.Threading.Channels;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Arrivals;

/// <summary>Gives arriving articles their numbers and decides about them, in the order of the numbers.</summary>
/// <remarks>
/// Inserting number n is the fence: a replica that finds it taken first applies what the other one wrote. Arrivals that wait together are numbered in one
/// write.
/// </remarks>
public sealed class ArrivalLog(IDocuments<Arrival> arrivals, Replica replica, TimeProvider time, ILogger<ArrivalLog> log) : BackgroundService
{
    private const int Batch = 100;
    private const int MostIdle = 20; // rounds in which other replicas may be about to write what this one waits for

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Channel<Entry> _entering = Channel.CreateBounded<Entry>(1000);
    private bool _started;

    /// <summary>Enters an arrival, or finds the entry it already has, and says what was decided then.</summary>
    /// <exception cref="InvalidOperationException">The log is damaged.</exception>
    public async Task<(long Number, Outcome Outcome)> Enter(Arrival arrival, CancellationToken cancellationToken)
    {
        var entry = new Entry(arrival);
        await _entering.Writer.WriteAsync(entry, cancellationToken);
        return await entry.Decided.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The latest entry of an article up to a state; null when it has none, or it was erased.</summary>
    public async Task<Arrival?> Latest(ArticleVersion state, CancellationToken cancellationToken)
    {
        var known = (await arrivals.Get(Arrival.IdsOf(state), cancellationToken)).ToDictionary(arrival => arrival.Id);
        return Arrival.IdsOf(state).Select(known.GetValueOrDefault).FirstOrDefault(arrival => arrival?.Fingerprint is not null);
    }

    /// <summary>An editor's entry of this id; null when there is none.</summary>
    public Task<Arrival?> Find(string id, CancellationToken cancellationToken) => arrivals.Get(id, cancellationToken);

    /// <summary>An editor's entry by its number; null when there is none.</summary>
    public async Task<Arrival?> FindEdit(long number, CancellationToken cancellationToken) =>
        (await arrivals.Query(Arrival.ByEdit, Defaults.Documents.Range.Is(number), 1, cancellationToken)).Items is [var entry] ? entry : null;

    /// <summary>Editors' entries from before an instant that are still to be announced, the earliest first; at most so many at once.</summary>
    public async Task<IReadOnlyList<Arrival>> ToAnnounce(DateTimeOffset before, CancellationToken cancellationToken) =>
        [.. (await arrivals.Query(Arrival.ByToAnnounce, Defaults.Documents.Range.All, Batch, cancellationToken)).Items.Where(entry => entry.Edit!.At < before)];

    /// <summary>Notes that it was announced what an editor's entry led to, and why it was not done.</summary>
    public async Task NoteAnnounced(string id, string? refusal, CancellationToken cancellationToken)
    {
        while (await arrivals.Get(id, cancellationToken) is { ToAnnounce: true, Edit: { } edit } entry
            && !await arrivals.Replace(entry with { ToAnnounce = false, Edit = edit with { Refusal = refusal } }, cancellationToken))
        {
            // Another replica came between.
        }
    }

    /// <summary>Empties the entries of an article: their numbers stay. Snapshots of before are replaced next.</summary>
    /// <param name="number">The entry that took it out.</param>
    public async Task Erase(Guid article, long number, CancellationToken cancellationToken)
    {
        await replica.Erase(article, number, cancellationToken);
        await replica.Kept().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // No other can be written meanwhile.
        _entering.Writer.TryWrite(new Entry(null));
    }

    /// <summary>Answers a question about what is held, as of all that was applied.</summary>
    /// <exception cref="Exception">The log could not be read.</exception>
    public async Task<T> Ask<T>(Func<Deduplicator, T> question, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var entry = new Entry(null, decisions => asked.TrySetResult(question(decisions))) { Failed = failure => asked.TrySetException(failure) };
        await _entering.Writer.WriteAsync(entry, cancellationToken);
        return await asked.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Each minute, and at the start: a replica that has nothing to do follows the others, so that it is never far behind.
        using var minute = time.CreateTimer(_ => _entering.Writer.TryWrite(new Entry(null)), null, TimeSpan.Zero, Minute);
        var batch = new List<Entry>();
        while (await _entering.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < Batch && _entering.Reader.TryRead(out var entry))
                batch.Add(entry);
            try
            {
                if (!_started)
                    await replica.Start(stoppingToken);
                _started = true;
                await Work(batch, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The store may answer later: those who wait try again, by the bus.
                log.LogError(exception, "{Count} arrivals could not be numbered", batch.Count);
                foreach (var entry in batch)
                {
                    entry.Decided.TrySetException(exception);
                    entry.Failed?.Invoke(exception);
                }
            }

            batch.Clear();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await replica.Kept().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // It was called off, and is begun anew another time.
        if (_started && ExecuteTask is { IsCompleted: true })
            await replica.KeepIds(cancellationToken);
    }

    private async Task Work(List<Entry> batch, CancellationToken cancellationToken)
    {
        await Number([.. batch.Where(entry => entry.Arrival is not null)], cancellationToken);
        batch.ForEach(entry => entry.Question?.Invoke(replica.Decisions));
        if (batch.Exists(entry => entry.IsTick))
        {
            await replica.CatchUp(cancellationToken);
            await replica.KeepWithoutErased(cancellationToken);
        }

        await replica.KeepEdits(cancellationToken);
        await replica.Keep(cancellationToken);
    }

    private async Task Number(List<Entry> open, CancellationToken cancellationToken)
    {
        for (var idle = 0; open.Count > 0;)
        {
            var (applied, waiting) = (replica.Applied, open.Count);
            await replica.CatchUp(cancellationToken);
            var known = (await arrivals.Get([.. open.Select(entry => entry.Arrival!.Id).Distinct()], cancellationToken)).ToDictionary(arrival => arrival.Id);
            Answer(open, known);

            // One write for all that are new. If another replica takes one of the numbers, the next round sorts it out.
            var next = replica.Applied + 1;
            var numbered = open.Select(entry => entry.Arrival!).Where(arrival => !known.ContainsKey(arrival.Id)).DistinctBy(arrival => arrival.Id)
                .Select((arrival, n) => replica.WithoutErased(arrival) with { Number = next + n }).ToList();
            var written = await arrivals.Write([.. numbered.Select(arrival => new Write<Arrival>.Insert(arrival))], cancellationToken);
            if (written.All(done => done))
            {
                numbered.ForEach(replica.Apply);
                Answer(open, numbered.ToDictionary(arrival => arrival.Id));
            }

            if (open.Count > 0 && !await replica.CatchUp(cancellationToken))
                await arrivals.InsertIfAbsent(Arrival.Filler(replica.Applied + 1), cancellationToken);

            // The number is taken and yet nothing stands there: the store has lost an entry, and going on would be to decide differently than before.
            idle = replica.Applied == applied && open.Count == waiting ? idle + 1 : 0;
            if (idle == MostIdle)
            {
                throw new InvalidOperationException(
                    $"Entry {replica.Applied + 1} of the log of arrivals is taken but cannot be read: the store is damaged. Restore it from a backup.");
            }
        }
    }

    /// <summary>Tells those whose entry was applied what was decided then.</summary>
    private void Answer(List<Entry> open, Dictionary<string, Arrival> known) => open.RemoveAll(entry =>
    {
        if (!known.TryGetValue(entry.Arrival!.Id, out var arrival) || arrival.Number > replica.Applied) return false;
        entry.Decided.TrySetResult((arrival.Number, replica.OutcomeOf(arrival)));
        return true;
    });

    private sealed record Entry(Arrival? Arrival, Action<Deduplicator>? Question = null)
    {
        public Action<Exception>? Failed { get; init; }

        public bool IsTick => Arrival is null && Question is null;

        public TaskCompletionSource<(long, Outcome)> Decided { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
