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
    private readonly Dictionary<string, Member> _members = [];
    private readonly Dictionary<string, IReadOnlyList<Verdict>> _withdrawn = [];
    private readonly Queue<Member> _byArrival = [];
    private readonly Stack<int> _freeNumbers = [];
    private long _last = long.MinValue;
    private DateTimeOffset _latest = DateTimeOffset.MinValue;
    private int _numbers;

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
        _copiesOnly = copiesOnly;
        _frequencies = new DocumentFrequencies(words);
        var boilerplate = new Boilerplate(CountersFor(_window.Articles));
        _probe = new Probe(boilerplate);
        _comparer = new Comparer(_probe, boilerplate);
        _copies = new CopyIndex(_probe, _comparer, boilerplate);
        _matcher = new CopyMatcher(_comparer);
        _linker = new Linker(_probe, _comparer);
        _happenings = new Happenings(_places, _linker, weights);
        _succession = new Succession(_members, _places, _linker, _happenings);
        _overrides = new Overrides(_members, _places, _linker, _happenings);
    }

    /// <summary>How many articles are held.</summary>
    public int Count => _members.Count;

    /// <summary>How many bytes the index of copies takes: what leads to candidates and what they are compared by.</summary>
    public long CopyIndexBytes => _copies.Bytes + _members.Values.Sum(member => (long)member.Text.ComparedBytes);

    /// <summary>Decides about an article, or about a new revision of it.</summary>
    /// <remarks>
    /// Arrival numbers rise. The same arrival again gets the decision that holds, and what it changed then; a revision that is not greater than the one held
    /// changes nothing and gets the latest decision; an article that was withdrawn stays out.
    /// </remarks>
    public Outcome Apply(long arrival, Fingerprint fingerprint)
    {
        if (_withdrawn.ContainsKey(fingerprint.ArticleId))
            return Outcome.None;
        var known = _members.GetValueOrDefault(fingerprint.ArticleId);
        if (known?.Arrival == arrival)
            return new Outcome(known.Verdict, known.Changed ?? []);
        if (arrival <= _last || known is not null && fingerprint.Revision <= known.Revision)
            return new Outcome(known?.Verdict, []);

        Begin(arrival);
        var member = Member.Of(fingerprint, arrival, known?.First ?? arrival, _freeNumbers.TryPop(out var free) ? free : _numbers++);
        if (known is not null)
            TakeOut(known, killed: true);
        Decide(member, known, fingerprint);
        _members[member.Id] = member;
        _byArrival.Enqueue(member);
        member.Verdict = VerdictOf(member, arrival);
        var changed = Changes(arrival, member);
        member.Changed = changed.Count > 0 ? changed : null;
        Expire(fingerprint.ReceivedAt);
        return new Outcome(member.Verdict, changed);
    }

    /// <summary>Lets a killed article in again: it arrives anew, after those that took its place.</summary>
    public Outcome Restore(long arrival, Fingerprint fingerprint)
    {
        if (arrival > _last) _withdrawn.Remove(fingerprint.ArticleId);
        return Apply(arrival, fingerprint);
    }

    /// <summary>Takes a killed article out. Its copies stay: the earliest of them leads the group, which keeps its id.</summary>
    /// <returns>The new decisions about other articles; the same ones again when it is asked twice.</returns>
    public IReadOnlyList<Verdict> Withdraw(long arrival, string articleId)
    {
        if (_withdrawn.TryGetValue(articleId, out var before))
            return before;

        Begin(Math.Max(_last, arrival));
        if (_members.TryGetValue(articleId, out var member))
        {
            TakeOut(member, killed: true);
            _members.Remove(articleId);
        }
        else if (_places.LedBy(articleId) is { } group)
        {
            _succession.HandOn(group, articleId);
        }

        var changed = Changes(arrival, null);
        _withdrawn[articleId] = changed;
        return changed;
    }

    /// <summary>Carries out what an editor decided. It holds for all that arrives later.</summary>
    /// <returns>Why it could not be done, or null, and the new decisions about the articles concerned.</returns>
    public (string? Refusal, IReadOnlyList<Verdict> Changed) Edit(long arrival, GroupEdit edit)
    {
        Begin(arrival);
        var refusal = _copiesOnly ? "Only copies are looked for." : _overrides.Apply(arrival, edit);
        return (refusal, Changes(arrival, null));
    }

    /// <summary>The latest decision about an article; null when it is not held.</summary>
    public Verdict? Find(string articleId) => _members.GetValueOrDefault(articleId)?.Verdict;

    /// <summary>The copy group of an article; null when the article is not held.</summary>
    public GroupView? GroupOf(string articleId) => _members.GetValueOrDefault(articleId) is { } member ? GroupView.Of(member.Group) : null;

    private void Begin(long arrival)
    {
        _last = arrival;
        _places.Now = arrival;
        _probe.Forget();
    }

    private void Decide(Member member, Member? known, Fingerprint fingerprint)
    {
        _probe.Load(member.Text);
        if (_overrides.Company(member.Id) is { } company && company.Id != member.Id)
        {
            member.Link = _linker.Between(member, company);
            Join(member, company.Group);
        }
        else if (_copies.Twin(member.Content) is { } twin && !_overrides.AreApart(member.Id, twin.Group))
        {
            member.Link = _linker.ToCopy(Relation.Copy, twin, _comparer.With(twin.Text));
            member.Added = twin.Added;
            Join(member, twin.Group);
        }
        else
        {
            Compare(member, known, fingerprint);
        }

        _copies.Add(member);
    }

    private void Compare(Member member, Member? known, Fingerprint fingerprint)
    {
        var candidates = _copies.Candidates();
        var matches = _matcher.Find(candidates, member.MarksUpdate);
        matches.RemoveAll(match => _overrides.AreApart(member.Id, match.Member.Group));
        if (known is not null)
            _comparer.With(known.Text, null, Comparer.MostTexts - 1);
        _comparer.Keep();
        if (matches is [var best, ..])
        {
            member.Link = _linker.ToCopy(best.Relation, best.Member, best.Comparison);
            member.Added = _copies.AddedTo(best.Member.Text, best.Member.Added);
            Join(member, best.Member.Group);
            JoinGroups(member, matches);
        }
        else
        {
            Tell(member, fingerprint);
        }

        _probe.Load(member.Text);
        uint kin = 0;
        for (var index = 0; index < candidates.Count; index++)
        {
            if (candidates[index].Group.Event.Story == member.Group.Event.Story)
                kin |= Comparer.BitOf(CopyIndex.NumberOf(index));
        }

        if (known is not null)
            kin |= Comparer.BitOf(Comparer.MostTexts - 1);
        _copies.Learn(kin);
    }

    private void Join(Member member, CopyGroup group)
    {
        var lead = group.LeadMember;
        group.Add(member);
        member.Group = group;
        if (lead is null || group.IsLeadChosen || group.IsFixed || LeadRules.Prefer(member, lead) is not { } reason)
            return;
        _overrides.Hand(member, reason);
    }

    /// <summary>An article that is a copy of two groups, by the same passages, makes them one. One that holds a passage of each is a round-up and does not.</summary>
    private void JoinGroups(Member member, List<CopyMatch> matches)
    {
        foreach (var match in matches.Skip(1))
        {
            var (one, other) = (member.Group, match.Member.Group);
            if (one == other || !_overrides.MayMerge(one, other) || !Connects(member, one, other))
                continue;
            var (into, from) = one.Born < other.Born ? (one, other) : (other, one);
            var lead = from.LeadMember;
            if (lead is not null && lead != member)
                lead.Link = _linker.Between(lead, member);
            if (!_copiesOnly)
                _happenings.Remove(from);
            _places.Merge(from, into);
        }
    }

    /// <summary>Whether an article ties two groups together: measured at their leads, for a chain of members may lead far from them.</summary>
    private bool Connects(Member member, CopyGroup one, CopyGroup other)
    {
        if (one.Representative is not { } first || other.Representative is not { } second)
            return false;
        _probe.Load(member.Text);
        return Overlap.IsLarge(_comparer.With(first.Text), _comparer.With(second.Text));
    }

    /// <summary>Places an article that is told on its own among the events and stories.</summary>
    private void Tell(Member member, Fingerprint fingerprint)
    {
        member.Link = Link.Original;
        var profile = _copiesOnly ? Profile.Empty : Profile.Of(fingerprint, _frequencies);
        var group = new CopyGroup(_places.NewGroupId(member), member.First, member.Id, profile) { Time = member.PublishedAt ?? member.ReceivedAt, LeadMember = member };
        group.Add(member);
        member.Group = group;
        if (_copiesOnly)
            _places.Put(group, _places.Found(member.Id, member.First, null));
        else
            _happenings.Place(group, member);
    }

    private void TakeOut(Member member, bool killed)
    {
        var group = member.Group;
        _copies.Remove(member, group);
        _freeNumbers.Push(member.Number);
        if (_places.Leave(member) && !_copiesOnly)
            _happenings.Remove(group);
        if (killed)
            _succession.HandOn(group, member.Id);
    }

    private List<Verdict> Changes(long arrival, Member? decided)
    {
        var changed = new List<Verdict>();
        foreach (var member in _places.TakeTouched())
        {
            var verdict = VerdictOf(member, arrival);
            if (member == decided || verdict.SaysTheSameAs(member.Verdict))
                continue;
            member.Verdict = verdict;
            changed.Add(verdict);
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

    /// <summary>Drops the earliest arrivals that the window no longer holds. No decision changes by it.</summary>
    private void Expire(DateTimeOffset? received)
    {
        if (received > _latest)
            _latest = received.Value;
        while (_byArrival.TryPeek(out var oldest))
        {
            var isHeld = _members.GetValueOrDefault(oldest.Id) == oldest;
            if (isHeld && _members.Count <= _window.Articles && !(_latest - oldest.ReceivedAt > _window.Age))
                return;
            _byArrival.Dequeue();
            if (!isHeld)
                continue;
            TakeOut(oldest, killed: false);
            _members.Remove(oldest.Id);
            _places.Forget(oldest.Id);
        }
    }

    /// <summary>Two counters for each shingle of the window's articles, at some 128 shingles each, and at most those of 16,384: a site's furniture shows long before.</summary>
    private static int CountersFor(int articles) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(articles * 256L, 1 << 16, 1 << 22));
}
