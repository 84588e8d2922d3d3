using System.Numerics;

namespace Wiredesk.Deduplication.Events;

/// <summary>A count for each word, in one flat table that takes a single look for a word: this is asked for every word of every report.</summary>
/// <param name="words">How many words there is room for at first.</param>
internal sealed class WordCounts(int words)
{
    // Linear probing; where no count is, no word is.
    private (uint Word, float Count)[] _slots = new (uint, float)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, words * 2))];
    private int _words;

    /// <summary>The words that have a count.</summary>
    public IEnumerable<(uint Word, float Count)> All => _slots.Where(slot => slot.Count != 0);

    /// <summary>Counts a word once more, and says what its count was before; 0 for a new one.</summary>
    public float Take(uint word)
    {
        if (_words * 2 >= _slots.Length)
            Grow();
        ref var slot = ref SlotOf(word);
        if (slot.Count == 0)
            (slot.Word, _words) = (word, _words + 1);
        return slot.Count++;
    }

    /// <summary>Begins a word that is new with a count above 0.</summary>
    public void Add(uint word, float count)
    {
        if (_words * 2 >= _slots.Length)
            Grow();
        SlotOf(word) = (word, count);
        _words++;
    }

    private ref (uint Word, float Count) SlotOf(uint word)
    {
        var slots = _slots;
        var index = (int)word & slots.Length - 1;
        while (slots[index].Count != 0 && slots[index].Word != word)
            index = index + 1 & slots.Length - 1;
        return ref slots[index];
    }

    private void Grow()
    {
        var before = _slots;
        _slots = new (uint, float)[before.Length * 2];
        foreach (var slot in before)
        {
            if (slot.Count != 0)
                SlotOf(slot.Word) = slot;
        }
    }
}
