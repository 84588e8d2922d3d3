using Wiredesk.Deduplication.Editing;
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
        if (kept == 0)
        {
            Applied = await Beginning(cancellationToken) - 1; // What was removed before it is not missed.
            await Recall(cancellationToken);
        }

        _isWhole = Applied == 0 && _recalled == 0;
        _due = kept + settings.SnapshotEvery;
        var edits = await arrivals.Query(Arrival.ByEdit, Defaults.Documents.Range.All, 1, cancellationToken, descending: true);
        _edited = edits.Items is [var newest] ? newest.Number : 0;
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
            if (arrival.Edit is null || arrival.Number > _recalled) // What editors decided until then was known before, but not what changed by it.
                _decided[arrival.Number] = Decide(arrival);
        }
        catch (Exception exception) // One that cannot be decided about must not hold up all that come after it.
        {
            log.LogError(exception, "Arrival {Number} of {ArticleId} could not be decided about", arrival.Number, arrival.Id);
            _decided[arrival.Number] = Outcome.None;
        }

        if (arrival is { Erased: true, Withdrawn: { } erased })
            Array.ForEach([.. _decided.Keys], number => _decided[number] = _decided[number].Without(erased));
        _decided.Remove(arrival.Number - Remembered);
        Applied = arrival.Number;
        if (arrival.Edit is not null)
            _edited = arrival.Number;
        if (arrival.Number == _recalled)
            Decisions.Recalled(); // Here, not when all is read: every replica does it at the same entry, whenever it starts.
    }

    /// <summary>What was decided about an entry that was applied.</summary>
    /// <remarks>Of an edit of long ago, or under other rules, that is where the articles stand now that it named, and the copies beside them.</remarks>
    public Outcome OutcomeOf(Arrival arrival) => _decided.GetValueOrDefault(arrival.Number)
        ?? (arrival.Edit is { } edit ? new Outcome(null, edit.Refusal is null ? StandNow(edit) : []) { Refusal = edit.Refusal } : Decide(arrival));

    /// <summary>The entry as it may be written after all that was applied: of an article that was erased nothing comes into the log again.</summary>
    public Arrival WithoutErased(Arrival arrival) =>
        arrival.Fingerprint is { } fingerprint && Decisions.IsErased(fingerprint.ArticleId) ? arrival with { Fingerprint = null } : arrival;

    /// <summary>Empties what the log holds of an article, and sees to it that no snapshot holds it for long.</summary>
    /// <param name="number">The entry that took it out.</param>
    public async Task Erase(Guid article, long number, CancellationToken cancellationToken)
    {
        var entries = Defaults.Documents.Range.Is($"{article:D}");
        while ((await arrivals.Query(Arrival.ByArticle, entries, ReadAhead, cancellationToken)).Items is { Count: > 0 } holding)
            await arrivals.Write([.. holding.Select(arrival => new Write<Arrival>.Replace(arrival with { Fingerprint = null }))], cancellationToken);
        await snapshots.MarkErased(number, cancellationToken);
    }

    /// <summary>The entry with which the log begins; those of editors stay when what lay around them is removed.</summary>
    private async Task<long> Beginning(CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await arrivals.Query(Arrival.ByNumber, Defaults.Documents.Range.All, ReadAhead, cancellationToken, after);
            if (page.Items.FirstOrDefault(arrival => arrival.Edit is null) is { } first)
                return Math.Max(first.Number, await snapshots.LogFrom(cancellationToken) ?? 1);
            if ((after = page.Next) is null)
                return 1;
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
        { Withdrawn: { } articleId, Erased: true } => new Outcome(null, Decisions.Erase(arrival.Number, articleId)),
        { Withdrawn: { } articleId } => new Outcome(null, Decisions.Withdraw(arrival.Number, articleId)),
        { Edit: { } edit } => Decisions.Edit(arrival.Number, edit) is var (refusal, changed) ? new Outcome(null, changed) { Refusal = refusal } : Outcome.None,
        _ => Outcome.None,
    };

    private IReadOnlyList<Verdict> StandNow(GroupEdit edit) =>
        [.. edit.Articles.Select(Decisions.GroupOf).OfType<GroupView>().DistinctBy(group => group.Id).SelectMany(group => group.Articles).Select(article => Decisions.Find(article.Id)!)];
}
