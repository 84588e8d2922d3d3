using System.Text.Json;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Tests.Editing;

/// <content>What arrives and is said, and the log that is read again.</content>
public sealed partial class StandingTests
{
    private Deduplicator Copy()
    {
        var stream = new MemoryStream();
        using (var writer = new StateWriter(stream))
        {
            _deduplicator.Write(writer);
            writer.Finish();
        }

        stream.Position = 0;
        using var reader = new StateReader(stream);
        return Deduplicator.Read(reader);
    }

    private string[] Places() => [.. Verdicts().Select(verdict => $"{verdict.ArticleId}:{verdict.Group}:{verdict.Event}:{verdict.Story}:{verdict.Lead}")];

    private string[] Ids() => [.. Verdicts().Select(verdict => $"{verdict.ArticleId}:{verdict.Group}:{verdict.Event}:{verdict.Story}")];

    private IEnumerable<Verdict> Verdicts() => _log.Keys.Order(StringComparer.Ordinal).Select(Find);

    private Verdict Find(string id) => _deduplicator.Find(id)!;

    private string GroupOf(string id) => Find(id).Group;

    private string Pick(Random random) => _log.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(_log.Count));

    private Verdict Arrive(string id, int? report, int? damage = null)
    {
        _reports[id] = report ?? _reports[id];
        var text = Texts.Report(_reports[id]);
        return Arrive(id, damage is { } seed ? new Damage(seed).Do(new[] { "exact", "edit5", "trunc60" }[seed % 3], text) : text);
    }

    private Verdict Arrive(string id, string text)
    {
        var print = Texts.Print(id, text, _log.TryGetValue(id, out var known) ? known.Print.Revision + 1 : 1);
        _log[id] = (++_arrival, print);
        return _deduplicator.Apply(_arrival, print).Verdict!;
    }

    private string? Edit(EditKind kind, params string[] articles) =>
        _deduplicator.Edit(++_arrival, new GroupEdit { Kind = kind, Articles = articles, By = "editor", Why = "seen", At = DateTimeOffset.UnixEpoch }).Refusal;

    private string? Undo(long number) =>
        _deduplicator.Edit(++_arrival, new GroupEdit { Kind = EditKind.Undo, Undoes = number, By = "editor", Why = "wrong", At = DateTimeOffset.UnixEpoch }).Refusal;

    /// <summary>As a new version does: it cannot read the snapshot, and the log holds the last revision of each article alone.</summary>
    private void ReadAgain(int rules, bool all = false)
    {
        var kept = JsonSerializer.Serialize(StandingEdits.Of(_arrival, null, _deduplicator.Standing(all)), Defaults.Json.Options);
        _deduplicator = new Deduplicator(Others[rules], EnglishWords.Learned);
        _deduplicator.Recall(JsonSerializer.Deserialize<StandingEdits>(kept, Defaults.Json.Options)!.Standing());
        foreach (var (arrival, print) in _log.Values.OrderBy(entry => entry.Arrival))
            _deduplicator.Apply(arrival, print);
        _deduplicator.Recalled();
    }
}
