using Wiredesk.Contracts;
using Wiredesk.Deduplication.Copies;
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
public sealed class Deduplicator
{
    private readonly Window _window;
    private readonly Probe _probe = new();
    private readonly Comparer _comparer;
    private readonly CopyIndex _copies;
    private readonly EventIndex _events = new();
    private readonly Places _places = new();
    private readonly Linker _linker;
    private readonly Succession _succession;
    private readonly Dictionary<string, Member> _members = [];
    private readonly Dictionary<string, (long Arrival, IReadOnlyList<Verdict> Changed)> _withdrawn = [];
    private readonly Queue<Member> _byArrival = [];
    private readonly Stack<int> _freeNumbers = [];
    private long _last = long.MinValue;
    private DateTimeOffset _latest = DateTimeOffset.MinValue;
    private int _numbers;

    /// <summary>Starts with nothing known.</summary>
    public Deduplicator(Window? window = null)
    {
        _window = window ?? new Window();
        var boilerplate = new Boilerplate(CountersFor(_window.Articles));
        _comparer = new Comparer(_probe, boilerplate);
        _copies = new CopyIndex(_probe, _comparer, boilerplate);
        _linker = new Linker(_probe, _comparer);
        _succession = new Succession(_members, _places, _linker);
    }

    /// <summary>How many articles are held.</summary>
    public int Count => _members.Count;

    /// <summary>Decides about an article, or about a new revision of it.</summary>
    /// <remarks>
    /// Arrival numbers rise. The same arrival again gets the same answer; a revision that is not greater than the one held changes nothing
    /// and gets the latest decision; an article that was withdrawn stays out.
    /// </remarks>
    public Outcome Apply(long arrival, Fingerprint fingerprint)
    {
        if (_withdrawn.ContainsKey(fingerprint.ArticleId))
            return Outcome.None;
        var known = _members.GetValueOrDefault(fingerprint.ArticleId);
        if (known?.Arrival == arrival)
            return known.Outcome!;
        if (arrival <= _last || known is not null && fingerprint.Revision <= known.Fingerprint.Revision)
            return new Outcome(known?.Verdict, []);

        _last = arrival;
        var member = new Member(fingerprint, arrival, known?.First ?? arrival, _freeNumbers.TryPop(out var free) ? free : _numbers++);
        if (known is not null)
            TakeOut(known, killed: true);
        Decide(member, known);
        _members[member.Id] = member;
        _byArrival.Enqueue(member);
        member.Verdict = VerdictOf(member, arrival);
        member.Outcome = new Outcome(member.Verdict, Changes(arrival, member));
        Expire(fingerprint.ReceivedAt);
        return member.Outcome;
    }

    /// <summary>Takes a killed article out. Its copies stay: the earliest of them leads the group, which keeps its id.</summary>
    /// <returns>The new decisions about other articles; the same ones again when it is asked twice.</returns>
    public IReadOnlyList<Verdict> Withdraw(long arrival, string articleId)
    {
        if (_withdrawn.TryGetValue(articleId, out var before))
            return before.Changed;

        _last = Math.Max(_last, arrival);
        if (_members.TryGetValue(articleId, out var member))
        {
            TakeOut(member, killed: true);
            _members.Remove(articleId);
        }
        else if (_places.LedBy(articleId) is { } group)
        {
            _succession.HandOn(group, articleId, null);
        }

        var changed = Changes(arrival, null);
        _withdrawn[articleId] = (arrival, changed);
        return changed;
    }

    private void Decide(Member member, Member? known)
    {
        _probe.Load(member.Fingerprint);
        if (_copies.Twin(member.Fingerprint) is { } twin)
        {
            member.Link = _linker.ToCopy(Relation.Copy, twin, _comparer.With(twin.Fingerprint));
            member.Added = twin.Added;
            Join(member, twin.Group);
        }
        else
        {
            Compare(member, known);
        }

        _copies.Add(member);
    }

    private void Compare(Member member, Member? known)
    {
        var candidates = _copies.Candidates();
        var matches = _copies.Find(candidates);
        if (matches is [var best, ..])
        {
            member.Link = _linker.ToCopy(best.Relation, best.Member, best.Comparison);
            member.Added = _copies.AddedTo(best.Member.Fingerprint, best.Member.Added);
            Join(member, best.Member.Group);
            JoinGroups(member, matches);
        }
        else
        {
            Tell(member);
        }

        _probe.Load(member.Fingerprint);
        var kin = candidates.Where(candidate => candidate.Group.Event.Story == member.Group.Event.Story).Select(candidate => candidate.Fingerprint);
        _copies.Learn(known is null ? kin : kin.Append(known.Fingerprint));
    }

