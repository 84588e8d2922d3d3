using Wiredesk.Contracts;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Arrivals;

/// <summary>The state machine of this process: how far it has followed the log, and what was decided on the way.</summary>
public sealed partial class Replica(
    IDocuments<Arrival> arrivals, SnapshotStore snapshots, IDocuments<StandingEdits> standing, DeduplicationSettings settings, ILogger<Replica> log)
{
    private const int ReadAhead = 500;
    private const int Remembered = 10_000;

    // What was decided, for those who ask later: once a revision or a kill followed, the deduplicator itself no longer tells.
    private readonly Dictionary<long, Outcome> _decided = [];

    /// <summary>The articles that are held.</summary>
    public Deduplicator Decisions { get; private set; } = new(settings.Window);

    /// <summary>The last entry that was applied.</summary>
    public long Applied { get; private set; }

    /// <summary>Takes up the newest snapshot that can be used, and the entries after it; without one, all entries, and what editors decided.</summary>
    public async Task Start(CancellationToken cancellationToken)
    {
        (Decisions, Applied, _recalled) = (new Deduplicator(settings.Window), 0, 0);
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
        if (kept == 0)
            await Recall(cancellationToken);
        _edited = (await arrivals.Query(Arrival.ByEdit, Defaults.Documents.Range.All, 1, cancellationToken, descending: true)).Items is [var edit] ? edit.Number : 0;
        await CatchUp(cancellationToken);
        Decisions.Recalled();
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
        if (arrival.Edit is not null)
            _edited = arrival.Number;
    }

    /// <summary>What was decided about an entry that was applied.</summary>
    public Outcome OutcomeOf(Arrival arrival) => _decided.GetValueOrDefault(arrival.Number) ?? Decide(arrival);

    /// <summary>Empties what the log holds of an article, and sees to it that no snapshot holds it for long.</summary>
    /// <param name="number">The entry that took it out.</param>
    public async Task Erase(ArticleVersion state, long number, CancellationToken cancellationToken)
    {
        foreach (var arrival in await arrivals.Get(Arrival.IdsOf(state), cancellationToken))
            await arrivals.Replace(arrival with { Fingerprint = null }, cancellationToken);
        await snapshots.MarkErased(number, cancellationToken);
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
        { Edit: not null } when arrival.Number <= _recalled => Outcome.None, // What it came to was known before.
        { Edit: { } edit } => Decisions.Edit(arrival.Number, edit) is var (refusal, changed) ? new Outcome(null, changed) { Refusal = refusal } : Outcome.None,
        _ => Outcome.None,
    };
}
