using System.Collections;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Copies;

/// <summary>Compares the text in the probe with another, shingle by shingle; linear in both.</summary>
internal sealed class Comparer(Probe probe, Boilerplate boilerplate)
{
    [Flags]
    private enum Seen : byte { Not = 0, Matched = 1, Common = 2 }

    private ulong[] _there = [];
    private Seen[] _seen = [];

    /// <summary>Measures what the two share.</summary>
    /// <param name="there">The other text.</param>
    /// <param name="ignored">Shingles of the other, by position, that shall not count; null for none.</param>
    public Comparison With(Fingerprint there, BitArray? ignored = null)
    {
        var here = probe.Fingerprint;
        var count = Shingles.Count(there.WordCount, Probe.Width);
        if (_there.Length < count)
            _there = new ulong[Math.Max(count, _there.Length * 2)];
        if (_seen.Length < probe.Distinct)
            _seen = new Seen[Math.Max(probe.Distinct, _seen.Length * 2)];
        Shingles.Of(there.WordHashes, Probe.Width, _there);
        MarkCommon();

        var (matched, total, unquotedMatched, unquotedTotal) = (0, 0, 0, 0);
        var runs = new RunBuilder();
        for (var position = 0; position < count; position++)
        {
            var slot = probe.Find(_there[position]);
            var skip = slot >= 0 ? (_seen[slot] & Seen.Common) != 0 : boilerplate.Has(_there[position]);
            if (skip || ignored is not null && position < ignored.Length && ignored[position])
                continue;
            var quoted = IsQuoted(there, position);
            total++;
            unquotedTotal += quoted ? 0 : 1;
            if (slot < 0)
                continue;

            var at = runs.Continues(position) is var next && next >= 0 && next < probe.Count && probe.SlotAt[next] == slot ? next : probe.First(slot);
            runs.Add(at, position);
            matched++;
            unquotedMatched += quoted ? 0 : 1;
            _seen[slot] |= Seen.Matched;
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
            if ((_seen[slots[position]] & Seen.Matched) == 0)
                (unmatched ??= new BitArray(slots.Length))[position] = true;
        }

        return unmatched;
    }

    private void MarkCommon()
    {
        var keys = probe.Keys;
        for (var slot = 0; slot < keys.Length; slot++)
            _seen[slot] = boilerplate.Has(keys[slot]) ? Seen.Common : Seen.Not;
    }

    private (Coverage All, Coverage Unquoted) CoverageOfHere(Fingerprint here)
    {
        var (matched, total, unquotedMatched, unquotedTotal) = (0, 0, 0, 0);
        var slots = probe.SlotAt;
        for (var position = 0; position < slots.Length; position++)
        {
            var seen = _seen[slots[position]];
            if ((seen & Seen.Common) != 0)
                continue;
            var quoted = IsQuoted(here, position);
            total++;
            unquotedTotal += quoted ? 0 : 1;
            if (seen == Seen.Not)
                continue;
            matched++;
            unquotedMatched += quoted ? 0 : 1;
        }

        return (new Coverage(matched, total), new Coverage(unquotedMatched, unquotedTotal));
    }

    /// <summary>A shingle is quoted when its middle word is.</summary>
    private static bool IsQuoted(Fingerprint text, int position) => (text.WordMarks[position + 1] & Mark.Quoted) != 0;

    /// <summary>Joins neighbouring matches into runs.</summary>
    private struct RunBuilder()
    {
        private readonly List<Run> _runs = [];
        private int _here = -1;
        private int _there = -1;
        private int _length;

        /// <summary>Where this text would go on if the match before went on at this position of the other; -1 if it does not.</summary>
        public readonly int Continues(int there) => _length > 0 && there == _there + _length ? _here + _length : -1;

        public void Add(int here, int there)
        {
            if (Continues(there) == here)
            {
                _length++;
                return;
            }

            End();
            (_here, _there, _length) = (here, there, 1);
        }

        public List<Run> Build()
        {
            End();
            return _runs;
        }

        private readonly void End()
        {
            if (_length > 0)
                _runs.Add(new Run(_here, _there, _length + Probe.Width - 1));
        }
    }
}
