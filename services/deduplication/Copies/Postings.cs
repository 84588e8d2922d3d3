using System.Buffers.Binary;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Which articles have a shingle: a multimap from 32-bit keys to article numbers below 2^24 - 1 in flat arrays, six bytes an entry.</summary>
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

    // A cell: the article's number + 1 below, above it the key but for the bits that its shard says; 0 is empty.
    private const int CellBytes = 6;
    private const int ArticleBits = 24;
    private const uint MostArticles = (1u << ArticleBits) - 1;

    private readonly Shard[] _shards = [.. Enumerable.Range(0, 1 << ShardBits).Select(_ => new Shard())];

    /// <summary>How many bytes the tables take.</summary>
    public long Bytes => _shards.Sum(shard => (long)shard.Cells.Length);

    /// <summary>Adds an article to a key, unless it is there already or the key is full.</summary>
    public void Add(uint key, int article) => ShardOf(key).Add(key, article);

    /// <summary>Writes the articles of a key, at most eight.</summary>
    /// <returns>How many there are.</returns>
    public int Find(uint key, Span<int> articles) => ShardOf(key).Find(key, articles);

    /// <summary>Reads the place of a key before it is asked for: the waits for memory of several keys then overlap.</summary>
    public ulong Fetch(uint key) => ShardOf(key).Fetch(key);

    /// <summary>Takes an article off a key, if it is there.</summary>
    public void Remove(uint key, int article) => ShardOf(key).Remove(key, article);

    /// <summary>Writes the shards one after another, eight bytes a cell: the whole key above, the article below.</summary>
    public void Write(StateWriter writer)
    {
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            var cells = _shards[shard].Cells;
            var entries = new ulong[Count(cells)];
            for (var index = 0; index < entries.Length; index++)
            {
                if (At(cells, index) is not 0 and var cell)
                    entries[index] = (ulong)((uint)shard << 32 - ShardBits | KeyOf(cell) >> ShardBits) << 32 | (uint)cell & MostArticles;
            }

            writer.Values<ulong>(entries);
        }
    }

    public void Read(StateReader reader)
    {
        foreach (var shard in _shards)
        {
            var entries = reader.Values<ulong>();
            var cells = Empty(entries.Length);
            for (var index = 0; index < entries.Length; index++)
            {
                if (entries[index] is not 0 and var entry)
                    Set(cells, index, Cell((uint)(entry >> 32), (int)(uint)entry - 1));
            }

            shard.Take(cells);
        }
    }

    private Shard ShardOf(uint key) => _shards[key >> 32 - ShardBits];

    private static byte[] Empty(int cells) => new byte[cells * CellBytes + sizeof(ulong) - CellBytes]; // a cell is read with the two bytes behind it

    private static int Count(byte[] cells) => cells.Length / CellBytes;

    private static ulong At(byte[] cells, int index) => BinaryPrimitives.ReadUInt64LittleEndian(cells.AsSpan(index * CellBytes)) & (1UL << 8 * CellBytes) - 1;

    private static void Set(byte[] cells, int index, ulong cell)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(cells.AsSpan(index * CellBytes), (uint)cell);
        BinaryPrimitives.WriteUInt16LittleEndian(cells.AsSpan(index * CellBytes + sizeof(uint)), (ushort)(cell >> 32));
    }

    private static ulong Cell(uint key, int article) => (ulong)(key << ShardBits) << ArticleBits - ShardBits | (uint)(article + 1);

    /// <summary>The key of a cell, shifted up by the bits that its shard says.</summary>
    private static uint KeyOf(ulong cell) => (uint)(cell >> ArticleBits) << ShardBits;

    private sealed class Shard
    {
        private byte[] _cells = Empty(4);
        private int _count;

        public byte[] Cells => _cells;

        public void Take(byte[] cells)
        {
            (_cells, _count) = (cells, 0);
            for (var index = 0; index < Count(cells); index++)
                _count += At(cells, index) == 0 ? 0 : 1;
        }

        public void Add(uint key, int article)
        {
            if (_count >= Count(_cells) * FullAt - 1)
                Grow();

            var (cells, entry, held) = (_cells, Cell(key, article), 0);
            var (index, distance) = (Home(cells, key << ShardBits), 0);
            for (; At(cells, index) is not 0 and var cell && DistanceAt(cells, index, cell) >= distance; (index, distance) = (Next(cells, index), distance + 1))
            {
                if (cell == entry || (KeyOf(cell) == key << ShardBits && ++held == MostPerKey))
                    return;
            }

            Push(cells, index, entry);
            _count++;
        }

        public ulong Fetch(uint key)
        {
            var cells = _cells;
            return At(cells, Home(cells, key << ShardBits));
        }

        public int Find(uint key, Span<int> articles)
        {
            var (cells, found) = (_cells, 0);
            var (index, distance) = (Home(cells, key << ShardBits), 0);
            for (; At(cells, index) is not 0 and var cell && found < articles.Length; (index, distance) = (Next(cells, index), distance + 1))
            {
                if (KeyOf(cell) == key << ShardBits)
                    articles[found++] = (int)((uint)cell & MostArticles) - 1;
                else if (DistanceAt(cells, index, cell) < distance)
                    break;
            }

            return found;
        }

        public void Remove(uint key, int article)
        {
            var (cells, entry) = (_cells, Cell(key, article));
            var (index, distance) = (Home(cells, key << ShardBits), 0);
            for (; At(cells, index) is var cell && cell != entry; (index, distance) = (Next(cells, index), distance + 1))
            {
                if (cell == 0 || DistanceAt(cells, index, cell) < distance)
                    return;
            }

            _count--;
            for (var next = Next(cells, index); At(cells, next) is not 0 and var cell && DistanceAt(cells, next, cell) > 0; (index, next) = (next, Next(cells, next)))
                Set(cells, index, cell);
            Set(cells, index, 0);
        }

        private void Grow()
        {
            var (cells, larger) = (_cells, Empty((int)(Count(_cells) * GrowBy) + 4));

            // From an empty cell on, so that a run that goes round the end stays in its order: what has one home is then added in the order in which it came.
            var start = 0;
            while (At(cells, start) != 0)
                start++;
            for (var index = start; index < Count(cells); index++)
                Put(larger, At(cells, index));
            for (var index = 0; index < start; index++)
                Put(larger, At(cells, index));
            _cells = larger;
        }

        /// <summary>Puts an entry behind all that have its home.</summary>
        private static void Put(byte[] cells, ulong entry)
        {
            if (entry == 0)
                return;
            var (index, distance) = (Home(cells, KeyOf(entry)), 0);
            for (; At(cells, index) is not 0 and var cell && DistanceAt(cells, index, cell) >= distance; distance++)
                index = Next(cells, index);
            Push(cells, index, entry);
        }

        /// <summary>Puts an entry into a cell; those that stand there move on by one, up to the next empty cell.</summary>
        private static void Push(byte[] cells, int index, ulong entry)
        {
            for (; entry != 0; index = Next(cells, index))
            {
                var moved = At(cells, index);
                Set(cells, index, entry);
                entry = moved;
            }
        }

        /// <summary>How far from its home the entry of a cell is.</summary>
        private static int DistanceAt(byte[] cells, int index, ulong cell)
        {
            var distance = index - Home(cells, KeyOf(cell));
            return distance < 0 ? distance + Count(cells) : distance;
        }

        // The part of the key below the shard's bits, scaled to the size of the table (Lemire, "Fast random integer generation in an interval", 2019).
        private static int Home(byte[] cells, uint shifted) => (int)(shifted * (ulong)Count(cells) >> 32);

        private static int Next(byte[] cells, int index) => index + 1 == Count(cells) ? 0 : index + 1;
    }
}
