using Wiredesk.Contracts;
using Wiredesk.Deduplication.Copies;
using Wiredesk.Deduplication.Editing;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication;

/// <summary>Decides, in order of arrival, which articles are the same text, the same happening and the same story.</summary>
/// <remarks>
/// A deterministic state machine: what it answers follows from the arrivals before and nothing else, so every replica that applies the same arrivals in
/// the same order gives the same decisions, and a restart that replays them comes to the same state (Schneider, "Implementing fault-tolerant services using
/// the state machine approach", 1990). Not safe for concurrent use.
/// </remarks>
public sealed partial class Deduplicator
{
    private readonly Window _window;
    private readonly bool _copiesOnly;
    private readonly Probe _probe;
    private readonly Comparer _comparer;
    private readonly CopyIndex _copies;
    private readonly CopyMatcher _matcher;
    private readonly DocumentFrequencies _frequencies;
    private readonly Happenings _happenings;
    private readonly Places _places = new();
    private readonly Linker _linker;
    private readonly Succession _succession;
    private readonly Overrides _overrides;
    private readonly HeldArticles _held;
    private readonly OrderedDictionary<string, IReadOnlyList<Verdict>> _withdrawn = [];
    private long _last = long.MinValue;
    private IReadOnlyList<NotJoined> _missed = []; // by the article that is decided about

    /// <summary>Starts with nothing known.</summary>
    /// <param name="window">How much of the past is held.</param>
    /// <param name="copiesOnly">Whether only copies are looked for: each group is then an event and a story by itself.</param>
    public Deduplicator(Window? window = null, bool copiesOnly = false)
        : this(MergeWeights.Learned, EnglishWords.Learned, window, copiesOnly)
    {
    }

    internal Deduplicator(MergeWeights weights, IReadOnlyDictionary<uint, float> words, Window? window = null, bool copiesOnly = false)
    {
        _window = window ?? new Window();
        _held = new HeldArticles(_window);
        _copiesOnly = copiesOnly;
        _frequencies = new DocumentFrequencies(words);
        var boilerplate = new Boilerplate(CountersFor(_window.Articles));
        _probe = new Probe(boilerplate);
        _comparer = new Comparer(_probe, boilerplate);
        _copies = new CopyIndex(_probe, _comparer, boilerplate);
        _matcher = new CopyMatcher(_comparer);
        _linker = new Linker(_probe, _comparer);
        _happenings = new Happenings(_places, _linker, weights);
        _succession = new Succession(_held.ById, _places, _linker, _happenings);
        _overrides = new Overrides(_held.ById, _places, _linker, _happenings);
    }

    /// <summary>How many articles are held.</summary>
    public int Count => _held.ById.Count;

    /// <summary>How many bytes the index of copies takes: what leads to candidates and what they are compared by.</summary>
    public long CopyIndexBytes => _copies.Bytes + _held.ById.Values.Sum(member => (long)member.Text.ComparedBytes);

    /// <summary>Decides about an article, or about a new revision of it.</summary>
    /// <remarks>
    /// Arrival numbers rise. The same arrival again gets the decision that holds, and what it changed then; a revision that is not greater than the one held
    /// changes nothing and gets the latest decision; an article that was withdrawn stays out.
    /// </remarks>
    public Outcome Apply(long arrival, Fingerprint fingerprint)
    {
        if (_withdrawn.Count > 0 && (_withdrawn.ContainsKey(fingerprint.ArticleId) || IsErased(fingerprint.ArticleId)))
            return Outcome.None;
        var known = _held.ById.GetValueOrDefault(fingerprint.ArticleId);
        if (known?.Arrival == arrival)
            return new Outcome(known.Verdict, known.Changed ?? []);
        if (arrival <= _last || known is not null && fingerprint.Revision <= known.Revision)
            return new Outcome(known?.Verdict, []);

        Begin(arrival);
        var member = Member.Of(fingerprint, arrival, known?.First ?? _overrides.FirstOf(fingerprint.ArticleId) ?? arrival, _held.TakeNumber());
        var isChosen = known is { Group.IsLeadChosen: true } && known.Group.LeadMember == known;
        if (known is not null)
            TakeOut(known, killed: true);
        _missed = [];
        Decide(member, known, fingerprint);
        if (isChosen)
            _overrides.KeepLead(member, known!.Group);
        _overrides.LeadAgain(member);
        _held.Add(member);
        member.Verdict = VerdictOf(member, arrival);
        var changed = Changes(arrival, member);
        member.Changed = changed.Count > 0 ? changed : null;
        Expire(fingerprint.ReceivedAt);
        return new Outcome(_missed.Count == 0 ? member.Verdict : member.Verdict with { NotJoined = _missed }, changed);
    }

