using System.Text.Json;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Arrivals;

/// <content>How what is held is kept, and taken up again.</content>
public sealed partial class Replica
{
    private const int RemovedAtOnce = 500;

    private Task _saving = Task.CompletedTask;
    private long _due;
    private long _recalled; // edits up to here are taken from what stood
    private bool _isWhole; // what is held follows from the log, read from its first entry
    private long _edited;
    private long _editsKept;

    /// <summary>Keeps what is held when it is time to.</summary>
    /// <remarks>Writing down what changes holds up decisions; the words of the articles, and storing it all, do not.</remarks>
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
        if (!_saving.IsCompleted || Applied < await snapshots.Erased(cancellationToken))
            return;
        if (await snapshots.HoldingErased(cancellationToken) is { } old && await snapshots.ClaimReplacing(old, Applied, cancellationToken))
            WriteDown(cancellationToken);
    }

    /// <summary>Keeps what editors decided apart from snapshots, so that it also holds for other rules.</summary>
    public async Task KeepEdits(CancellationToken cancellationToken)
    {
        while (_editsKept < _edited)
        {
            var held = await KeptEdits(cancellationToken);
            if (held?.Number >= _edited)
                _editsKept = held.Number; // Another replica did it.
            else if (StandingEdits.Of(Applied, _isWhole ? SnapshotStore.Rules : null, Decisions.Standing(all: false)) is { IsTooLarge: false } now)
                _editsKept = await Keep(now, held, cancellationToken) ? Applied : _editsKept;
            else
                await KeepInPieces(cancellationToken);
        }
    }

    /// <summary>Keeps, when the service stops, what editors decided and all ids that partners know: other rules may be the next to start, and the last snapshot may be far.</summary>
    public async Task KeepIds(CancellationToken cancellationToken)
    {
        try
        {
            await _saving;
            var held = await KeptEdits(cancellationToken);
            if (Applied < Math.Max(1, _recalled) || held?.Number > Applied
                || (await snapshots.All(cancellationToken)).Any(snapshot => snapshot.Number >= Applied && snapshot.StandingPieces > 0))
                return; // Nothing is held, or not all of it yet; or it is kept.
            var now = StandingEdits.Of(Applied, _isWhole ? SnapshotStore.Rules : null, Decisions.Standing(all: true));
            if (!now.IsTooLarge)
                await Keep(now, held, cancellationToken);
            else if (await snapshots.Claim($"stop/{Applied}", Applied, cancellationToken))
                WriteDown(cancellationToken);
            await _saving;
        }
        catch (Exception exception)
        {
            log.LogError(exception, "The ids of groups, events and stories after the last snapshot could not be kept; these rules find them in the log again");
        }
    }

    private Task<bool> Keep(StandingEdits now, StandingEdits? held, CancellationToken cancellationToken) => held is null
        ? standing.InsertIfAbsent(now, cancellationToken)
        : standing.Replace(now with { Version = held.Version }, cancellationToken);

    private async Task KeepInPieces(CancellationToken cancellationToken)
    {
        await _saving;
        if (!(await snapshots.All(cancellationToken)).Any(snapshot => snapshot.Number >= _edited && snapshot.StandingPieces > 0))
            WriteDown(cancellationToken);
        _editsKept = Applied;
    }

    /// <summary>Returns when nothing is being stored any more.</summary>
    public Task Kept() => _saving;

    /// <summary>Begins the log anew with what stood at the newest snapshot, whichever rules wrote it, and with what editors decided since.</summary>
    /// <remarks>Not where these rules decided it all, and the log tells it all: then every replica comes to the same again.</remarks>
    private async Task Recall(CancellationToken cancellationToken)
    {
        var newest = await snapshots.All(cancellationToken) is [var last, ..] ? last : null;
        var edits = await KeptEdits(cancellationToken);
        if (Applied == 0 && newest is null && edits?.Rules == SnapshotStore.Rules && await snapshots.Erased(cancellationToken) == 0)
            return;
        if (newest is { StandingPieces: > 0 })
            await Recall(newest.Number, () => snapshots.ReadStanding(newest, cancellationToken));
        if (edits?.Number > _recalled && !await Recall(edits.Number, () => Task.FromResult(edits.Standing())))
            await standing.Delete(edits.Id, cancellationToken); // It is kept anew.
        if (_recalled <= Applied)
            Decisions.Recalled();
    }

    private async Task<bool> Recall(long number, Func<Task<Standing>> read)
    {
        try
        {
            Decisions.Recall(await read());
            _recalled = number;
            return true;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or UnusableSnapshotException)
        {
            log.LogError(exception, "What stood after entry {Number} cannot be read; edits are carried out anew, as far as the log goes", number);
            return false;
        }
    }

    /// <summary>What editors decided, as it is kept; null when it is not, or cannot be read.</summary>
    private async Task<StandingEdits?> KeptEdits(CancellationToken cancellationToken)
    {
        try
        {
            return await standing.Get(StandingEdits.TheOnly, cancellationToken);
        }
        catch (JsonException exception)
        {
            log.LogError(
                exception, "What editors decided cannot be read (document {Id} of {Collection}); it is kept anew", StandingEdits.TheOnly, StandingEdits.Collection.Name);
            await standing.Delete(StandingEdits.TheOnly, cancellationToken);
            return null;
        }
    }

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
        var (number, earliest, stands) = (Applied, Decisions.Earliest ?? Applied + 1, Decisions.Standing(all: true));
        _saving = Task.Run(() => Save(number, state, writer, stands, earliest, cancellationToken), CancellationToken.None);
    }

    private int Every => Math.Max(settings.SnapshotEvery, Decisions.Count / 4);

    private async Task Save(long number, FileStream state, StateWriter writer, Standing stands, long earliest, CancellationToken cancellationToken)
    {
        try
        {
            await using (state)
            await using (var told = TemporaryFile())
            {
                StandingEdits.Write(stands, told);
                told.Position = 0;
                using (writer)
                    writer.Finish();
                state.Position = 0;
                var logFrom = await snapshots.Save(number, state, told, earliest, cancellationToken);
                var removed = await Remove(logFrom, cancellationToken);
                log.LogInformation(
                    "Snapshot after entry {Number}: {Bytes} bytes; {Removed} entries before {LogFrom} removed from the log", number, state.Length, removed, logFrom);
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

    // Large, and read and written once from its beginning to its end.
    private static FileStream TemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        FileMode.CreateNew,
        FileAccess.ReadWrite,
        FileShare.None,
        1 << 16,
        FileOptions.DeleteOnClose | FileOptions.SequentialScan);
}
