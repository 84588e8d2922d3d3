using Wiredesk.Contracts;
using Wiredesk.Deduplication.Copies;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication;

/// <content>Where an arriving article belongs: by an editor's word, as the same words, as a copy, or told on its own.</content>
public sealed partial class Deduplicator
{
    private void Decide(Member member, Member? known, Fingerprint fingerprint)
    {
        _probe.Load(member.Text);
        var isFixed = _overrides.MakesFixedGroup(member, known);
        if (_overrides.Company(member) is { } company && company.Id != member.Id)
        {
            member.Link = _linker.Between(member, company);
            Join(member, company.Group);
            _overrides.Reports(member.Id, () => Profile.Of(fingerprint, _frequencies));
        }
        else if (!isFixed && _copies.Twin(member.Content) is { } twin && !_overrides.AreApart(member, twin.Group))
        {
            member.Link = _linker.ToCopy(Relation.Copy, twin, _comparer.With(twin.Text));
            member.Added = twin.Added;
            Join(member, twin.Group);
        }
        else
        {
            Compare(member, known, fingerprint, isFixed);
        }

        _copies.Add(member);
    }

    private void Compare(Member member, Member? known, Fingerprint fingerprint, bool isFixed)
    {
        var candidates = _copies.Candidates();
        var matches = _matcher.Find(candidates, member.MarksUpdate);
        var parted = matches.Find(match => isFixed || _overrides.AreApart(member, match.Member.Group));
        if (parted is not null)
            matches.RemoveAll(match => isFixed || _overrides.AreApart(member, match.Member.Group));
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
            var missed = parted is null ? _matcher.Missed(member) : CopyMatcher.Parted(member, parted);
            Tell(member, known, fingerprint);
            _missed = [.. missed is null ? [] : new[] { missed }, .. _copiesOnly ? [] : NearReports.Of(member.Group)];
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

    /// <summary>
    /// Places an article that is told on its own among the events and stories. One that an editor placed stays there when it is revised, and when the log is
    /// read again.
    /// </summary>
    private void Tell(Member member, Member? known, Fingerprint fingerprint)
    {
        member.Link = Link.Original;
        var profile = _copiesOnly ? Profile.Empty : Profile.Of(fingerprint, _frequencies);
        _overrides.Reports(member.Id, () => profile);
        var stood = _overrides.Founds(member);
        var group = new CopyGroup(_places.NewGroupId(stood?.Id ?? member.Id), member.First, member.Id, profile)
        {
            Time = member.PublishedAt ?? member.ReceivedAt,
            LeadMember = member,
            IsFixed = known?.Group is { IsFixed: true, Count: 0 } || stood is { IsFixed: true },
        };
        group.Add(member);
        member.Group = group;
        if (_copiesOnly)
            _places.Put(group, _places.Found(member.Id, member.First, null));
        else
            _happenings.Place(group, member, known is not null ? EarlierStand.Of(known) : stood is not null ? _overrides.Where(stood) : null);
        if (stood is not null)
            _overrides.IsThere(group, stood);
    }
}
