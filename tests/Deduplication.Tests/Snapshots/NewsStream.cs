using System.Text.Json;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Defaults;

namespace Wiredesk.Deduplication.Tests.Snapshots;

/// <summary>A stream with all that happens to a log: reports, copies of every kind, other reports of the same happenings, revisions, kills, returns, and edits that are taken back.</summary>
internal sealed class NewsStream(int seed)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(1));

    private readonly Random _random = new(seed);
    private readonly List<string> _arrived = [];

    /// <summary>So many steps; each is done to a deduplicator at an arrival number and says what came of it.</summary>
    public IReadOnlyList<Func<Deduplicator, long, Outcome>> Steps(int count) => [.. Enumerable.Range(1, count).Select(Step)];

    /// <summary>What came of each step, as text; the first step has number 1.</summary>
    public static List<string> Run(Deduplicator deduplicator, IReadOnlyList<Func<Deduplicator, long, Outcome>> steps, int from = 0) =>
        [.. Enumerable.Range(from, steps.Count - from).Select(index => JsonSerializer.Serialize(steps[index](deduplicator, index + 1), Json.Options))];

    private Func<Deduplicator, long, Outcome> Step(int number)
    {
        var known = _arrived.Count == 0 ? null : _arrived[_random.Next(_arrived.Count)];
        var dice = _arrived.Count < 8 ? 99 : _random.Next(100);
        if (dice < 5)
            return (deduplicator, arrival) => new Outcome(null, deduplicator.Withdraw(arrival, known!));
        if (dice < 8)
        {
            var print = Print(known!, number);
            return (deduplicator, arrival) => deduplicator.Restore(arrival, print);
        }

        if (dice < 20)
        {
            var edit = Edit(number);
            return (deduplicator, arrival) => deduplicator.Edit(arrival, edit) is var (refusal, changed) ? new Outcome(null, changed) { Refusal = refusal } : Outcome.None;
        }

        var id = dice < 30 ? known! : $"article{number}";
        var fingerprint = Print(id, number);
        _arrived.Add(id);
        return (deduplicator, arrival) => deduplicator.Apply(arrival, fingerprint);
    }

    private GroupEdit Edit(int number)
    {
        var kind = (EditKind)(1 + _random.Next(9));
        var undoes = kind == EditKind.Undo ? number - 1 - _random.Next(Math.Min(number - 1, 40)) : (long?)null;
        return new GroupEdit
        {
            Kind = kind,
            Articles = [.. Enumerable.Range(0, 3).Select(_ => _arrived[^(1 + _random.Next(Math.Min(8, _arrived.Count)))])],
            Undoes = undoes,
            By = "editor",
            Why = "seen",
            At = Start,
        };
    }

    private Fingerprint Print(string id, int number) => Fingerprint.Of(new ReceivedText
    {
        ArticleId = id,
        Revision = number,
        Source = $"source{_random.Next(6)}",
        Text = Text(),
        Title = _random.Next(2) == 0 ? Texts.Report(_random.Next(12), 8) : null,
        ReceivedAt = Start.AddHours(number),
        PublishedAt = _random.Next(3) == 0 ? null : Start.AddHours(number - _random.Next(100)),
    });

    private string Text()
    {
        var (report, kind) = (_random.Next(12), Damage.Kinds.ElementAt(_random.Next(8)));
        return _random.Next(4) switch
        {
            0 => new Damage(_random.Next()).Do(kind, Texts.Seeds[_random.Next(5)]),
            1 => string.Join(' ', Texts.Report(report, 150).Split(' ').Index().OrderBy(_ => _random.Next()).Select(word => word.Item)), // the same words, no phrase of them
            2 => Texts.Edited(Texts.Report(report, 150), _random.Next(8)),
            _ => new Damage(_random.Next()).Do(kind, Texts.Report(report, 150)),
        };
    }
}
