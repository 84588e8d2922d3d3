using System.Collections;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Copies;

/// <summary>An earlier article that the text in the probe is a copy of.</summary>
internal sealed record CopyMatch(Member Member, Relation Relation, Comparison Comparison)
{
    /// <summary>How much the two cover of each other; the order of preference.</summary>
    public double Score => Comparison.Here.Share + Comparison.There.Share;
}

/// <summary>Finds the earlier articles that a text is a copy of.</summary>
/// <remarks>
/// Candidates come from the shingles that both have: all of an article's opening, where cuts leave it whole, and a quarter of the rest, chosen by
/// the hash so that both sides choose alike (mod-p sampling: Manber, "Finding similar files in a large file system", 1994). The best few are then compared in full.
/// </remarks>
internal sealed class CopyIndex(Probe probe, Comparer comparer, Boilerplate boilerplate)
{
    private const int Opening = 64;
    private const ulong Sampled = 3; // two bits of the hash: one shingle in four has both zero
    private const int MostCandidates = 12;
    private const int ShortText = 24; // one shared phrase leads to a candidate only for a text of a few lines

    // What an article added to the text it was found to be a copy of may be site furniture, which would join strangers. It counts as its own text only
    // when the text underneath is matched too, or when nearly all of this text is in it.
    private const double NearlyAll = 0.8;
    private const double Underneath = 0.3;

    private readonly Postings _postings = new();
    private readonly Dictionary<ulong, Member> _byContent = [];
    private readonly Dictionary<int, Member> _byNumber = [];

    /// <summary>The article that has the same words, if one is held.</summary>
    public Member? Twin(Fingerprint fingerprint) => fingerprint.Content == 0 ? null : _byContent.GetValueOrDefault(fingerprint.Content);

    /// <summary>The earlier articles that share most with the text in the probe.</summary>
    public IReadOnlyList<Member> Candidates()
    {
        var shared = new Dictionary<int, int>();
        Span<int> found = stackalloc int[16];
        foreach (var shingle in probe.Keys)
        {
            if (boilerplate.Has(shingle))
                continue;
            foreach (var number in found[.._postings.Find((uint)shingle, found)])
                shared[number] = shared.GetValueOrDefault(number) + 1;
        }

        var fewest = probe.Distinct < ShortText ? 1 : 2;
        return shared.Where(pair => pair.Value >= fewest).Select(pair => (Member: _byNumber[pair.Key], Shared: pair.Value))
            .OrderByDescending(candidate => candidate.Shared).ThenBy(candidate => candidate.Member.First)
            .Take(MostCandidates).Select(candidate => candidate.Member).ToArray();
    }

    /// <summary>Those of the candidates that the text in the probe is a copy of, best first.</summary>
    public List<CopyMatch> Find(IReadOnlyList<Member> candidates)
    {
        var matches = new List<CopyMatch>();
        foreach (var candidate in candidates)
        {
            if (Match(candidate) is { } match)
                matches.Add(match);
        }

        matches.Sort((left, right) => left.Score == right.Score ? left.Member.First.CompareTo(right.Member.First) : right.Score.CompareTo(left.Score));
        return matches;
    }

    /// <summary>Takes an article in, so that later ones are found to be its copies.</summary>
    public void Add(Member member)
    {
        if (!_byContent.TryAdd(member.Fingerprint.Content, member) && member.Fingerprint.Content != 0)
            return;
        member.IsIndexed = true;
        _byNumber[member.Number] = member;
        probe.Load(member.Fingerprint);
        foreach (var key in Indexed())
            _postings.Add(key, member.Number);
    }

    /// <summary>Takes an article out; its next exact copy, if there is one, takes its place.</summary>
    public void Remove(Member member, CopyGroup group)
    {
        if (!member.IsIndexed)
            return;
        member.IsIndexed = false;
        _byNumber.Remove(member.Number);
        probe.Load(member.Fingerprint);
        foreach (var key in Indexed())
            _postings.Remove(key, member.Number);
        if (_byContent.GetValueOrDefault(member.Fingerprint.Content) != member)
            return;

        _byContent.Remove(member.Fingerprint.Content);
        if (group.Members.FirstOrDefault(other => other != member && other.Fingerprint.Content == member.Fingerprint.Content) is { } twin)
            Add(twin);
    }

    /// <summary>Shingles of the text in the probe that the other text does not have, by position.</summary>
    public BitArray? AddedTo(Fingerprint there, BitArray? ignored)
    {
        comparer.With(there, ignored);
        return comparer.Unmatched();
    }

    /// <summary>Counts those shingles of the text in the probe that none of its kin has: boilerplate is what strangers share.</summary>
    public void Learn(IEnumerable<Fingerprint> kin)
    {
        var strange = new BitArray(probe.Count, true);
        foreach (var text in kin)
        {
            comparer.With(text);
            if (comparer.Unmatched() is not { } unmatched)
                return;
            strange.And(unmatched);
        }

        for (var position = 0; position < strange.Length; position++)
        {
            if (strange[position] && probe.First(probe.SlotAt[position]) == position)
                boilerplate.Add(probe.InOrder[position]);
        }
    }

    private CopyMatch? Match(Member candidate)
    {
        var own = comparer.With(candidate.Fingerprint, candidate.Added);
        if (CopyRules.Relate(own, probe.Fingerprint) is { } relation)
            return new CopyMatch(candidate, relation, own);
        if (candidate.Added is null)
            return null;

        var whole = comparer.With(candidate.Fingerprint);
        return (own.There.Share >= Underneath || whole.Here.Share >= NearlyAll) && CopyRules.Relate(whole, probe.Fingerprint) is { } extended
            ? new CopyMatch(candidate, extended, whole)
            : null;
    }

    private IEnumerable<uint> Indexed()
    {
        for (var position = 0; position < probe.Count; position++)
        {
            var shingle = probe.InOrder[position];
            if (position < Opening || (shingle >> 32 & Sampled) == 0)
                yield return (uint)shingle;
        }
    }
}
