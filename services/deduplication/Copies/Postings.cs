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
        private int _count;

        /// <summary>Key above, article number + 1 below; 0 is empty.</summary>
        public ulong[] Cells { get; private set; } = new ulong[4];

        public void Take(ulong[] cells) => (Cells, _count) = (cells, cells.Count(cell => cell != 0));

        public void Add(uint key, int article)
        {
            if (_count >= Cells.Length * FullAt - 1)
                Grow();

            var (cells, entry, held) = (Cells, Entry(key, article), 0);
            var (index, distance) = (Home(key), 0);
            for (; cells[index] != 0 && DistanceAt(index) >= distance; (index, distance) = (Next(index), distance + 1))
            {
                if (cells[index] == entry || ((uint)(cells[index] >> 32) == key && ++held == MostPerKey))
                    return;
            }

            Push(index, entry);
            _count++;
        }

        public ulong Fetch(uint key) => Cells[Home(key)];

        public int Find(uint key, Span<int> articles)
        {
            var (cells, found) = (Cells, 0);
            for (var (index, distance) = (Home(key), 0); cells[index] != 0 && found < articles.Length; (index, distance) = (Next(index), distance + 1))
            {
                if ((uint)(cells[index] >> 32) == key)
                    articles[found++] = (int)(uint)cells[index] - 1;
                else if (DistanceAt(index) < distance)
                    break;
            }

            return found;
        }

        public void Remove(uint key, int article)
        {
            var (cells, entry) = (Cells, Entry(key, article));
            var (index, distance) = (Home(key), 0);
            for (; cells[index] != entry; (index, distance) = (Next(index), distance + 1))
            {
                if (cells[index] == 0 || DistanceAt(index) < distance)
                    return;
            }

            _count--;
            for (var next = Next(index); cells[next] != 0 && DistanceAt(next) > 0; (index, next) = (next, Next(next)))
                cells[index] = cells[next];
            cells[index] = 0;
        }

        /// <summary>Puts an entry behind all that have its home.</summary>
        private void Put(ulong cell)
        {
            var (index, distance) = (Home((uint)(cell >> 32)), 0);
            for (; Cells[index] != 0 && DistanceAt(index) >= distance; distance++)
                index = Next(index);
            Push(index, cell);
        }

        /// <summary>Puts an entry into a cell; those that stand there move on by one, up to the next empty cell.</summary>
        private void Push(int index, ulong cell)
        {
            for (; cell != 0; index = Next(index))
                (Cells[index], cell) = (cell, Cells[index]);
        }

        /// <summary>How far from its home the entry of a cell is.</summary>
        private int DistanceAt(int index)
        {
            var distance = index - Home((uint)(Cells[index] >> 32));
            return distance < 0 ? distance + Cells.Length : distance;
        }

        private static ulong Entry(uint key, int article) => (ulong)key << 32 | (uint)(article + 1);

        // The part of the key below the shard's bits, scaled to the size of the table (Lemire, "Fast random integer generation in an interval", 2019).
        private int Home(uint key) => (int)((ulong)(key << ShardBits) * (ulong)Cells.Length >> 32);

        private int Next(int index) => index + 1 == Cells.Length ? 0 : index + 1;

        private void Grow()
        {
            var old = Cells;
            Cells = new ulong[(int)(old.Length * GrowBy) + 4];

            // From an empty cell on, so that a run that goes round the end stays in its order: what has one home is then added in the order in which it came.
            var start = Array.IndexOf(old, 0UL);
            for (var step = 0; step < old.Length; step++)
            {
                if (old[(start + step) % old.Length] is not 0 and var cell)
                    Put(cell);
            }
        }
    }
}
