using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Tests.Editing;

/// <summary>
/// What an editor said holds when the log is read again by other rules, and holds no more of an article than its last revision, that came after the edit.
/// </summary>
public sealed partial class StandingTests
{
    // Rules by which nothing is one event, by which all that shares some words is, by which nothing is one event or story; and the usual ones.
    private static readonly MergeWeights[] Others = [Biased(-9, 0), Biased(4, 0), Biased(-9, -99), MergeWeights.Learned];
    private const int Apart = 2;
    private const int Usual = 3;

    private static readonly EditKind[] Kinds =
        [EditKind.Merge, EditKind.Split, EditKind.NotACopy, EditKind.SameEvent, EditKind.OwnEvent, EditKind.Lock, EditKind.Lead];

    private readonly Dictionary<string, (long Arrival, Fingerprint Print)> _log = []; // the last revision of each article
    private readonly Dictionary<string, int> _reports = [];
    private readonly HashSet<(string, string)> _together = [];
    private readonly HashSet<(string, string)> _apart = [];
    private Deduplicator _deduplicator = new();
    private long _arrival;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NotACopy_Holds(int rules)
    {
        Arrive("a", 1);
        Arrive("b", 1);
        Edit(EditKind.NotACopy, "b");
        Arrive("a", 1);
        Arrive("b", 1);
        var before = (GroupOf("a"), GroupOf("b"));

        ReadAgain(rules);

        Assert.Equal(before, (GroupOf("a"), GroupOf("b")));
        Assert.Equal(GroupOf("a"), Arrive("c", 1).Group);
        Assert.Null(Undo(3));
        Assert.Equal(GroupOf("a"), GroupOf("b"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Merge_HoldsAlsoWhenTheArticleMergedIntoHasLeft(int rules)
    {
        Arrive("a", 1);
        Arrive("b", 2);
        Arrive("b2", 2);
        Arrive("c", 3);
        Edit(EditKind.Merge, "a", "b");
        Edit(EditKind.Merge, "a", "c");
        Arrive("b", 2);
        _log.Remove("a");

        ReadAgain(rules);

        Assert.Equal(["a", "a", "a"], new[] { "b", "b2", "c" }.Select(GroupOf));
        Assert.Equal("a", Arrive("d", 2).Group);
    }

    [Fact]
    public void Merge_IsTakenBackWithWhatItsGroupReported()
    {
        Arrive("a", 1);
        Arrive("b", 2);
        Edit(EditKind.Merge, "a", "b");
        Arrive("b", 2);

        ReadAgain(1);

        Assert.Null(Undo(3));
        Assert.NotEqual(GroupOf("a"), GroupOf("b"));
        _deduplicator.Apply(++_arrival, Texts.Print("c", string.Join(' ', Texts.Report(2).Split(' ').Order(StringComparer.Ordinal)))); // the same words, no phrase of them
        Assert.Equal(Find("b").Event, Find("c").Event);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Events_HoldAndAreTakenBack(int rules)
    {
        Arrive("a", 1);
        Arrive("b", 2);
        Arrive("c", 3);
        Edit(EditKind.SameEvent, "a", "b");
        Edit(EditKind.OwnEvent, "c");
        Arrive("b", 2);
        Arrive("a", 1);
        var before = Places();

        ReadAgain(rules);

        Assert.Equal(before, Places());
        Assert.Null(Undo(4));
        Assert.False(_deduplicator.GroupOf("b")!.Locked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Lock_HoldsAndIsTakenBack(int rules)
    {
        Arrive("a", 1);
        Arrive("b", 1);
        Arrive("c", 2);
        Edit(EditKind.Lock, "a", "c");
        Arrive("c", 1); // It reads like the others now, and stays by itself.
        Arrive("a", 1);
        var before = Places();

        ReadAgain(rules);

        Assert.Equal(before, Places());
        Assert.All(new[] { "a", "c" }, id => Assert.True(_deduplicator.GroupOf(id)!.Locked));
        Assert.Null(Undo(4));
        Assert.All(new[] { "a", "c" }, id => Assert.False(_deduplicator.GroupOf(id)!.Locked));
    }

    [Fact]
    public void WhatWasTakenBackAfterTheSnapshot_HoldsNoMore()
    {
        Arrive("a", 1);
        Arrive("b", 1);
        Arrive("c", 2);
        Edit(EditKind.Lock, "c");
        Edit(EditKind.Lead, "b");
        var snapshot = _deduplicator.Standing(all: true);
        Undo(4);
        Undo(5);
        var edits = _deduplicator.Standing(all: false);

        _deduplicator = new Deduplicator();
        _deduplicator.Recall(snapshot);
        _deduplicator.Recall(edits);
        foreach (var (arrival, print) in _log.Values.OrderBy(entry => entry.Arrival))
            _deduplicator.Apply(arrival, print);

        Assert.False(_deduplicator.GroupOf("c")!.Locked);
        Assert.Equal(("a", "first"), (Find("b").Lead, Find("b").LeadReason));
    }

    [Fact]
    public void Lead_HoldsAndIsTakenBack()
    {
        Arrive("a", 1);
        Arrive("b", 1);
        Edit(EditKind.Lead, "b");
        Arrive("b", 1);
        Arrive("a", 1);

        ReadAgain(0);

        Assert.Equal(("b", "editor"), (Find("a").Lead, Find("a").LeadReason));
        Assert.Equal("b", Arrive("c", 1).Lead);
        Assert.Null(Undo(3));
        Assert.Equal("a", Find("b").Lead);
    }

    [Fact]
    public void NotACopy_HoldsAlsoWhenAnotherEditComesBeforeTheArticlesDo()
    {
        Arrive("a", 1);
        Arrive("b", 1);
        Edit(EditKind.NotACopy, "b");
        var standing = _deduplicator.Standing(all: false);

        _deduplicator = new Deduplicator();
        _deduplicator.Recall(standing);
        Arrive("c", 2);
        Edit(EditKind.Lock, "c");
        Arrive("a", 1);
        Arrive("b", 1);

        Assert.NotEqual(GroupOf("a"), GroupOf("b"));
    }

    [Fact]
    public void Event_KeepsTheIdOfAReportThatWasRevisedSince()
    {
        Arrive("a", "A magnitude 6.1 earthquake struck Qeshm Island in southern Iran on November 27, 2005, killing ten people, governor Heidar Alishvandi said.");
        var told = Arrive("b", "Rescue teams reached Qeshm Island after the 6.1 earthquake that killed ten people in southern Iran on November 27, 2005, governor Alishvandi said.");
        Assert.Equal(("b", "a", "a"), (told.Group, told.Event, told.Story));
        Arrive("a", "A magnitude 6.1 earthquake struck Qeshm Island in southern Iran on November 27, 2005, killing eleven people, governor Heidar Alishvandi said.");
        var before = Places();

        ReadAgain(Usual, all: true);

        Assert.Equal(before, Places());
    }

    /// <summary>
    /// Partners know groups, events and stories by their ids, and articles as leads: they are those of first revisions, which may have left the log, and of
    /// articles that have left the window.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void IdsAndLeads_StayAsTheyWere(int seed)
    {
        var random = new Random(seed);
        _deduplicator = new Deduplicator(Others[Apart], EnglishWords.Learned);
        for (var step = 0; step < 60; step++)
        {
            if (step < 8 || random.Next(3) > 0)
                Arrive($"a{step}", random.Next(12), random.Next());
            else
                Arrive(Pick(random), random.Next(4) == 0 ? random.Next(12) : null, random.Next());
        }

        foreach (var gone in _log.OrderBy(entry => entry.Value.Arrival).Take(4).ToArray())
            _log.Remove(gone.Key);
        var (before, led) = (Ids(), _log.Keys.Where(id => _log.ContainsKey(Find(id).Lead)).ToDictionary(id => id, id => Find(id).Lead));

        ReadAgain(Apart, all: true);

        Assert.Equal(before, Ids());
        Assert.All(led, article => Assert.Equal(article.Value, Find(article.Key).Lead));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhateverArrivedAndWasSaid_StandsWhereItStood(int seed)
    {
        var random = new Random(seed);
        var edits = new Stack<long>();
        for (var step = 0; step < 80; step++)
        {
            if (step < 8 || random.Next(10) < 4)
                Arrive($"a{step}", random.Next(5), random.Next());
            else if (random.Next(3) == 0)
                Arrive(Pick(random), null, random.Next());
            else if (Say(Kinds[random.Next(Kinds.Length)], Pick(random), Pick(random)))
                edits.Push(_arrival);
        }

        var (locked, led, before) = (Locked(), Led(), Copy());
        ReadAgain(seed % 2);

        Assert.All(_together, pair => Assert.Equal(GroupOf(pair.Item1), GroupOf(pair.Item2)));
        Assert.All(_apart, pair => Assert.NotEqual(GroupOf(pair.Item1), GroupOf(pair.Item2)));
        Assert.Equal((locked, led), (Locked(), Led()));

        // And it can be taken back, as before.
        Assert.All(edits, edit => Assert.Null(Undo(edit)));
        var left = Marked();
        _deduplicator = before;
        Assert.All(edits, edit => Assert.Null(Undo(edit)));
        Assert.Equal(Marked(), left);
    }

    /// <summary>Lets an editor say it, and notes what must hold from now on.</summary>
    private bool Say(EditKind kind, string one, string other)
    {
        var leaving = kind == EditKind.NotACopy || GroupOf(one) != GroupOf(other) ? [one] : new[] { one, other };
        var staying = _log.Keys.Where(id => GroupOf(id) == GroupOf(one) && !leaving.Contains(id)).ToArray();
        if (Edit(kind, one, other) is not null)
            return false;
        if (kind == EditKind.Merge)
        {
            _apart.RemoveWhere(pair => GroupOf(pair.Item1) == GroupOf(pair.Item2));
            _together.Add((one, other));
        }

        if (kind is not (EditKind.Split or EditKind.NotACopy))
            return true;
        foreach (var (left, stays) in leaving.SelectMany(left => staying.Select(stays => (left, stays))))
        {
            _apart.Add((left, stays));
            _together.Remove((left, stays));
            _together.Remove((stays, left));
        }

        return true;
    }

    private static MergeWeights Biased(double happening, double story) => new(
        [MergeWeights.Learned.Event[0] + happening, .. MergeWeights.Learned.Event.Skip(1)],
        [MergeWeights.Learned.Story[0] + story, .. MergeWeights.Learned.Story.Skip(1)]);

    /// <summary>The articles of locked groups, and where they stand.</summary>
    private string Locked() => string.Join(
        ' ', _log.Keys.Where(id => _deduplicator.GroupOf(id)!.Locked).Order(StringComparer.Ordinal).Select(id => $"{id}:{GroupOf(id)}:{Find(id).Event}"));

    private string Led() => string.Join(
        ' ', _log.Keys.Select(Find).Where(verdict => verdict.LeadReason == "editor").Select(verdict => $"{verdict.Group}:{verdict.Lead}").Distinct().Order(StringComparer.Ordinal));

    /// <summary>The articles that are locked, and those that lead by choice: without ids that are made anew.</summary>
    private IEnumerable<string> Marked() => _log.Keys.Where(id => _deduplicator.GroupOf(id)!.Locked || Find(id) is { LeadReason: "editor" } verdict && verdict.Lead == id);
}
