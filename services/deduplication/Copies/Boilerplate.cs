using System.Runtime.InteropServices;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Learns, as articles stream by, which shingles are nobody's own: menus, footers, credits, stock phrases.</summary>
/// <remarks>
/// Counts for each shingle how many strangers it turned up with: articles that are no copies and tell no common story. From a few on it stops counting as evidence. The counters are one
/// hashed row of a count-min sketch (Cormode and Muthukrishnan 2005): a collision can only make a shingle look more common, and with
/// one shingle for two counters three chance collisions are rare. When the table cannot grow further all counts are halved.
/// </remarks>
/// <param name="mostCounters">The size that the table never exceeds; a power of two. Each counter takes half a byte.</param>
internal sealed class Boilerplate(int mostCounters)
{
    /// <summary>With so many strangers a shingle is nobody's own.</summary>
    private const int CommonFrom = 4;

    private const int Most = 0xf;

    // Two counters a byte.
    private byte[] _counts = new byte[Math.Min(1 << 16, mostCounters) / 2];
    private long _added;

    /// <summary>How many bytes the counters take.</summary>
    public long Bytes => _counts.Length;

    /// <summary>Whether the shingle recurs with several strangers.</summary>
    public bool Has(ulong shingle)
    {
        var counts = _counts;
        var counter = Counter(shingle);
        return (counts[(int)(counter >> 1) & counts.Length - 1] >> Shift(counter) & Most) >= CommonFrom;
    }

    /// <summary>The same for several: the waits for memory then overlap.</summary>
    public void Has(ReadOnlySpan<ulong> shingles, Span<bool> has)
    {
        for (var index = 0; index < shingles.Length; index++)
            has[index] = Has(shingles[index]);
    }

    /// <summary>Counts a shingle that an article has and its kin has not.</summary>
    public void Add(ulong shingle)
    {
        var counter = Counter(shingle);
        ref var counts = ref _counts[(int)(counter >> 1) & _counts.Length - 1];
        if ((counts >> Shift(counter) & Most) < Most)
            counts += (byte)(1 << Shift(counter));
        if (++_added > _counts.Length) // half of the counters
            Grow();
    }

    public void Write(StateWriter writer)
    {
        writer.Values<byte>(_counts);
        writer.Number(_added);
    }

    public void Read(StateReader reader) => (_counts, _added) = (reader.Values<byte>(), reader.Long());

    // By the upper half of the hash: its first bit chooses within a byte, the others the byte.
    private static uint Counter(ulong shingle) => (uint)(shingle >> 32);

    private static int Shift(uint counter) => (int)(counter & 1) * 4;

    private void Grow()
    {
        if (_counts.Length >= mostCounters / 2)
        {
            _added /= 2;
            foreach (ref var counts in MemoryMarshal.Cast<byte, ulong>(_counts.AsSpan())) // sixteen counters at a time
                counts = counts >> 1 & 0x7777_7777_7777_7777;
            return;
        }

        // A counter splits in two by one more bit of the hash; each half keeps the count as its upper bound.
        var old = _counts;
        _counts = new byte[old.Length * 2];
        old.CopyTo(_counts, 0);
        old.CopyTo(_counts, old.Length);
    }
}
