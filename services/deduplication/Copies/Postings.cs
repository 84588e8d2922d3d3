namespace Wiredesk.Deduplication.Copies;

/// <summary>Which articles have a shingle: a multimap from 32-bit keys to article numbers in one flat array, eight bytes an entry.</summary>
/// <remarks>
/// Linear probing, with the entries behind a removed one shifted back so that no grave is left (Knuth, volume 3, 6.4, algorithm R).
/// A key keeps its first few articles only: what more articles share is either boilerplate or one copy group.
/// </remarks>
internal sealed class Postings
{
    private const int MostPerKey = 8;
    private const double FullAt = 0.6;

    private ulong[] _cells = new ulong[1024]; // key above, article number + 1 below; 0 is empty
    private int _count;

    /// <summary>How many bytes the table takes.</summary>
    public long Bytes => (long)_cells.Length * sizeof(ulong);

    /// <summary>Adds an article to a key, unless it is there already or the key is full.</summary>
    public void Add(uint key, int article)
    {
        if (_count >= _cells.Length * FullAt)
            Grow();

        var entry = Entry(key, article);
        var held = 0;
        var index = Home(key);
        for (; _cells[index] != 0; index = Next(index))
        {
            if (_cells[index] == entry || ((uint)(_cells[index] >> 32) == key && ++held == MostPerKey))
                return;
        }

        _cells[index] = entry;
        _count++;
    }

    /// <summary>Writes the articles of a key, at most eight.</summary>
    /// <returns>How many there are.</returns>
    public int Find(uint key, Span<int> articles)
    {
        var found = 0;
        for (var index = Home(key); _cells[index] != 0 && found < articles.Length; index = Next(index))
        {
            if ((uint)(_cells[index] >> 32) == key)
                articles[found++] = (int)(uint)_cells[index] - 1;
        }

        return found;
    }

    /// <summary>Takes an article off a key, if it is there.</summary>
    public void Remove(uint key, int article)
    {
        var entry = Entry(key, article);
        var index = Home(key);
        while (_cells[index] != entry)
        {
            if (_cells[index] == 0)
                return;
            index = Next(index);
        }

        _count--;
        var grave = index;
        _cells[grave] = 0;
        for (index = Next(index); _cells[index] != 0; index = Next(index))
        {
            var home = Home((uint)(_cells[index] >> 32));
            var staysBehind = grave <= index ? grave < home && home <= index : grave < home || home <= index;
            if (staysBehind)
                continue;
            (_cells[grave], _cells[index]) = (_cells[index], 0);
            grave = index;
        }
    }

    private static ulong Entry(uint key, int article) => (ulong)key << 32 | (uint)(article + 1);

    private int Home(uint key) => (int)(key * 0x9e3779b1u >> 8 & (uint)(_cells.Length - 1)); // Fibonacci hashing, as Knuth there

    private int Next(int index) => index + 1 & _cells.Length - 1;

    private void Grow()
    {
        var old = _cells;
        _cells = new ulong[old.Length * 2];
        foreach (var cell in old)
        {
            if (cell == 0)
                continue;
            var index = Home((uint)(cell >> 32));
            while (_cells[index] != 0)
                index = Next(index);
            _cells[index] = cell;
        }
    }
}
