using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Tests.Editing;

/// <summary>Whatever arrives before, between and after, in any order: what an editor said holds until an editor says otherwise.</summary>
public class InterleavingTests
{
    private static readonly EditKind[] Kinds =
        [EditKind.Merge, EditKind.Split, EditKind.NotACopy, EditKind.SameEvent, EditKind.OwnEvent, EditKind.Lock, EditKind.Lead];

    private readonly Deduplicator _deduplicator = new();
    private readonly Dictionary<string, int> _revisions = [];
    private readonly Dictionary<string, int> _reports = []; // what each article is a copy of
    private readonly HashSet<(string, string)> _together = [];
    private readonly HashSet<(string, string)> _apart = [];
    private readonly Dictionary<string, string> _led = []; // by the editor's lead, the group
    private long _arrival;
    private int _arrived;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void MergesAndSplits_HoldWhateverArrives(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 80; step++)
        {
            if (_revisions.Count < 6 || random.Next(10) < 5)
                Arrive($"a{_arrived++}", random);
            else if (random.Next(4) == 0)
                Arrive(Pick(random), random);
            else if (random.Next(8) == 0)
                Kill(Pick(random));
            else
                Say(Kinds[random.Next(3)], Pick(random), Pick(random));
            Assert.All(_together, pair => Assert.Equal(GroupOf(pair.Item1), GroupOf(pair.Item2)));
            Assert.All(_apart, pair => Assert.NotEqual(GroupOf(pair.Item1), GroupOf(pair.Item2)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Undo_AtOnceLeavesAllAsItWas(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 80; step++)
        {
            if (_revisions.Count < 6 || random.Next(10) < 6)
            {
                Arrive($"a{_arrived++}", random);
                continue;
            }

            var before = Partition();
            var kind = Kinds[random.Next(Kinds.Length)];
            if (Edit(kind, Pick(random), Pick(random)))
            {
                var edit = _arrival;
                Assert.Null(_deduplicator.Edit(++_arrival, By(EditKind.Undo) with { Undoes = edit }).Refusal);
            }

            Assert.Equal((kind, before), (kind, Partition()));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AChosenLead_IsKeptAndEveryOtherChangeHasItsReason(int seed)
    {
        var random = new Random(seed);
        var leads = new Dictionary<string, string>();
        for (var step = 0; step < 80; step++)
        {
            var edited = false;
            if (_revisions.Count < 6 || random.Next(10) < 7)
                Arrive($"a{_arrived++}", random, [null, "Reuters", "post"]);
            else if (Pick(random) is var id && (edited = Edit(EditKind.Lead, id)))
                _led[GroupOf(id)] = id;
            foreach (var verdict in _revisions.Keys.Select(id => _deduplicator.Find(id)!))
            {
                if (leads.TryGetValue(verdict.Group, out var before) && before != verdict.Lead)
                    Assert.Contains(verdict.LeadReason, edited ? ["editor"] : new[] { "agency", "published-earlier" });
                if (_led.TryGetValue(verdict.Group, out var chosen))
                    Assert.Equal((chosen, "editor"), (verdict.Lead, verdict.LeadReason));
                leads[verdict.Group] = verdict.Lead;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Undo_AfterLaterArrivalsLeavesThoseTogetherThatReadAlike(int seed)
    {
        var random = new Random(seed);
        var edits = new Stack<long>();
        for (var step = 0; step < 40; step++)
        {
            if (step < 8 || random.Next(8) > 0)
                Arrive($"a{_arrived++}", random);
            else if (Edit(Kinds[random.Next(Kinds.Length)], Pick(random), Pick(random)))
                edits.Push(_arrival);
        }

        foreach (var edit in edits)
            Assert.Null(_deduplicator.Edit(++_arrival, By(EditKind.Undo) with { Undoes = edit }).Refusal);

        Assert.Equal(
            _reports.GroupBy(article => article.Value, article => article.Key).Select(Listed).Order(StringComparer.Ordinal),
            _reports.Keys.GroupBy(GroupOf).Select(Listed).Order(StringComparer.Ordinal));

        static string Listed(IEnumerable<string> ids) => string.Join(' ', ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Lock_HoldsWhateverArrives(int seed)
    {
        var random = new Random(seed);
        var locked = new Dictionary<string, (string Lead, string Event, HashSet<string> Members)>();
        for (var step = 0; step < 80; step++)
        {
            if (_revisions.Count < 6 || random.Next(10) < 8)
                Arrive($"a{_arrived++}", random, [null, "Reuters", "post"]);
            else if (Pick(random) is var id && Edit(EditKind.Lock, id))
                locked[GroupOf(id)] = (_deduplicator.Find(id)!.Lead, _deduplicator.Find(id)!.Event, [.. _revisions.Keys.Where(other => GroupOf(other) == GroupOf(id))]);

            foreach (var (group, held) in locked)
            {
                Assert.All(held.Members, member => Assert.Equal((group, held.Lead, held.Event), _deduplicator.Find(member) is { } now ? (now.Group, now.Lead, now.Event) : default));
                held.Members.UnionWith(_revisions.Keys.Where(other => GroupOf(other) == group));
            }
        }

        Assert.NotEmpty(locked);
    }

    private string Pick(Random random) => _revisions.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(_revisions.Count));

    private string GroupOf(string id) => _deduplicator.Find(id)!.Group;

    private void Arrive(string id, Random random, string?[]? sources = null)
    {
        _revisions[id] = _revisions.GetValueOrDefault(id) + 1;
        var damage = new Damage(random.Next());
        var kind = new[] { "exact", "edit5", "trunc60" }[random.Next(3)];
        _reports[id] = random.Next(5);
        var text = damage.Do(kind, Texts.Report(_reports[id]));
        _deduplicator.Apply(++_arrival, Fingerprint.Of(new ReceivedText
        {
            ArticleId = id,
            Text = text,
            Revision = _revisions[id],
            Source = sources?[random.Next(sources.Length)] ?? "",
            PublishedAt = sources is null ? null : DateTimeOffset.UnixEpoch.AddHours(random.Next(50)),
        }));
    }

    private void Kill(string id)
    {
        _deduplicator.Withdraw(++_arrival, id);
        _revisions.Remove(id);
        _together.RemoveWhere(pair => pair.Item1 == id || pair.Item2 == id);
        _apart.RemoveWhere(pair => pair.Item1 == id || pair.Item2 == id);
    }

    /// <summary>Lets an editor say it, and notes what must hold from now on.</summary>
    private void Say(EditKind kind, string one, string other)
    {
        var leaving = kind == EditKind.NotACopy || GroupOf(one) != GroupOf(other) ? [one] : new[] { one, other };
        var staying = _revisions.Keys.Where(id => GroupOf(id) == GroupOf(one) && !leaving.Contains(id)).ToArray();
        if (!Edit(kind, one, other))
            return;
        if (kind == EditKind.Merge)
        {
            _apart.RemoveWhere(pair => GroupOf(pair.Item1) == GroupOf(pair.Item2));
            _together.Add((one, other));
            return;
        }

        foreach (var (left, stays) in leaving.SelectMany(left => staying.Select(stays => (left, stays))))
        {
            _apart.Add((left, stays));
            _together.Remove((left, stays));
            _together.Remove((stays, left));
        }
    }

    private bool Edit(EditKind kind, params string[] articles) => _deduplicator.Edit(++_arrival, By(kind) with { Articles = articles }).Refusal is null;

    private static GroupEdit By(EditKind kind) => new() { Kind = kind, By = "editor", Why = "seen", At = DateTimeOffset.UnixEpoch };

    /// <summary>Who shares a group and an event with whom, under which lead.</summary>
    private string Partition() => string.Join(' ', _revisions.Keys.Order(StringComparer.Ordinal).Select(id => _deduplicator.Find(id)!).Select(verdict =>
        $"{verdict.ArticleId}:{verdict.Lead}:{_revisions.Keys.Order(StringComparer.Ordinal).First(other => GroupOf(other) == verdict.Group)}"
        + $":{_revisions.Keys.Order(StringComparer.Ordinal).First(other => _deduplicator.Find(other)!.Event == verdict.Event)}"));
}