    /// <summary>Lets a killed article in again: it arrives anew, after those that took its place. One that was erased stays out.</summary>
    public Outcome Restore(long arrival, Fingerprint fingerprint)
    {
        if (arrival > _last) _withdrawn.Remove(fingerprint.ArticleId);
        return Apply(arrival, fingerprint);
    }

    /// <summary>Takes a killed article out. Its copies stay: the earliest of them leads the group, which keeps its id.</summary>
    /// <returns>
    /// The new decisions about other articles; the same ones again when it is asked twice, as long as the kill is remembered; none when it was out before.
    /// </returns>
    public IReadOnlyList<Verdict> Withdraw(long arrival, string articleId)
    {
        if (_withdrawn.TryGetValue(articleId, out var before))
            return before.Any(verdict => verdict.Version != arrival) ? [] : before; // What was decided then may have changed since.
        if (arrival <= _last)
            return []; // It was carried out in its turn, and what followed from it is no longer known.

        Begin(arrival);
        if (_held.ById.TryGetValue(articleId, out var member))
        {
            TakeOut(member, killed: true);
            _held.Remove(articleId);
        }
        else if (_places.LedBy(articleId) is { } group)
        {
            _succession.HandOn(group, articleId);
        }

        var changed = Changes(arrival, null);
        KeepOut(articleId, changed);
        return changed;
    }

    /// <summary>Carries out what an editor decided. It holds for all that arrives later.</summary>
    /// <returns>Why it could not be done, or null, and the new decisions about the articles concerned; nothing when its turn is over.</returns>
    public (string? Refusal, IReadOnlyList<Verdict> Changed) Edit(long arrival, GroupEdit edit)
    {
        if (arrival <= _last)
            return (null, []);
        Begin(arrival);
        var refusal = _copiesOnly ? "Only copies are looked for." : _overrides.Apply(arrival, edit);
        return (refusal, Changes(arrival, null));
    }

    /// <summary>The latest decision about an article; null when it is not held.</summary>
    public Verdict? Find(string articleId) => _held.ById.GetValueOrDefault(articleId)?.Verdict;

    /// <summary>The copy group of an article; null when the article is not held.</summary>
    public GroupView? GroupOf(string articleId) => _held.ById.GetValueOrDefault(articleId) is { } member ? GroupView.Of(member.Group) : null;

    private void KeepOut(string entry, IReadOnlyList<Verdict> changed)
    {
        _withdrawn[entry] = changed;
        if (_withdrawn.Count > _window.Articles) // A kill has no age at which it ends; so many, and the earliest are given up.
            _withdrawn.RemoveAt(0);
    }

    private void Begin(long arrival)
    {
        _last = arrival;
        _places.Begin(arrival);
        _probe.Forget();
    }

    private void TakeOut(Member member, bool killed)
    {
        var group = member.Group;
        _copies.Remove(member, group);
        _held.GiveBack(member.Number);
        if (_places.Leave(member) && !_copiesOnly)
            _happenings.Remove(group);
        if (killed)
            _succession.HandOn(group, member.Id);
    }

    private List<Verdict> Changes(long arrival, Member? decided)
    {
        var changed = new List<Verdict>(0);
        foreach (var member in _places.TakeTouched())
        {
            if (member == decided || VerdictOf(member, arrival) is var verdict && verdict.SaysTheSameAs(member.Verdict))
                continue;
            changed.Add(verdict with { BySplit = _places.WasDivided(member.Verdict.Event) });
            member.Verdict = verdict;
        }

        return changed;
    }

    private static Verdict VerdictOf(Member member, long arrival) => new()
    {
        ArticleId = member.Id,
        Version = arrival,
        Relation = member.Link.Relation,
        Of = member.Link.Of,
        Group = member.Group.Id,
        Lead = member.Group.Lead,
        Event = member.Group.Event.Id,
        Story = member.Group.Event.Story.Id,
        Confidence = Math.Round(member.Link.Confidence, 4),
        LeadReason = member.Group.LeadReason,
        Confirmations = Confirmations.Of(member.Group.Event),
        Evidence = member.Link.Evidence,
    };

    /// <summary>Drops what the window no longer holds. No decision changes by it.</summary>
    private void Expire(DateTimeOffset? received)
    {
        _held.Note(received);
        while (_held.NextToLeave() is { } oldest)
        {
            TakeOut(oldest, killed: false);
            _held.Remove(oldest.Id);
            _places.Forget(oldest.Id);
        }
    }

    /// <summary>Two counters for each shingle of the window's articles, at some 128 shingles each, and at most those of 16,384: a site's furniture shows long before.</summary>
    private static int CountersFor(int articles) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(articles * 256L, 1 << 16, 1 << 22));
}
