using System.Collections;
using System.Runtime.InteropServices;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Finds the earlier articles that a text may be a copy of.</summary>
/// <remarks>
/// Candidates come from the shingles that both have: all of an article's opening, where cuts leave it whole, and a sixth of the rest, chosen by
/// the hash so that both sides choose alike (mod-p sampling: Manber, "Finding similar files in a large file system", 1994). The best few are then compared in full.
/// MinHash bands would find none that this does not: whole texts share far more than one sampled shingle.
/// </remarks>
internal sealed class CopyIndex(Probe probe, Comparer comparer, Boilerplate boilerplate)
{
    private const int Opening = 16;
    private const uint Sampled = uint.MaxValue / 6;
    private const int MostCandidates = 12;
    private const int ShortText = 64; // of a short text one shared phrase leads to a candidate, of a longer one two

    private readonly Postings _postings = new();
    private readonly Dictionary<ulong, Member> _byContent = [];
    private readonly List<Member?> _byNumber = [];
    private readonly List<uint> _keys = []; // that are asked for together
    private int _asked; // the text in the probe that they are of
    private readonly List<int> _found = [];
    private int[] _shared = []; // by article number; all zero between two searches
    private Comparison<int>? _mostSharedFirst;
    private ulong _fetched; // of no use but to keep the reads

    /// <summary>How many bytes the index takes besides the texts.</summary>
    public long Bytes => _postings.Bytes + boilerplate.Bytes;

    /// <summary>The article that has the same words, if one is held.</summary>
    public Member? Twin(ulong content) => content == 0 ? null : _byContent.GetValueOrDefault(content);

    /// <summary>The earlier articles that share most with the text in the probe.</summary>
    public List<Member> Candidates()
    {
        Span<int> articles = stackalloc int[Postings.MostPerKey];
        AskForIndexed();
        foreach (var key in CollectionsMarshal.AsSpan(_keys))
        {
            foreach (var number in articles[.._postings.Find(key, articles)])
                Count(number);
        }

        var candidates = new List<Member>();
        if (_found.Count == 0)
            return candidates;
        var fewest = probe.Distinct < ShortText ? 1 : 2;
        var kept = 0;
        foreach (var number in CollectionsMarshal.AsSpan(_found))
        {
            if (_shared[number] >= fewest)
                _found[kept++] = number;
            else
                _shared[number] = 0;
        }

        CollectionsMarshal.SetCount(_found, kept);
        _found.Sort(_mostSharedFirst ??= MostSharedFirst);
        for (var index = 0; index < _found.Count; index++)
        {
            _shared[_found[index]] = 0;
            if (index < MostCandidates)
                candidates.Add(_byNumber[_found[index]]!);
        }

        _found.Clear();
        return candidates;
    }

    /// <summary>Takes an article in, so that later ones are found to be its copies.</summary>
    public void Add(Member member)
    {
        if (!_byContent.TryAdd(member.Content, member) && member.Content != 0)
            return;
        member.IsIndexed = true;
        Number(member);
        probe.Load(member.Text);
        AskForIndexed();
        foreach (var key in CollectionsMarshal.AsSpan(_keys))
            _postings.Add(key, member.Number);
    }

    /// <summary>Takes an article out; its next exact copy, if there is one, takes its place.</summary>
    public void Remove(Member member, CopyGroup group)
    {
        if (!member.IsIndexed)
            return;
        member.IsIndexed = false;
        _byNumber[member.Number] = null;
        _asked = 0;
        _keys.Clear();
        var words = member.Text.Words;
        for (var position = 0; position + Shingles.Width <= words.Length; position++)
        {
            if (Shingles.At(words, position) is var shingle && (position < Opening || IsSampled(shingle)))
                Ask((uint)shingle);
        }

        foreach (var key in CollectionsMarshal.AsSpan(_keys))
            _postings.Remove(key, member.Number);

        if (_byContent.GetValueOrDefault(member.Content) != member)
            return;
        _byContent.Remove(member.Content);
        if (group.FirstOrDefault(other => other != member && other.Content == member.Content) is { } twin)
            Add(twin);
    }

    /// <summary>Shingles of the text in the probe that the other text does not have, by position; null when there are none.</summary>
    public BitArray? AddedTo(HeldText there, BitArray? ignored)
    {
        comparer.With(there, ignored);
        return comparer.Unmatched();
    }

    /// <summary>Counts those shingles of the text in the probe that none of its kin had when that was remembered: boilerplate is what strangers share.</summary>
    /// <param name="kin">One bit for each candidate that is kin, by its place among the candidates; see <see cref="Comparer.BitOf"/>.</param>
    public void Learn(uint kin)
    {
        var shingles = probe.Keys;
        for (var slot = 0; slot < shingles.Length; slot++)
        {
            if (comparer.Lacked(slot, kin))
                boilerplate.Add(shingles[slot]);
        }
    }

    /// <summary>The number under which a candidate, or a text besides, is remembered for <see cref="Learn"/>.</summary>
    public static int NumberOf(int candidate) => candidate + 1;

    public void Write(StateWriter writer)
    {
        writer.Part("copies");
        _postings.Write(writer);
        boilerplate.Write(writer);
    }

    /// <param name="members">The articles that are held.</param>
    public void Read(StateReader reader, IEnumerable<Member> members)
    {
        reader.Part("copies");
        _postings.Read(reader);
        boilerplate.Read(reader);
        foreach (var member in members.Where(member => member.IsIndexed))
        {
            _byContent.TryAdd(member.Content, member);
            Number(member);
        }
    }

    private void Number(Member member)
    {
        while (_byNumber.Count <= member.Number)
            _byNumber.Add(null);
        _byNumber[member.Number] = member;
    }

    private static bool IsSampled(ulong shingle) => (uint)(shingle >> 32) < Sampled;

    /// <summary>Asks for the shingles by which the text in the probe is found: of its opening, and those that are chosen; boilerplate leads nowhere.</summary>
    private void AskForIndexed()
    {
        if (_asked == probe.Loaded)
            return;
        _asked = probe.Loaded;
        _keys.Clear();
        var shingles = probe.Keys;
        var common = probe.Common;
        for (var slot = 0; slot < shingles.Length; slot++)
        {
            if ((IsSampled(shingles[slot]) || probe.First(slot) < Opening) && !common[slot])
                Ask((uint)shingles[slot]);
        }
    }

    private void Ask(uint key)
    {
        _fetched ^= _postings.Fetch(key);
        _keys.Add(key);
    }

    private void Count(int number)
    {
        if (number >= _shared.Length)
            Array.Resize(ref _shared, Math.Max(1024, number * 2));
        if (_shared[number]++ == 0)
            _found.Add(number);
    }

    private int MostSharedFirst(int left, int right) => _shared[left] == _shared[right]
        ? _byNumber[left]!.First.CompareTo(_byNumber[right]!.First)
        : _shared[right].CompareTo(_shared[left]);
}