    private void Join(Member member, CopyGroup group)
    {
        var lead = _members.GetValueOrDefault(group.Lead);
        Places.Join(member, group);
        if (lead is null || lead.First < member.First)
            return;

        // A revision of the article that led the group before.
        _places.Lead(member);
        lead.Link = _linker.Between(lead, member);
        member.Link = Link.Original;
        Report(group);
    }

    /// <summary>An article that is a copy of two groups, by the same passages, makes them one. One that holds a passage of each is a round-up and does not.</summary>
    private void JoinGroups(Member member, List<CopyMatch> matches)
    {
        foreach (var match in matches.Skip(1))
        {
            var (one, other) = (member.Group, match.Member.Group);
            if (one == other || !Connects(member, one, other))
                continue;
            var (into, from) = one.Born < other.Born ? (one, other) : (other, one);
            if (from.Report is { } report)
            {
                _events.Remove(report);
                from.Report = null;
            }

            var lead = _members.GetValueOrDefault(from.Lead);
            if (lead is not null && lead != member)
                lead.Link = _linker.Between(lead, member);
            _places.Merge(from, into);
        }
    }

    /// <summary>Whether an article ties two groups together: measured at their leads, for a chain of members may lead far from them.</summary>
    private bool Connects(Member member, CopyGroup one, CopyGroup other)
    {
        if (LeadOf(one) is not { } first || LeadOf(other) is not { } second)
            return false;
        _probe.Load(member.Fingerprint);
        return Overlap.IsLarge(_comparer.With(first.Fingerprint), _comparer.With(second.Fingerprint));
    }

    private Member? LeadOf(CopyGroup group) => _members.GetValueOrDefault(group.Lead) ?? group.Report;

    /// <summary>Places an article that is told on its own among the events and stories.</summary>
    private void Tell(Member member)
    {
        member.Terms = Terms.Of(member.Fingerprint);
        var likenesses = _events.Find(member.Terms);
        var nearest = EventRules.Choose(likenesses, member.Fingerprint);
        member.Link = nearest.Relation == Relation.Original
            ? Link.Original with { Confidence = nearest.Confidence }
            : _linker.ToReport(nearest.Relation, nearest.Of!, nearest.Confidence);
        _places.Found(
            member,
            nearest.Relation == Relation.SameEvent ? nearest.Of!.Group.Event : null,
            nearest.Relation == Relation.SameStory ? nearest.Of!.Group.Event.Story : null);
        Report(member.Group);
    }

    /// <summary>Sees to it that events find the group by its earliest member that is held.</summary>
    private void Report(CopyGroup group)
    {
        if (group.Report is { } before)
            _events.Remove(before);
        group.Report = group.Members.Min;
        if (group.Report is not { } report)
            return;
        report.Terms ??= Terms.Of(report.Fingerprint);
        _events.Add(report);
    }

    private void TakeOut(Member member, bool killed)
    {
        var group = member.Group;
        _copies.Remove(member, group);
        _freeNumbers.Push(member.Number);
        _places.Leave(member);
        if (group.Report == member)
            Report(group);
        if (killed)
            _succession.HandOn(group, member.Id, member);
    }

    private List<Verdict> Changes(long arrival, Member? decided)
    {
        var changed = new List<Verdict>();
        foreach (var member in _places.TakeTouched())
        {
            var verdict = VerdictOf(member, arrival);
            if (member == decided || verdict with { Version = member.Verdict.Version } == member.Verdict)
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
            if (isHeld && _members.Count <= _window.Articles && !(_latest - oldest.Fingerprint.ReceivedAt > _window.Age))
                return;
            _byArrival.Dequeue();
            if (!isHeld)
                continue;
            TakeOut(oldest, killed: false);
            _members.Remove(oldest.Id);
        }
    }

    /// <summary>Two counters for each shingle of the window's articles, at some 128 shingles each; between 64 KB and 256 MB.</summary>
    private static int CountersFor(int articles) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(articles * 256L, 1 << 16, 1 << 28));
}
