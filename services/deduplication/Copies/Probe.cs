using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Copies;

/// <summary>The text that is being decided on, laid out for comparison with others: each distinct shingle has a slot, found by its hash.</summary>
/// <remarks>One is used again for every article, so that a comparison allocates nothing but its result.</remarks>
internal sealed class Probe(Boilerplate boilerplate)
{
    private ulong[] _shingles = [];
    private int[] _slotAt = [];
    private int[] _first = [];
    private ulong[] _keys = [];
    private bool[] _common = [];
    private int[] _table = [];
    private int _mask;

    /// <summary>The text.</summary>
    public HeldText Text { get; private set; }

    /// <summary>Grows with each text that is taken in.</summary>
    public int Loaded { get; private set; }

    /// <summary>How many shingles it has, repeated ones counted each time.</summary>
    public int Count { get; private set; }

    /// <summary>How many distinct shingles it has.</summary>
    public int Distinct { get; private set; }

    /// <summary>The distinct shingles, by slot.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Distinct);

    /// <summary>Whether the shingle of a slot is boilerplate.</summary>
    public ReadOnlySpan<bool> Common => _common.AsSpan(0, Distinct);

    /// <summary>The shingles in the order of the text.</summary>
    public ReadOnlySpan<ulong> InOrder => _shingles.AsSpan(0, Count);

    /// <summary>The slot of each shingle in the order of the text.</summary>
    public ReadOnlySpan<int> SlotAt => _slotAt.AsSpan(0, Count);

    /// <summary>Forgets the text, so that what boilerplate is gets looked up anew.</summary>
    public void Forget() => Text = default;

    /// <summary>Takes in the text that is to be decided on.</summary>
    public void Load(HeldText text)
    {
        if (Text.Is(text))
            return;
        Text = text;
        Loaded++;
        var words = text.Words;
        Count = Shingles.Count(words.Length);
        Distinct = 0;
        if (_shingles.Length < Count)
        {
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count);
            (_shingles, _slotAt, _first, _keys, _common, _table) = (new ulong[size], new int[size], new int[size], new ulong[size], new bool[size], new int[size * 4]);
        }

        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(Count * 2 + 1)) - 1; // a long text leaves a large table; only what this one needs is used
        Array.Clear(_table, 0, Math.Min(_table.Length, _mask + 1));
        Shingles.Of(words, _shingles);
        var shingles = _shingles.AsSpan(0, Count);
        var slots = _slotAt.AsSpan(0, Count);
        for (var position = 0; position < shingles.Length; position++)
            slots[position] = Take(shingles[position], position);
        boilerplate.Has(Keys, _common.AsSpan(0, Distinct));
    }

    /// <summary>The slot of a shingle, or -1.</summary>
    public int Find(ulong shingle)
    {
        if (Count == 0)
            return -1;
        var (table, keys) = (_table, _keys);
        for (var index = Home(shingle); table[index] is not 0 and var taken; index = index + 1 & _mask)
        {
            if (keys[taken - 1] == shingle)
                return taken - 1;
        }

        return -1;
    }

    /// <summary>Where a slot's shingle first stands.</summary>
    public int First(int slot) => _first[slot];

    private int Take(ulong shingle, int position)
    {
        var (table, keys, index) = (_table, _keys, Home(shingle));
        for (; table[index] is not 0 and var taken; index = index + 1 & _mask)
        {
            if (keys[taken - 1] == shingle)
                return taken - 1;
        }

        (keys[Distinct], _first[Distinct]) = (shingle, position);
        table[index] = ++Distinct;
        return Distinct - 1;
    }

    private int Home(ulong shingle) => (int)shingle & _mask;
}
