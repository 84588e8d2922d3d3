using System.Threading.Channels;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Arrivals;

/// <summary>Gives arriving articles their numbers and decides about them, in the order of the numbers.</summary>
/// <remarks>
/// Inserting number n is the fence: a replica that finds it taken first applies what the other one wrote. Arrivals that wait together are numbered in one write.
/// </remarks>
public sealed class ArrivalLog(IDocuments<Arrival> arrivals, ILogger<ArrivalLog> log) : BackgroundService
{
    private const int Batch = 100;
    private const int ReadAhead = 500;
    private const int Remembered = 100_000;
    private const int MostIdle = 20; // rounds in which other replicas may be about to write what this one waits for

    private readonly Channel<Entry> _entering = Channel.CreateBounded<Entry>(1000);
    private readonly Deduplicator _decisions = new();

    // What was decided, for those who ask later: once a revision or a kill followed, the deduplicator itself no longer tells.
    private readonly Dictionary<long, Outcome> _decided = [];

    private long _applied;

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

    /// <summary>Empties the entries of an article: their numbers stay.</summary>
    public async Task Erase(ArticleVersion state, CancellationToken cancellationToken)
    {
        foreach (var arrival in await arrivals.Get(Arrival.IdsOf(state), cancellationToken))
            await arrivals.Replace(arrival with { Fingerprint = null }, cancellationToken);
    }

    /// <summary>Answers a question about what is held, as of all that was applied.</summary>
    public async Task<T> Ask<T>(Func<Deduplicator, T> question, CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _entering.Writer.WriteAsync(new Entry(null, decisions => asked.TrySetResult(question(decisions))), cancellationToken);
        return await asked.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = false;
        var batch = new List<Entry>();
        while (await _entering.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < Batch && _entering.Reader.TryRead(out var entry))
                batch.Add(entry);
            try
            {
                if (!started)
                    await Start(stoppingToken);
                started = true;
                await Number([.. batch.Where(entry => entry.Arrival is not null)], stoppingToken);
                batch.ForEach(entry => entry.Question?.Invoke(_decisions));
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The store may answer later: those who wait try again, by the bus.
                log.LogError(exception, "{Count} arrivals could not be numbered", batch.Count);
                foreach (var entry in batch)
                    entry.Decided.TrySetException(exception);
            }

            batch.Clear();
        }
    }

    // After a restart the decisions are made again from the log, which is faster than keeping them.
    private async Task Start(CancellationToken cancellationToken)
    {
        if ((await arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.All, 1, cancellationToken)).Items is [var first])
            _applied = first.Number - 1; // What expired before it is not missed.
        await CatchUp(cancellationToken);
        log.LogInformation("{Count} arrivals applied from the log", _applied);
    }

    private async Task Number(List<Entry> open, CancellationToken cancellationToken)
    {
        for (var idle = 0; open.Count > 0;)
        {
            var (applied, waiting) = (_applied, open.Count);
            await CatchUp(cancellationToken);
            var known = (await arrivals.Get([.. open.Select(entry => entry.Arrival!.Id).Distinct()], cancellationToken)).ToDictionary(arrival => arrival.Id);
            Answer(open, known);

            // One write for all that are new. If another replica takes one of the numbers, the next round sorts it out.
            var next = _applied + 1;
            var numbered = open.Select(entry => entry.Arrival!).Where(arrival => !known.ContainsKey(arrival.Id)).DistinctBy(arrival => arrival.Id)
                .Select((arrival, n) => arrival with { Number = next + n }).ToList();
            var written = await arrivals.Write([.. numbered.Select(arrival => new Write<Arrival>.Insert(arrival))], cancellationToken);
            if (written.All(done => done))
            {
                numbered.ForEach(ApplyNext);
                Answer(open, numbered.ToDictionary(arrival => arrival.Id));
            }

            if (open.Count > 0 && !await CatchUp(cancellationToken))
                await arrivals.InsertIfAbsent(Arrival.Filler(_applied + 1), cancellationToken);

            // The number is taken and yet nothing stands there: the store has lost an entry, and going on would be to decide differently than before.
            idle = _applied == applied && open.Count == waiting ? idle + 1 : 0;
            if (idle == MostIdle)
                throw new InvalidOperationException($"Entry {_applied + 1} of the log of arrivals is taken but cannot be read: the store is damaged. Restore it from a backup.");
        }
    }

    /// <summary>Tells those whose entry was applied what was decided then.</summary>
    private void Answer(List<Entry> open, Dictionary<string, Arrival> known) => open.RemoveAll(entry =>
    {
        if (!known.TryGetValue(entry.Arrival!.Id, out var arrival) || arrival.Number > _applied) return false;
        entry.Decided.TrySetResult((arrival.Number, _decided.GetValueOrDefault(arrival.Number) ?? Apply(arrival)));
        return true;
    });

    /// <summary>Applies what is in the log after what was applied; says whether it got anywhere.</summary>
    private async Task<bool> CatchUp(CancellationToken cancellationToken)
    {
        var before = _applied;
        while (true)
        {
            var page = (await arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.Above(_applied), ReadAhead, cancellationToken)).Items;
            foreach (var arrival in page)
            {
                if (arrival.Number != _applied + 1) return _applied > before; // Jumped over: it must be filled first.
                ApplyNext(arrival);
            }

            if (page.Count < ReadAhead) return _applied > before;
        }
    }

    private void ApplyNext(Arrival arrival)
    {
        try
        {
            _decided[arrival.Number] = Apply(arrival);
        }
        catch (Exception exception) // One that cannot be decided about must not hold up all that come after it.
        {
            log.LogError(exception, "Arrival {Number} of {ArticleId} could not be decided about", arrival.Number, arrival.Id);
            _decided[arrival.Number] = Outcome.None;
        }

        _decided.Remove(arrival.Number - Remembered);
        _applied = arrival.Number;
    }

    private Outcome Apply(Arrival arrival) => arrival switch
    {
        { Fingerprint: { } fingerprint, Restored: true } => _decisions.Restore(arrival.Number, fingerprint),
        { Fingerprint: { } fingerprint } => _decisions.Apply(arrival.Number, fingerprint),
        { Withdrawn: { } articleId } => new Outcome(null, _decisions.Withdraw(arrival.Number, articleId)),
        { Edit: { } edit } => _decisions.Edit(arrival.Number, edit) is var (refusal, changed) ? new Outcome(null, changed) { Refusal = refusal } : Outcome.None,
        _ => Outcome.None,
    };

    private sealed record Entry(Arrival? Arrival, Action<Deduplicator>? Question = null)
    {
        public TaskCompletionSource<(long, Outcome)> Decided { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
