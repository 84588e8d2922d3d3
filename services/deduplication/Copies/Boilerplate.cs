using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Learns, as articles stream by, which shingles are nobody's own: menus, footers, credits, stock phrases.</summary>
/// <remarks>
/// Counts for each shingle how many strangers it turned up with: articles that are no copies and tell no common story. From a few on it stops counting as evidence. The counters are one
/// hashed row of a count-min sketch (Cormode and Muthukrishnan 2005): a collision can only make a shingle look more common, and with
/// one shingle for two counters three chance collisions are rare. When the table cannot grow further all counts are halved.
/// </remarks>
/// <param name="mostCounters">The size, in bytes, that the table never exceeds; a power of two.</param>
internal sealed class Boilerplate(int mostCounters)
{
    /// <summary>With so many strangers a shingle is nobody's own.</summary>
    private const int CommonFrom = 4;

    private byte[] _counts = new byte[Math.Min(1 << 16, mostCounters)];
    private long _added;

    /// <summary>How many bytes the counters take.</summary>
    public long Bytes => _counts.Length;

    /// <summary>Whether the shingle recurs with several strangers.</summary>
    public bool Has(ulong shingle) => _counts[Index(shingle)] >= CommonFrom;

    /// <summary>Counts a shingle that an article has and its kin has not.</summary>
    public void Add(ulong shingle)
    {
        ref var count = ref _counts[Index(shingle)];
        if (count < byte.MaxValue)
            count++;
        if (++_added > _counts.Length / 2)
            Grow();
    }

    public void Write(StateWriter writer)
    {
        writer.Values<byte>(_counts);
        writer.Number(_added);
    }

    public void Read(StateReader reader) => (_counts, _added) = (reader.Values<byte>(), reader.Long());

    private int Index(ulong shingle) => (int)(shingle >> 32) & _counts.Length - 1;

    private void Grow()
    {
        if (_counts.Length >= mostCounters)
        {
            _added /= 2;
            for (var index = 0; index < _counts.Length; index++)
                _counts[index] /= 2;
            return;
        }

        // A counter splits in two by one more bit of the hash; each half keeps the count as its upper bound.
        var old = _counts;
        _counts = new byte[old.Length * 2];
        old.CopyTo(_counts, 0);
        old.CopyTo(_counts, old.Length);
    }
}
