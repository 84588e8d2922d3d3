using System.Collections;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Compares the text in the probe with others, shingle by shingle; linear in both.</summary>
internal sealed class Comparer(Probe probe, Boilerplate boilerplate)
{
    /// <summary>The most texts that are told apart as having a shingle or not.</summary>
    public const int MostTexts = 31;

    // For each slot of the probe, one bit for each numbered text that has its shingle.
    private uint[] _in = [];
    private uint[] _kept = [];
    private int _loaded;

    /// <summary>Measures what the two share.</summary>
    /// <param name="there">The other text.</param>
    /// <param name="ignored">Shingles of the other, by position, that shall not count; null for none.</param>
    /// <param name="number">The number of the other text, for <see cref="Lacked"/>; 0 when nobody asks.</param>
    public Comparison With(HeldText there, BitArray? ignored = null, int number = 0)
    {
        var here = probe.Text;
        var bit = Clear(number);
        var words = there.Words;
        var marks = there.Marks;
        var common = probe.Common;
        var (matched, total, unquotedMatched, unquotedTotal) = (0, 0, 0, 0);
        var runs = new RunBuilder();
        for (var position = 0; position + Shingles.Width <= words.Length; position++)
        {
            var shingle = Shingles.At(words, position);
            var slot = probe.Find(shingle);
            if (slot >= 0)
                _in[slot] |= bit;
            var skip = slot >= 0 ? common[slot] : boilerplate.Has(shingle);
            if (skip || ignored is not null && position < ignored.Length && ignored[position])
            {
                if (slot >= 0 && IsAt(runs.Continues(position), slot))
                    runs.Bridge();
                continue;
            }

            var quoted = IsQuoted(marks, position);
            total++;
            unquotedTotal += quoted ? 0 : 1;
            if (slot < 0)
                continue;

            var next = runs.Continues(position);
            runs.Add(IsAt(next, slot) ? next : probe.First(slot), position);
            matched++;
            unquotedMatched += quoted ? 0 : 1;
            _in[slot] |= Counted;
        }

        var list = runs.Build();
        var (ofHere, unquotedHere) = CoverageOfHere(here);
        return new Comparison
        {
            Here = ofHere,
            There = new Coverage(matched, total),
            UnquotedHere = unquotedHere,
            UnquotedThere = new Coverage(unquotedMatched, unquotedTotal),
            Runs = list,
            Contradictions = Contradictions.Of(list, here, there),
        };
    }

    /// <summary>Shingles of the text in the probe, by position, that the text last compared does not have; null when it has them all.</summary>
    public BitArray? Unmatched()
    {
        BitArray? unmatched = null;
        var slots = probe.SlotAt;
        for (var position = 0; position < slots.Length; position++)
        {
            if ((_in[slots[position]] & Counted) == 0)
                (unmatched ??= new BitArray(slots.Length))[position] = true;
        }

        return unmatched;
    }

    /// <summary>Only notes which shingles of the text in the probe the other one has.</summary>
    public void Note(HeldText there, int number)
    {
        var bit = Clear(number);
        var words = there.Words;
        for (var position = 0; position + Shingles.Width <= words.Length; position++)
        {
            if (probe.Find(Shingles.At(words, position)) is var slot and >= 0)
                _in[slot] |= bit;
        }
    }

    /// <summary>Remembers which of the numbered texts have which shingles of the text in the probe.</summary>
    public void Keep()
    {
        Clear(0);
        if (_kept.Length < probe.Distinct)
            _kept = new uint[_in.Length];
        _in.AsSpan(0, probe.Distinct).CopyTo(_kept);
    }

    /// <summary>Whether none of these texts, one bit for each number, had the shingle of a slot when it was remembered.</summary>
    public bool Lacked(int slot, uint numbers) => (_kept[slot] & numbers) == 0;

    /// <summary>The bit of a numbered text.</summary>
    public static uint BitOf(int number) => 1u << number;

    // The last bit says that the shingle counts as shared with the text compared last.
    private const uint Counted = 1u << MostTexts;

    private uint Clear(int number)
    {
        if (_in.Length < probe.Distinct)
            _in = new uint[Math.Max(probe.Distinct, _in.Length * 2)];
        if (_loaded != probe.Loaded)
            Array.Clear(_in, 0, probe.Distinct);
        _loaded = probe.Loaded;
        var kept = ~(BitOf(number) | Counted);
        for (var slot = 0; slot < probe.Distinct; slot++)
            _in[slot] &= kept;
        return BitOf(number);
    }

    private bool IsAt(int position, int slot) => position >= 0 && position < probe.Count && probe.SlotAt[position] == slot;

    private (Coverage All, Coverage Unquoted) CoverageOfHere(HeldText here)
    {
        var (matched, total, unquotedMatched, unquotedTotal) = (0, 0, 0, 0);
        var slots = probe.SlotAt;
        var common = probe.Common;
        var marks = here.Marks;
        for (var position = 0; position < slots.Length; position++)
        {
            if (common[slots[position]])
                continue;
            var quoted = IsQuoted(marks, position);
            total++;
            unquotedTotal += quoted ? 0 : 1;
            if ((_in[slots[position]] & Counted) == 0)
                continue;
            matched++;
            unquotedMatched += quoted ? 0 : 1;
        }

        return (new Coverage(matched, total), new Coverage(unquotedMatched, unquotedTotal));
    }

    /// <summary>A shingle is quoted when its middle word is.</summary>
    private static bool IsQuoted(ReadOnlySpan<byte> marks, int position) => (HeldText.MarkOf(marks, position + 1) & Mark.Quoted) != 0;

    /// <summary>Joins neighbouring matches into runs. A stock phrase inside a run does not break it, and does not lengthen its end.</summary>
    private struct RunBuilder()
    {
        private readonly List<Run> _runs = [];
        private int _here = -1;
        private int _there = -1;
        private int _length;
        private int _bridged;

        /// <summary>Where this text would go on if the match before went on at this position of the other; -1 if it does not.</summary>
        public readonly int Continues(int there) => _length > 0 && there == _there + _length + _bridged ? _here + _length + _bridged : -1;

        /// <summary>Both texts go on alike, with a shingle that does not count.</summary>
        public void Bridge() => _bridged++;

        public void Add(int here, int there)
        {
            if (Continues(there) == here)
            {
                _length += _bridged + 1;
                _bridged = 0;
                return;
            }

            End();
            (_here, _there, _length, _bridged) = (here, there, 1, 0);
        }

        public List<Run> Build()
        {
            End();
            return _runs;
        }

        private readonly void End()
        {
            if (_length > 0)
                _runs.Add(new Run(_here, _there, _length + Shingles.Width - 1));
        }
    }
}
