using Wiredesk.Contracts;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Arrivals;

/// <summary>The state machine of this process: how far it has followed the log, and what was decided on the way.</summary>
public sealed class Replica(IDocuments<Arrival> arrivals, SnapshotStore snapshots, DeduplicationSettings settings, ILogger<Replica> log)
{
    private const int ReadAhead = 500;
    private const int Remembered = 10_000;
    private const int RemovedAtOnce = 500;

    // What was decided, for those who ask later: once a revision or a kill followed, the deduplicator itself no longer tells.
    private readonly Dictionary<long, Outcome> _decided = [];

    private Task _saving = Task.CompletedTask;
    private long _due;

    /// <summary>The articles that are held.</summary>
    public Deduplicator Decisions { get; private set; } = new(settings.Window);

    /// <summary>The last entry that was applied.</summary>
    public long Applied { get; private set; }

    /// <summary>Takes up the newest snapshot that can be used, and the entries after it; without one, all entries.</summary>
    public async Task Start(CancellationToken cancellationToken)
    {
        (Decisions, Applied) = (new Deduplicator(settings.Window), 0);
        _decided.Clear();
        foreach (var snapshot in await snapshots.All(cancellationToken))
        {
            if (await TryTake(snapshot, cancellationToken))
                break;
        }

        var kept = Applied;
        if (kept == 0 && (await arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.All, 1, cancellationToken)).Items is [var first])
            Applied = Math.Max(await snapshots.LogFrom(cancellationToken) ?? 1, first.Number) - 1; // What was removed before it is not missed.
        _due = kept + settings.SnapshotEvery;
        await CatchUp(cancellationToken);
        log.LogInformation("{Articles} articles are held after entry {Applied}; {Kept} entries came from a snapshot", Decisions.Count, Applied, kept);
    }

    /// <summary>Applies what is in the log after what was applied; says whether it got anywhere.</summary>
    public async Task<bool> CatchUp(CancellationToken cancellationToken)
    {
        var before = Applied;
        while (true)
        {
            var page = (await arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.Above(Applied), ReadAhead, cancellationToken)).Items;
            foreach (var arrival in page)
            {
                if (arrival.Number != Applied + 1)
                    return await Jumped(cancellationToken) || Applied > before;
                Apply(arrival);
            }

            if (page.Count < ReadAhead) return Applied > before;
        }
    }

    /// <summary>Applies the entry that comes next.</summary>
    public void Apply(Arrival arrival)
    {
        try
        {
            _decided[arrival.Number] = Decide(arrival);
        }
        catch (Exception exception) // One that cannot be decided about must not hold up all that come after it.
        {
            log.LogError(exception, "Arrival {Number} of {ArticleId} could not be decided about", arrival.Number, arrival.Id);
            _decided[arrival.Number] = Outcome.None;
        }

        _decided.Remove(arrival.Number - Remembered);
        Applied = arrival.Number;
    }

    /// <summary>What was decided about an entry that was applied.</summary>
    public Outcome OutcomeOf(Arrival arrival) => _decided.GetValueOrDefault(arrival.Number) ?? Decide(arrival);

    /// <summary>Keeps what is held when it is time to. Writing down what changes holds up decisions; the words of the articles, and storing it all, do not.</summary>
    public async Task Keep(CancellationToken cancellationToken)
    {
        if (!_saving.IsCompleted || Applied < _due)
            return;
        var every = Every;
        _due = Applied + every;
        if ((await snapshots.All(cancellationToken)).Any(snapshot => snapshot.Rules == SnapshotStore.Rules && snapshot.Number > Applied - every)
            || !await snapshots.Claim($"{Applied / every}", Applied, cancellationToken))
            return; // Another replica did it, or does.
        WriteDown(cancellationToken);
    }

    /// <summary>Writes a snapshot in place of those that may hold something of an erased article.</summary>
    public async Task KeepWithoutErased(CancellationToken cancellationToken)
    {
        if (!_saving.IsCompleted || await snapshots.Erased(cancellationToken) is var erased && Applied < erased)
            return;
        if ((await snapshots.All(cancellationToken)).FirstOrDefault(snapshot => snapshot.Number < erased) is { } old && await snapshots.Claim(old.Id, Applied, cancellationToken))
            WriteDown(cancellationToken);
    }

    /// <summary>Empties what the log holds of an article, and sees to it that no snapshot holds it for long.</summary>
    /// <param name="number">The entry that took it out.</param>
    public async Task Erase(ArticleVersion state, long number, CancellationToken cancellationToken)
    {
        foreach (var arrival in await arrivals.Get(Arrival.IdsOf(state), cancellationToken))
            await arrivals.Replace(arrival with { Fingerprint = null }, cancellationToken);
        await snapshots.MarkErased(number, cancellationToken);
    }

    /// <summary>Returns when nothing is being stored any more.</summary>
    public Task Kept() => _saving;

    private void WriteDown(CancellationToken cancellationToken)
    {
        var state = TemporaryFile();
        var writer = new StateWriter(state);
        writer.All(_decided, decided =>
        {
            writer.Number(decided.Key);
            writer.Outcome(decided.Value);
        });
        Decisions.Write(writer);
        var (number, earliest) = (Applied, Decisions.Earliest ?? Applied + 1);
        _saving = Task.Run(() => Save(number, state, writer, earliest, cancellationToken), CancellationToken.None);
    }

    private int Every => Math.Max(settings.SnapshotEvery, Decisions.Count / 4);

    private async Task Save(long number, FileStream state, StateWriter writer, long earliest, CancellationToken cancellationToken)
    {
        try
        {
            await using (state)
            {
                using (writer)
                    writer.Finish();
                state.Position = 0;
                var logFrom = await snapshots.Save(number, state, earliest, cancellationToken);
                var removed = await Remove(logFrom, cancellationToken);
                log.LogInformation("Snapshot after entry {Number}: {Bytes} bytes; {Removed} entries before {LogFrom} removed from the log", number, state.Length, removed, logFrom);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The snapshot after entry {Number} could not be kept; the log holds all that is needed", number);
        }
    }

    /// <summary>Removes entries about articles that left the window. Those of editors stay, as the record of who did what.</summary>
    private async Task<int> Remove(long before, CancellationToken cancellationToken)
    {
        var removed = 0;
        for (string? after = null; ;)
        {
            var page = await arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.Below(before), RemovedAtOnce, cancellationToken, after);
            var old = page.Items.Where(arrival => arrival.Edit is null).Select(arrival => new Write<Arrival>.Delete(arrival.Id)).ToList();
            if (old.Count > 0)
                removed += (await arrivals.Write(old, cancellationToken)).Count(done => done);
            if ((after = page.Next) is null)
                return removed;
        }
    }

    private async Task<bool> TryTake(Snapshot snapshot, CancellationToken cancellationToken)
    {
        await using var state = TemporaryFile();
        try
        {
            await snapshots.Read(snapshot, state, cancellationToken);
            Take(snapshot, state);
            return true;
        }
        catch (UnusableSnapshotException exception) // A store that does not answer is another matter: that is tried again.
        {
            log.LogWarning(exception, "An earlier snapshot, or the log, takes the place of {Snapshot}", snapshot.Id);
            return false;
        }
    }

    private void Take(Snapshot snapshot, FileStream state)
    {
        try
        {
            state.Position = 0;
            using var reader = new StateReader(state);
            for (var decided = reader.Number(); decided > 0; decided--)
                _decided.Add(reader.Long(), reader.Outcome());
            (Decisions, Applied) = (Deduplicator.Read(reader, settings.Window), snapshot.Number);
        }
        catch (Exception exception)
        {
            _decided.Clear();
            throw new UnusableSnapshotException(snapshot, $"what it says makes no sense ({exception.Message}).", exception);
        }
    }

    /// <summary>An entry that comes next is not there: it was not written, and will be filled; or it was removed, when this replica stood still for long.</summary>
    private async Task<bool> Jumped(CancellationToken cancellationToken)
    {
        if (await snapshots.LogFrom(cancellationToken) is not { } from || from <= Applied + 1)
            return false;
        await Start(cancellationToken);
        return true;
    }

    private Outcome Decide(Arrival arrival) => arrival switch
    {
        { Fingerprint: { } fingerprint, Restored: true } => Decisions.Restore(arrival.Number, fingerprint),
        { Fingerprint: { } fingerprint } => Decisions.Apply(arrival.Number, fingerprint),
        { Withdrawn: { } articleId } => new Outcome(null, Decisions.Withdraw(arrival.Number, articleId)),
        { Edit: { } edit } => Decisions.Edit(arrival.Number, edit) is var (refusal, changed) ? new Outcome(null, changed) { Refusal = refusal } : Outcome.None,
        _ => Outcome.None,
    };

    // Large, and read and written once from its beginning to its end.
    private static FileStream TemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
}
