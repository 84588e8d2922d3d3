using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Which articles have a shingle: a multimap from 32-bit keys to article numbers in flat arrays, eight bytes an entry.</summary>
/// <remarks>
/// Linear probing in the order of the homes, so that a search ends where its key would stand (Celis, Larson and Munro, "Robin Hood hashing", 1985);
/// the entries behind a removed one are shifted back, so that no grave is left. The keys are spread over shards that grow one at a time and by a quarter,
/// so that no arrival waits for a large table to be copied and little of it stands empty.
/// A key keeps its first few articles only: what more articles share is either boilerplate or one copy group.
/// </remarks>
internal sealed class Postings
{
    /// <summary>The most articles that a key keeps.</summary>
    public const int MostPerKey = 8;

    private const int ShardBits = 8;
    private const double FullAt = 0.85;
    private const double GrowBy = 1.25;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, 1 << ShardBits).Select(_ => new Shard())];

    /// <summary>How many bytes the tables take.</summary>
    public long Bytes => _shards.Sum(shard => (long)shard.Cells.Length * sizeof(ulong));

    /// <summary>Adds an article to a key, unless it is there already or the key is full.</summary>
    public void Add(uint key, int article) => ShardOf(key).Add(key, article);

    /// <summary>Writes the articles of a key, at most eight.</summary>
    /// <returns>How many there are.</returns>
    public int Find(uint key, Span<int> articles) => ShardOf(key).Find(key, articles);

    /// <summary>Reads the place of a key before it is asked for: the waits for memory of several keys then overlap.</summary>
    public ulong Fetch(uint key) => ShardOf(key).Fetch(key);

    /// <summary>Takes an article off a key, if it is there.</summary>
    public void Remove(uint key, int article) => ShardOf(key).Remove(key, article);

    public void Write(StateWriter writer) => Array.ForEach(_shards, shard => writer.Values<ulong>(shard.Cells));

    public void Read(StateReader reader) => Array.ForEach(_shards, shard => shard.Take(reader.Values<ulong>()));

    private Shard ShardOf(uint key) => _shards[key >> (32 - ShardBits)];

    private sealed class Shard
    {
        private ulong[] _cells = new ulong[4];
        private int _count;

        /// <summary>Key above, article number + 1 below; 0 is empty.</summary>
        public ulong[] Cells => _cells;

        public void Take(ulong[] cells) => (_cells, _count) = (cells, cells.Count(cell => cell != 0));

        public void Add(uint key, int article)
        {
            if (_count >= _cells.Length * FullAt - 1)
                Grow();

            var (cells, entry, held) = (_cells, Entry(key, article), 0);
            var (index, distance) = (Home(cells, key), 0);
            for (; cells[index] is not 0 and var cell && DistanceAt(cells, index) >= distance; (index, distance) = (Next(cells, index), distance + 1))
            {
                if (cell == entry || ((uint)(cell >> 32) == key && ++held == MostPerKey))
                    return;
            }

            Push(cells, index, entry);
            _count++;
        }

        public ulong Fetch(uint key)
        {
            var cells = _cells;
            return cells[Home(cells, key)];
        }

        public int Find(uint key, Span<int> articles)
        {
            var (cells, found) = (_cells, 0);
            for (var (index, distance) = (Home(cells, key), 0); cells[index] is not 0 and var cell && found < articles.Length; (index, distance) = (Next(cells, index), distance + 1))
            {
                if ((uint)(cell >> 32) == key)
                    articles[found++] = (int)(uint)cell - 1;
                else if (DistanceAt(cells, index) < distance)
                    break;
            }

            return found;
        }

        public void Remove(uint key, int article)
        {
            var (cells, entry) = (_cells, Entry(key, article));
            var (index, distance) = (Home(cells, key), 0);
            for (; cells[index] != entry; (index, distance) = (Next(cells, index), distance + 1))
            {
                if (cells[index] == 0 || DistanceAt(cells, index) < distance)
                    return;
            }

            _count--;
            for (var next = Next(cells, index); cells[next] != 0 && DistanceAt(cells, next) > 0; (index, next) = (next, Next(cells, next)))
                cells[index] = cells[next];
            cells[index] = 0;
        }

        private void Grow()
        {
            var larger = new ulong[(int)(_cells.Length * GrowBy) + 4];

            // From an empty cell on, so that a run that goes round the end stays in its order: what has one home is then added in the order in which it came.
            var start = _cells.AsSpan().IndexOf(0UL);
            foreach (var cell in _cells.AsSpan(start))
                Put(larger, cell);
            foreach (var cell in _cells.AsSpan(0, start))
                Put(larger, cell);
            _cells = larger;
        }

        /// <summary>Puts an entry behind all that have its home.</summary>
        private static void Put(ulong[] cells, ulong cell)
        {
            if (cell == 0)
                return;
            var (index, distance) = (Home(cells, (uint)(cell >> 32)), 0);
            for (; cells[index] != 0 && DistanceAt(cells, index) >= distance; distance++)
                index = Next(cells, index);
            Push(cells, index, cell);
        }

        /// <summary>Puts an entry into a cell; those that stand there move on by one, up to the next empty cell.</summary>
        private static void Push(ulong[] cells, int index, ulong cell)
        {
            for (; cell != 0; index = Next(cells, index))
                (cells[index], cell) = (cell, cells[index]);
        }

        /// <summary>How far from its home the entry of a cell is.</summary>
        private static int DistanceAt(ulong[] cells, int index)
        {
            var distance = index - Home(cells, (uint)(cells[index] >> 32));
            return distance < 0 ? distance + cells.Length : distance;
        }

        private static ulong Entry(uint key, int article) => (ulong)key << 32 | (uint)(article + 1);

        // The part of the key below the shard's bits, scaled to the size of the table (Lemire, "Fast random integer generation in an interval", 2019).
        private static int Home(ulong[] cells, uint key) => (int)((ulong)(key << ShardBits) * (ulong)cells.Length >> 32);

        private static int Next(ulong[] cells, int index) => index + 1 == cells.Length ? 0 : index + 1;
    }
}
